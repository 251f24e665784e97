import { IconPhone } from '@/modules/ui/icons';
import { type FieldDesign, plainShape } from '../fieldDesign';
import { MaxValuesForm } from '../shared/MaxValuesForm';

export const phonesDesign: FieldDesign = {
  type: 'PHONES',
  label: 'Phones',
  explanation: 'One main number, and others, with their country.',
  icon: IconPhone,
  group: 'Contact',
  canBeUnique: true,
  start: () => plainShape,
  sample: () => [{ number: '6 12 34 56 78', countryCode: 'FR', callingCode: '+33' }],
  SettingsForm: MaxValuesForm,
  DefaultForm: null,
};
