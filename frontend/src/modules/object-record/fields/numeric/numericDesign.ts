import { IconHash } from '@/modules/ui/icons';
import { type FieldDesign, plainShape } from '../fieldDesign';

export const numericDesign: FieldDesign = {
  type: 'NUMERIC',
  label: 'Exact number',
  explanation: 'A number of any length.',
  icon: IconHash,
  group: null,
  canBeUnique: false,
  start: () => plainShape,
  sample: () => '1250',
  SettingsForm: null,
  DefaultForm: null,
};
