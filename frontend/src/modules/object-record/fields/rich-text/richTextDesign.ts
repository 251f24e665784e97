import { IconAlignLeft } from '@/modules/ui/icons';
import { type FieldDesign, plainShape } from '../fieldDesign';

export const richTextDesign: FieldDesign = {
  type: 'RICH_TEXT',
  label: 'Rich text',
  explanation: 'Paragraphs with headings, lists and links.',
  icon: IconAlignLeft,
  group: 'Text',
  canBeUnique: false,
  start: () => plainShape,
  sample: () => 'Met at the fair, wants a quote by Friday.',
  SettingsForm: null,
  DefaultForm: null,
};
