import { IconMail } from '@/modules/ui/icons';
import { type FieldDesign, plainShape } from '../fieldDesign';
import { MaxValuesForm } from '../shared/MaxValuesForm';

export const emailsDesign: FieldDesign = {
  type: 'EMAILS',
  label: 'E-mails',
  explanation: 'One main address, and others.',
  icon: IconMail,
  group: 'Contact',
  canBeUnique: true,
  start: () => plainShape,
  sample: () => ({ primaryEmail: 'ada@byron.example', additionalEmails: ['hello@byron.example'] }),
  SettingsForm: MaxValuesForm,
  DefaultForm: null,
};
