import { IconMapPin } from '@/modules/ui/icons';
import { type FieldDesign, plainShape } from '../fieldDesign';
import { AddressSettingsForm } from './AddressSettingsForm';
import { noAddress } from './addressLines';

export const addressDesign: FieldDesign = {
  type: 'ADDRESS',
  label: 'Address',
  explanation: 'Street, city, postcode, state and country.',
  icon: IconMapPin,
  group: 'Contact',
  canBeUnique: false,
  start: () => plainShape,
  sample: () => ({
    ...noAddress,
    addressStreet1: '1 Ledger Lane',
    addressPostcode: '9000',
    addressCity: 'Ghent',
    addressCountry: 'Belgium',
  }),
  SettingsForm: AddressSettingsForm,
  DefaultForm: null,
};
