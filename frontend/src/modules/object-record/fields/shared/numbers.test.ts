import { expect, test } from 'vitest';
import { parseNumber } from './numbers';

test.each([
  ['4242', 4242],
  ['-12', -12],
  ['−12', -12],
  ['+7', 7],
  ['(12)', -12],
  ['1,250', 1250],
  ['1,250.5', 1250.5],
  ['1.250.000', 1_250_000],
  ['1 250,50', 1250.5],
  ['€49.2k', 49_200],
  ['$3m', 3_000_000],
])('reads %s as people mean it', (text, number) => {
  expect(parseNumber(text)).toBeCloseTo(number);
});

test.each(['', 'many', '1-2'])('does not make a number of "%s"', (text) => {
  expect(parseNumber(text)).toBeNull();
});
