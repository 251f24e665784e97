import { type FieldKind, parsed, refused } from '../fieldKind';
import { addDays, startOfDay } from '../shared/calendar';
import { compareCodes } from '../shared/compare';
import { showMoment } from '../shared/dateDisplay';
import { dateFiltering } from '../shared/dateFilters';
import { DateTimeEditor } from '../shared/lazyEditors';
import { parseMoment } from '../shared/naturalDates';
import { scalarShape } from '../shared/scalar';

const isMoment = (value: unknown): value is string => typeof value === 'string' && !Number.isNaN(Date.parse(value));

/** The last millisecond of a day, so that ranges include both ends as those of days do. */
const endOfDay = (day: string) => new Date(startOfDay(addDays(day, 1)).getTime() - 1);

export const dateTimeKind: FieldKind<string> = {
  type: 'DATE_TIME',
  width: 176,
  alignment: 'start',
  editing: 'popover',
  Editor: DateTimeEditor,
  ...scalarShape(isMoment),
  isEmpty: (value) => value === null,
  format: (value) => value,
  parse: (text, _field, previous) => {
    if (!text.trim()) return parsed<string>(null);
    const moment = parseMoment(text, previous);
    return moment ? parsed(moment) : refused('Type a date and time, like 22 Nov 14:00');
  },
  display: showMoment,
  ...dateFiltering(
    (day) => ({ from: startOfDay(day).toISOString(), until: endOfDay(day).toISOString() }),
    () => new Date().toISOString(),
  ),
  compare: compareCodes,
};
