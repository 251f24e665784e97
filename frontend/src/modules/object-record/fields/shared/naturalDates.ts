/** "tomorrow", "next fri", "in 3 weeks", "22 nov", "11/22/2026": what people type when they mean a day. */
import { addDays, addMonths, dayOf, validDay, weekdayOf } from './calendar';

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const nearby: Readonly<Record<string, number>> = { today: 0, tod: 0, tomorrow: 1, tom: 1, tmr: 1, yesterday: -1 };

type Reader = (text: string, today: string) => string | null;

const readNearby: Reader = (text, today) => {
  const days = nearby[text];
  return days === undefined ? null : addDays(today, days);
};

const readWeekday: Reader = (text, today) => {
  const [, modifier, name = ''] = /^(next |last |this )?(sun|mon|tue|wed|thu|fri|sat)[a-z]*$/.exec(text) ?? [];
  if (!name) return null;
  const ahead = (weekdays.indexOf(name) - weekdayOf(today) + 7) % 7 || 7;
  if (modifier === 'last ') return addDays(today, ahead - 7 === 0 ? -7 : ahead - 7);
  return addDays(today, ahead);
};

const readDistance: Reader = (text, today) => {
  const match = /^(?:in )?([+-]?\d{1,4}) ?(d|w|m|y)(?:ays?|eeks?|onths?|ears?)?( ago)?$/.exec(text);
  if (!match) return readNextPeriod(text, today);
  const count = Number(match[1]) * (match[3] ? -1 : 1);
  return shift(today, count, match[2] ?? 'd');
};

const readNextPeriod: Reader = (text, today) => {
  const [, which, unit] = /^(next|last) (week|month|year)$/.exec(text) ?? [];
  return unit ? shift(today, which === 'next' ? 1 : -1, unit.charAt(0)) : null;
};

function shift(day: string, count: number, unit: string): string {
  if (unit === 'd') return addDays(day, count);
  if (unit === 'w') return addDays(day, count * 7);
  return addMonths(day, unit === 'm' ? count : count * 12);
}

const fullYear = (text: string | undefined, today: string): number => {
  if (!text) return Number(today.slice(0, 4));
  return Number(text) + (text.length <= 2 ? 2000 : 0);
};

const readIso: Reader = (text) => {
  const [, year, month, date] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:t.*)?$/.exec(text) ?? [];
  return year ? validDay(Number(year), Number(month), Number(date)) : null;
};

const readNamedMonth: Reader = (text, today) => {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?\.? ([a-z]{3})[a-z]*\.?,?(?: (\d{4}|\d{2}))?$/.exec(text);
  const monthFirst = /^([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{4}|\d{2}))?$/.exec(text);
  const [date, name, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  const month = months.indexOf(name ?? '') + 1;
  return month ? validDay(fullYear(year, today), month, Number(date)) : null;
};

/** Whether this person writes the month before the day. */
function isMonthFirst(): boolean {
  const parts = new Intl.DateTimeFormat(undefined).formatToParts(new Date(2000, 0, 2));
  return parts.findIndex(({ type }) => type === 'month') < parts.findIndex(({ type }) => type === 'day');
}

const readNumbers: Reader = (text, today) => {
  const [, first, second, year] = /^(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?\.?$/.exec(text) ?? [];
  if (!first) return null;
  const [a, b, y] = [Number(first), Number(second), fullYear(year, today)];
  return isMonthFirst() ? (validDay(y, a, b) ?? validDay(y, b, a)) : (validDay(y, b, a) ?? validDay(y, a, b));
};

const readers: readonly Reader[] = [readNearby, readWeekday, readDistance, readIso, readNamedMonth, readNumbers];

/** The day a text means, or null. */
export function parseDay(text: string, today = dayOf(new Date())): string | null {
  const plain = text.trim().toLowerCase().replace(/\s+/g, ' ');
  for (const read of readers) {
    const day = read(plain, today);
    if (day) return day;
  }
  return null;
}

/** Hours and minutes of "14:05", "2pm", "2:05 pm", "9"; null if it is none of these. */
export function parseTime(text: string): { hours: number; minutes: number } | null {
  const match = /^(\d{1,2})(?:[:.h](\d{2}))?\s*([ap])?\.?(?:m\.?)?$/.exec(text.trim().toLowerCase());
  if (!match) return null;
  const [hour, minutes] = [Number(match[1]), Number(match[2] ?? 0)];
  const hours = match[3] ? (hour % 12) + (match[3] === 'p' ? 12 : 0) : hour;
  return hours < 24 && minutes < 60 && (!match[3] || hour <= 12) ? { hours, minutes } : null;
}

/** "tomorrow 14:00", "22 nov 9am", a whole ISO moment; a day alone keeps the given time or takes 9:00. */
export function parseMoment(text: string, previous: string | null, today = dayOf(new Date())): string | null {
  const plain = text.trim();
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(plain)) {
    const moment = new Date(plain);
    return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
  }
  const day = parseDay(plain, today);
  if (day) return momentAt(day, previous ? timeOf(previous) : { hours: 9, minutes: 0 });
  const [, before = '', time = ''] =
    /^(.*?)(?:,? (?:at )?)?(\d{1,2}(?:[:.h]\d{2})?\s*(?:[ap]\.?m?\.?)?)$/i.exec(plain) ?? [];
  const clock = parseTime(time);
  const statedDay = before.trim()
    ? parseDay(before.replace(/,$/, ''), today)
    : previous
      ? dayOf(new Date(previous))
      : today;
  return clock && statedDay ? momentAt(statedDay, clock) : null;
}

function timeOf(iso: string): { hours: number; minutes: number } {
  const date = new Date(iso);
  return { hours: date.getHours(), minutes: date.getMinutes() };
}

export function momentAt(day: string, { hours, minutes }: { hours: number; minutes: number }): string {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, hours, minutes).toISOString();
}
