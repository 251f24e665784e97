import { IconCalendar } from '@/modules/ui/icons';
import { type FieldDesign, plainShape } from '../fieldDesign';
import { DateSettingsForm } from '../shared/DateSettingsForm';
import { NowDefaultForm } from '../shared/NowDefaultForm';

export const dateDesign: FieldDesign = {
  type: 'DATE',
  label: 'Date',
  explanation: 'A day: a birthday, a deadline.',
  icon: IconCalendar,
  group: 'Time',
  canBeUnique: true,
  start: () => plainShape,
  sample: () => '2031-11-22',
  SettingsForm: DateSettingsForm,
  DefaultForm: NowDefaultForm,
};
