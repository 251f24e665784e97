import { type FieldKind, parsed, refused } from '../fieldKind';
import { dayOf } from '../shared/calendar';
import { compareCodes } from '../shared/compare';
import { showDay } from '../shared/dateDisplay';
import { dateFiltering } from '../shared/dateFilters';
import { DateEditor } from '../shared/lazyEditors';
import { parseDay } from '../shared/naturalDates';
import { scalarShape } from '../shared/scalar';

const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

export const dateKind: FieldKind<string> = {
  type: 'DATE',
  width: 120,
  alignment: 'start',
  editing: 'popover',
  Editor: DateEditor,
  ...scalarShape(isDay),
  isEmpty: (value) => value === null,
  format: (value) => value,
  parse: (text) => {
    if (!text.trim()) return parsed<string>(null);
    const day = parseDay(text);
    return day ? parsed(day) : refused('Type a date, like 22 Nov or next Friday');
  },
  display: showDay,
  ...dateFiltering(
    (day) => ({ from: day, until: day }),
    () => dayOf(new Date()),
  ),
  compare: compareCodes,
};
