import { describe, expect, it } from 'vitest';
import { changeObject, checkObject, newObjectDraft } from './objectDraft';

describe('an object being described', () => {
  it('has a plural and API names that follow what is typed', () => {
    expect(changeObject(newObjectDraft, { labelSingular: 'Site visit' })).toMatchObject({
      labelPlural: 'Site visits',
      nameSingular: 'siteVisit',
      namePlural: 'siteVisits',
    });
  });

  it('keeps a plural that somebody chose', () => {
    const chosen = changeObject(changeObject(newObjectDraft, { labelSingular: 'Person' }), { labelPlural: 'People' });
    expect(changeObject(chosen, { labelSingular: 'Persona' }).labelPlural).toBe('People');
  });

  it('keeps API names that need not follow', () => {
    const apart = changeObject(newObjectDraft, { isLabelSyncedWithName: false, nameSingular: 'visit' });
    expect(changeObject(apart, { labelSingular: 'Call' }).nameSingular).toBe('visit');
  });

  it.each([
    [{ labelSingular: ' ' }, 'labelSingular'],
    [{ labelSingular: 'Fish', labelPlural: 'fish' }, 'labelPlural'],
  ])('is refused at the input that is wrong: %j', (patch, input) => {
    expect(Object.keys(checkObject({ ...newObjectDraft, ...patch }))).toEqual([input]);
  });
});
