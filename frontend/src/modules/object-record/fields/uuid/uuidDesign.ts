import { IconFingerprint } from '@/modules/ui/icons';
import { type FieldDesign, plainShape } from '../fieldDesign';
import { UuidDefaultForm } from './UuidDefaultForm';

export const uuidDesign: FieldDesign = {
  type: 'UUID',
  label: 'Identifier',
  explanation: 'A unique id, mostly of another system.',
  icon: IconFingerprint,
  group: 'Content',
  canBeUnique: true,
  start: () => plainShape,
  sample: () => '4f9c2a1e-7b1d-4c55-9a53-0d7f2c1e8a90',
  SettingsForm: null,
  DefaultForm: UuidDefaultForm,
};
