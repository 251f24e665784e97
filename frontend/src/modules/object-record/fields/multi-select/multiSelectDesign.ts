import { IconTags } from '@/modules/ui/icons';
import { type FieldDesign, plainShape } from '../fieldDesign';
import { optionsOf } from '../shared/options';

export const multiSelectDesign: FieldDesign = {
  type: 'MULTI_SELECT',
  label: 'Multi-select',
  explanation: 'Any number of a few options.',
  icon: IconTags,
  group: 'Choices',
  canBeUnique: false,
  start: plainShape,
  sample: (field) =>
    optionsOf(field)
      .slice(0, 2)
      .map(({ value }) => value),
  SettingsForm: null,
  DefaultForm: null,
};
