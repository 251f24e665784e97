import { describe, expect, it } from 'vitest';
import { valueOfLabel } from './optionValue';

describe('values of options', () => {
  it.each([
    ['In progress', [], 'IN_PROGRESS'],
    ['Won!', ['WON'], 'WON_2'],
    ['Won', ['WON', 'WON_2'], 'WON_3'],
    ['1–10', [], '_1_10'],
    ['日本', [], 'OPTION'],
    ['Über uns', [], 'UBER_UNS'],
  ])('the option “%s” beside %j has the value %s', (label, others, value) => {
    expect(valueOfLabel(label, others)).toBe(value);
  });

  it('keeps values as short as the API wants them', () => {
    expect(valueOfLabel('long '.repeat(40), []).length).toBeLessThanOrEqual(63);
  });
});
