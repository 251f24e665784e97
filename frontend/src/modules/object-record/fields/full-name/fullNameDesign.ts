import { IconUser } from '@/modules/ui/icons';
import { type FieldDesign, plainShape } from '../fieldDesign';

export const fullNameDesign: FieldDesign = {
  type: 'FULL_NAME',
  label: 'Full name',
  explanation: 'First and last name of a person.',
  icon: IconUser,
  group: 'Contact',
  canBeUnique: false,
  start: () => plainShape,
  sample: () => ({ firstName: 'Ada', lastName: 'Byron' }),
  SettingsForm: null,
  DefaultForm: null,
};
