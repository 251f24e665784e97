import { IconUserCircle } from '@/modules/ui/icons';
import { type FieldDesign, plainShape } from '../fieldDesign';

export const actorDesign: FieldDesign = {
  type: 'ACTOR',
  label: 'Author',
  explanation: 'Who made it: a person, an import, a program.',
  icon: IconUserCircle,
  group: null,
  canBeUnique: false,
  start: () => plainShape,
  sample: () => ({ source: 'MANUAL', name: 'Ada Byron', workspaceMemberId: 'a' }),
  SettingsForm: null,
  DefaultForm: null,
};
