import { IconHash } from '@/modules/ui/icons';
import { type FieldDesign, plainShape } from '../fieldDesign';

export const numberDesign: FieldDesign = {
  type: 'NUMBER',
  label: 'Number',
  explanation: 'Whole or decimal numbers, or percentages.',
  icon: IconHash,
  group: 'Numbers',
  canBeUnique: true,
  start: plainShape,
  sample: (field) => (field.settings?.type === 'percentage' ? 0.425 : 1250),
  SettingsForm: null,
  DefaultForm: null,
};
