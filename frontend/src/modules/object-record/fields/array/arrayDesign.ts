import { IconList } from '@/modules/ui/icons';
import { type FieldDesign, plainShape } from '../fieldDesign';
import { MaxValuesForm } from '../shared/MaxValuesForm';

export const arrayDesign: FieldDesign = {
  type: 'ARRAY',
  label: 'List',
  explanation: 'Several short texts: aliases, codes, skills.',
  icon: IconList,
  group: 'Text',
  canBeUnique: false,
  start: () => plainShape,
  sample: () => ['Rotterdam', 'Ghent'],
  SettingsForm: MaxValuesForm,
  DefaultForm: null,
};
