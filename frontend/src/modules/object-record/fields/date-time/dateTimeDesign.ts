import { IconCalendarClock } from '@/modules/ui/icons';
import { type FieldDesign, plainShape } from '../fieldDesign';
import { DateSettingsForm } from '../shared/DateSettingsForm';
import { NowDefaultForm } from '../shared/NowDefaultForm';

export const dateTimeDesign: FieldDesign = {
  type: 'DATE_TIME',
  label: 'Date and time',
  explanation: 'A moment: a meeting, a call.',
  icon: IconCalendarClock,
  group: 'Time',
  canBeUnique: true,
  start: () => plainShape,
  sample: () => '2031-11-22T14:00:00.000Z',
  SettingsForm: DateSettingsForm,
  DefaultForm: NowDefaultForm,
};
