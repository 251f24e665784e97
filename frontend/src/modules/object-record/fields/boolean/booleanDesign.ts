import { IconToggleLeft } from '@/modules/ui/icons';
import { type FieldDesign, plainShape } from '../fieldDesign';
import { BooleanDefaultForm } from './BooleanDefaultForm';

export const booleanDesign: FieldDesign = {
  type: 'BOOLEAN',
  label: 'Yes or no',
  explanation: 'A thing that is so, or is not.',
  icon: IconToggleLeft,
  group: 'Choices',
  canBeUnique: false,
  start: () => ({ ...plainShape, defaultValue: false }),
  sample: () => true,
  SettingsForm: null,
  DefaultForm: BooleanDefaultForm,
};
