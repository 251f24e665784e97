import { expect, it } from 'vitest';
import { formatPattern } from './datePattern';

it.each([
  ['yyyy-MM-dd', '2031-11-02'],
  ['d.M.yy', '2.11.31'],
  ['EEE d MMM', 'Sun 2 Nov'],
  ['EEEE, MMMM d', 'Sunday, November 2'],
  ['HH:mm', '09:05'],
  ["h 'o''clock' a", "9 o'clock am"],
  ['', ''],
])('%s of 2 November 2031 is %s', (pattern, text) => {
  expect(formatPattern(pattern, new Date(2031, 10, 2, 9, 5))).toBe(text);
});
