import { IconBraces } from '@/modules/ui/icons';
import { type FieldDesign, plainShape } from '../fieldDesign';

export const rawJsonDesign: FieldDesign = {
  type: 'RAW_JSON',
  label: 'JSON',
  explanation: 'Whatever another program wants to keep here.',
  icon: IconBraces,
  group: 'Content',
  canBeUnique: false,
  start: () => plainShape,
  sample: () => ({ plan: 'pro', seats: 12 }),
  SettingsForm: null,
  DefaultForm: null,
};
