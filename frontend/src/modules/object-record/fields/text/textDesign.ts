import { IconTypography } from '@/modules/ui/icons';
import { type FieldDesign, plainShape } from '../fieldDesign';
import { TextDefaultForm } from './TextDefaultForm';

export const textDesign: FieldDesign = {
  type: 'TEXT',
  label: 'Text',
  explanation: 'A line or a few: titles, cities, notes in passing.',
  icon: IconTypography,
  group: 'Text',
  canBeUnique: true,
  start: () => plainShape,
  sample: () => 'Harbour Street 12',
  SettingsForm: null,
  DefaultForm: TextDefaultForm,
};
