import { describe, expect, it } from 'vitest';
import { changeBasics, checkBasics, newBasics, newFieldDraft, valuesOf } from './fieldDraft';

describe('a field being described', () => {
  it('has an API name that follows its label until somebody chooses one', () => {
    const named = changeBasics(newBasics, { label: 'Site visit' });
    expect(named.name).toBe('siteVisit');
    const apart = changeBasics(named, { isLabelSyncedWithName: false, name: 'visit' });
    expect(changeBasics(apart, { label: 'Call' })).toMatchObject({ label: 'Call', name: 'visit' });
  });

  it('is not sent without a name', () => {
    expect(checkBasics(newBasics)).toHaveProperty('label');
    expect(checkBasics(changeBasics(newBasics, { label: '日本' }))).toHaveProperty('name');
    expect(checkBasics(changeBasics(newBasics, { label: 'Size' }))).toEqual({});
  });

  it('is sent without what it does not have', () => {
    const values = valuesOf(changeBasics(newFieldDraft('TEXT'), { label: 'Size' }), null);
    expect(values).toMatchObject({ label: 'Size', name: 'size', isUnique: false });
    expect(values).not.toHaveProperty('options');
    expect(values).not.toHaveProperty('type');
  });

  it('is sent with what is different only', () => {
    const before = changeBasics(newFieldDraft('NUMBER'), { label: 'Size' });
    expect(valuesOf(before, before)).toEqual({});
    expect(valuesOf({ ...before, isUnique: true }, before)).toEqual({ isUnique: true });
    expect(valuesOf({ ...before, defaultValue: null }, { ...before, defaultValue: 3 })).toEqual({ defaultValue: null });
  });

  it('forgets options that were never named', () => {
    const draft = newFieldDraft('SELECT');
    expect(draft.options).toHaveLength(1);
    expect(valuesOf(draft, null).options).toEqual([]);
  });
});
