import { IconHash } from '@/modules/ui/icons';
import { type FieldDesign, plainShape } from '../fieldDesign';
import { NumberSettingsForm } from './NumberSettingsForm';
import { NumberDefaultForm } from './NumberDefaultForm';

export const numberDesign: FieldDesign = {
  type: 'NUMBER',
  label: 'Number',
  explanation: 'Whole or decimal numbers, or percentages.',
  icon: IconHash,
  group: 'Numbers',
  canBeUnique: true,
  start: () => ({ ...plainShape, settings: { type: 'number', decimals: 0, dataType: 'int' } }),
  sample: (field) => (field.settings?.type === 'percentage' ? 0.425 : 1250),
  SettingsForm: NumberSettingsForm,
  DefaultForm: NumberDefaultForm,
};
