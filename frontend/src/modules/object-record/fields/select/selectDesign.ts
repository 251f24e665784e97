import { IconTag } from '@/modules/ui/icons';
import { type FieldDesign, plainShape } from '../fieldDesign';
import { addOption } from './optionList';
import { OptionsForm } from './OptionsForm';
import { SelectDefaultForm } from './SelectDefaultForm';
import { optionsOf } from '../shared/options';

export const selectDesign: FieldDesign = {
  type: 'SELECT',
  label: 'Select',
  explanation: 'One of a few options, each with a colour.',
  icon: IconTag,
  group: 'Choices',
  canBeUnique: false,
  start: () => ({ ...plainShape, options: addOption([], '') }),
  sample: (field) => optionsOf(field)[0]?.value ?? null,
  SettingsForm: OptionsForm,
  DefaultForm: SelectDefaultForm,
};
