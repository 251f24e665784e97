import { IconSearch } from '@/modules/ui/icons';
import { type FieldDesign, plainShape } from '../fieldDesign';

export const tsVectorDesign: FieldDesign = {
  type: 'TS_VECTOR',
  label: 'Search words',
  explanation: 'What search finds a record by.',
  icon: IconSearch,
  group: null,
  canBeUnique: false,
  start: () => plainShape,
  sample: () => null,
  SettingsForm: null,
  DefaultForm: null,
};
