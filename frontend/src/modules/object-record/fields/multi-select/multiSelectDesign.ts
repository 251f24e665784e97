import { IconTags } from '@/modules/ui/icons';
import { type FieldDesign, plainShape } from '../fieldDesign';
import { addOption } from '../select/optionList';
import { OptionsForm } from '../select/OptionsForm';
import { MultiSelectDefaultForm } from './MultiSelectDefaultForm';
import { optionsOf } from '../shared/options';

export const multiSelectDesign: FieldDesign = {
  type: 'MULTI_SELECT',
  label: 'Multi-select',
  explanation: 'Any number of a few options.',
  icon: IconTags,
  group: 'Choices',
  canBeUnique: false,
  start: () => ({ ...plainShape, options: addOption([], '') }),
  sample: (field) =>
    optionsOf(field)
      .slice(0, 2)
      .map(({ value }) => value),
  SettingsForm: OptionsForm,
  DefaultForm: MultiSelectDefaultForm,
};
