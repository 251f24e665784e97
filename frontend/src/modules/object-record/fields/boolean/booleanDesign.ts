import { IconToggleLeft } from '@/modules/ui/icons';
import { type FieldDesign, plainShape } from '../fieldDesign';

export const booleanDesign: FieldDesign = {
  type: 'BOOLEAN',
  label: 'Yes or no',
  explanation: 'A thing that is so, or is not.',
  icon: IconToggleLeft,
  group: 'Choices',
  canBeUnique: false,
  start: plainShape,
  sample: () => true,
  SettingsForm: null,
  DefaultForm: null,
};
