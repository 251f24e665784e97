import { IconLink } from '@/modules/ui/icons';
import { type FieldDesign, plainShape } from '../fieldDesign';
import { MaxValuesForm } from '../shared/MaxValuesForm';

export const linksDesign: FieldDesign = {
  type: 'LINKS',
  label: 'Links',
  explanation: 'Web addresses, each with a label if you like.',
  icon: IconLink,
  group: 'Contact',
  canBeUnique: true,
  start: () => plainShape,
  sample: () => [{ url: 'https://stratus.example', label: '' }],
  SettingsForm: MaxValuesForm,
  DefaultForm: null,
};
