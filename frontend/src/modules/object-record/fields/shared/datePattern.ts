/** Dates after a pattern such as `yyyy-MM-dd` or `EEE d MMM`: the letters that Unicode gives to the parts of a date. */
import { formatterFor } from './calendar';

const words = (options: Intl.DateTimeFormatOptions) => (date: Date) => formatterFor(options).format(date);
const digits = (read: (date: Date) => number) => (date: Date, length: number) =>
  String(read(date)).padStart(length, '0');

/** By letter; a part may depend on how often the letter is repeated. */
const parts: Readonly<Record<string, (date: Date, length: number) => string>> = {
  y: (date, length) => (length === 2 ? String(date.getFullYear()).slice(-2) : String(date.getFullYear())),
  M: (date, length) => {
    if (length > 3) return words({ month: 'long' })(date);
    return length === 3 ? words({ month: 'short' })(date) : digits((each) => each.getMonth() + 1)(date, length);
  },
  d: digits((date) => date.getDate()),
  E: (date, length) => words({ weekday: length > 3 ? 'long' : 'short' })(date),
  H: digits((date) => date.getHours()),
  h: digits((date) => date.getHours() % 12 || 12),
  m: digits((date) => date.getMinutes()),
  s: digits((date) => date.getSeconds()),
  a: (date) => (date.getHours() < 12 ? 'am' : 'pm'),
};

/** Text in single quotes, and every letter that means nothing, stays as it is. */
export function formatPattern(pattern: string, date: Date): string {
  return pattern.replaceAll(
    /'((?:[^']|'')*)'|([A-Za-z])\2*/gu,
    (found, text: string | undefined, letter: string | undefined) => {
      if (text !== undefined) return text.replaceAll("''", "'") || "'";
      const part = letter === undefined ? undefined : parts[letter];
      return part ? part(date, found.length) : found;
    },
  );
}
