/** Days and moments as people type and read them. A day is `yyyy-MM-dd`, without a time zone. */

const msPerDay = 86_400_000;
const pad = (number: number, length = 2): string => String(number).padStart(length, '0');

/** The day of a moment where the person is. */
export function dayOf(date: Date): string {
  return `${pad(date.getFullYear(), 4)}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

/** Midnight at the start of a day, where the person is. */
export function startOfDay(day: string): Date {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
}

export function addDays(day: string, count: number): string {
  return new Date(Date.UTC(...utcParts(day)) + count * msPerDay).toISOString().slice(0, 10);
}

function utcParts(day: string): [number, number, number] {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return [year, month - 1, date];
}

export function addMonths(day: string, count: number): string {
  const [year, month, date] = utcParts(day);
  const last = new Date(Date.UTC(year, month + count + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month + count, Math.min(date, last))).toISOString().slice(0, 10);
}

/** 0 is Sunday. */
export const weekdayOf = (day: string): number => new Date(Date.UTC(...utcParts(day))).getUTCDay();

/** The day, or null if the calendar has none such. */
export function validDay(year: number, month: number, date: number): string | null {
  const made = new Date(Date.UTC(year, month - 1, date));
  const isSame = made.getUTCFullYear() === year && made.getUTCMonth() === month - 1 && made.getUTCDate() === date;
  return isSame ? made.toISOString().slice(0, 10) : null;
}

/** Six weeks around a month, beginning on the given weekday. */
export function weeksOfMonth(day: string, firstWeekday: number): string[][] {
  const first = `${day.slice(0, 8)}01`;
  const start = addDays(first, -((weekdayOf(first) - firstWeekday + 7) % 7));
  return Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_day, index) => addDays(start, week * 7 + index)),
  );
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a hundred times what using it does. */
export function formatterFor(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(undefined, options);
  formatters.set(key, known);
  return known;
}

/** "22 Nov", with the year unless it is this one. */
export function formatDay(day: string, today = dayOf(new Date())): string {
  const isThisYear = day.slice(0, 4) === today.slice(0, 4);
  const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', timeZone: 'UTC' };
  return formatterFor(isThisYear ? options : { ...options, year: 'numeric' }).format(new Date(`${day}T00:00:00Z`));
}

export function formatTime(date: Date): string {
  return formatterFor({ hour: 'numeric', minute: '2-digit' }).format(date);
}

/** "22 Nov, 14:05" where the person is. */
export function formatMoment(iso: string): string {
  const date = new Date(iso);
  return `${formatDay(dayOf(date))}, ${formatTime(date)}`;
}

/** The weekday on which weeks begin where the person is, 0 for Sunday. */
export function firstWeekdayOfLocale(): number {
  const locale = new Intl.Locale(navigator.language) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  return (locale.getWeekInfo?.() ?? locale.weekInfo ?? { firstDay: 1 }).firstDay % 7;
}
