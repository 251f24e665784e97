import { expect, it } from 'vitest';
import { agoText } from './time';

const now = Date.parse('2026-11-24T12:00:00Z');

it.each([
  ['2026-11-24T11:59:30Z', 'just now'],
  ['2026-11-24T11:55:00Z', '5 minutes ago'],
  ['2026-11-23T12:00:00Z', 'yesterday'],
  ['2026-11-20T12:00:00Z', '4 days ago'],
  ['2027-01-24T12:00:00Z', 'in 2 months'],
])('%s is %s', (iso, text) => {
  expect(agoText(iso, now)).toBe(text);
});
