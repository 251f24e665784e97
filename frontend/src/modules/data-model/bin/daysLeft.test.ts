import { expect, it } from 'vitest';
import { daysLeft } from './daysLeft';

it.each([
  ['2031-11-16T11:29:59Z', '14 days left'],
  ['2031-11-15T12:00:00Z', '13 days left'],
  ['2031-11-03T12:00:00Z', '1 day left'],
  ['2031-11-02T11:59:00Z', 'less than a day left'],
  ['2031-11-01T00:00:00Z', 'less than a day left'],
])('until %s there are %s', (purgedAt, text) => {
  expect(daysLeft(purgedAt, Date.parse('2031-11-02T11:30:00Z'))).toBe(text);
});
