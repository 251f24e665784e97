import { describe, expect, it } from 'vitest';
import { nameOfLabel, pluralOf } from './naming';

describe('names of the API', () => {
  it.each([
    ['Größe (cm)', 'grosseCm'],
    ['2nd e-mail', 'n2NdEMail'],
    ['ARR', 'arr'],
    ['Date of Birth', 'dateOfBirth'],
    ['HTMLPage title', 'htmlPageTitle'],
    ['Čas návštěvy', 'casNavstevy'],
    ['Address', 'addressCustom'],
    ['and', 'andCustom'],
    ['日本', ''],
    ['  ', ''],
  ])('“%s” is called %s', (label, name) => {
    expect(nameOfLabel(label)).toBe(name);
  });

  it.each([
    ['Project', 'Projects'],
    ['Company', 'Companies'],
    ['Day', 'Days'],
    ['Box', 'Boxes'],
    ['', ''],
  ])('guesses that many of “%s” are “%s”', (singular, plural) => {
    expect(pluralOf(singular)).toBe(plural);
  });
});
