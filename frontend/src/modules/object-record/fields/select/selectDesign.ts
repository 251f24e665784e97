import { IconTag } from '@/modules/ui/icons';
import { type FieldDesign, plainShape } from '../fieldDesign';
import { optionsOf } from '../shared/options';

export const selectDesign: FieldDesign = {
  type: 'SELECT',
  label: 'Select',
  explanation: 'One of a few options, each with a colour.',
  icon: IconTag,
  group: 'Choices',
  canBeUnique: false,
  start: plainShape,
  sample: (field) => optionsOf(field)[0]?.value ?? null,
  SettingsForm: null,
  DefaultForm: null,
};
