import { IconHash } from '@/modules/ui/icons';
import { type FieldDesign, plainShape } from '../fieldDesign';

export const positionDesign: FieldDesign = {
  type: 'POSITION',
  label: 'Position',
  explanation: 'Where it stands in an order that people chose.',
  icon: IconHash,
  group: null,
  canBeUnique: false,
  start: () => plainShape,
  sample: () => 1,
  SettingsForm: null,
  DefaultForm: null,
};
