import { describe, expect, it, vi } from 'vitest';
import { Chance } from '../testing/random';
import type { StoredRecord } from '../types';
import { RecordStore } from './recordStore';

const at = (second: number) => `2026-01-01T00:00:${String(second).padStart(2, '0')}.000Z`;
const ada: StoredRecord = { id: 'ada', jobTitle: 'CTO', city: 'London', updatedAt: at(10) };

function storeWithAda(): RecordStore {
  const store = new RecordStore();
  store.merge(ada);
  return store;
}

describe('RecordStore', () => {
  it('shows an edit before the server answers, and takes it back when it is refused', () => {
    const store = storeWithAda();
    const listener = vi.fn<() => void>();
    store.subscribe('ada', listener);
    store.lay('ada', 'm1', { jobTitle: 'CEO' });
    expect(store.get('ada')?.['jobTitle']).toBe('CEO');
    store.settle('ada', 'm1', null);
    expect(store.get('ada')?.['jobTitle']).toBe('CTO');
    expect(listener).toHaveBeenCalledTimes(2);
  });

  it('keeps a later edit on top when an earlier one is answered', () => {
    const store = storeWithAda();
    store.lay('ada', 'm1', { jobTitle: 'A' });
    store.lay('ada', 'm2', { jobTitle: 'B' });
    store.settle('ada', 'm1', { id: 'ada', jobTitle: 'A', updatedAt: at(11) });
    expect(store.get('ada')?.['jobTitle']).toBe('B');
    expect(store.getConfirmed('ada')?.['jobTitle']).toBe('A');
  });

  it('ignores what is older than what it knows', () => {
    const store = storeWithAda();
    store.merge({ id: 'ada', jobTitle: 'old', updatedAt: at(9) });
    expect(store.get('ada')?.['jobTitle']).toBe('CTO');
  });

  it('takes late news of a field that nothing newer has touched', () => {
    const store = storeWithAda();
    store.merge({ id: 'ada', city: 'Paris', updatedAt: at(13) });
    store.merge({ id: 'ada', jobTitle: 'CEO', updatedAt: at(12) });
    store.merge({ id: 'ada', city: 'Rome', updatedAt: at(11) });
    expect(store.get('ada')).toMatchObject({ jobTitle: 'CEO', city: 'Paris', updatedAt: at(13) });
  });

  it('learns fields that it lacked even from an older answer', () => {
    const store = storeWithAda();
    store.merge({ id: 'ada', jobTitle: 'old', phone: '123', updatedAt: at(5) });
    expect(store.get('ada')).toMatchObject({ jobTitle: 'CTO', phone: '123' });
  });

  it('renames a record wherever others refer to it', () => {
    const store = storeWithAda();
    const company = { id: 'c1', objectName: 'company', label: 'Kestrel' };
    store.merge({ id: 'ada', company, updatedAt: at(11) });
    store.rename({ ...company, label: 'Kestrel & Co' });
    expect(store.get('ada')?.['company']).toEqual({ ...company, label: 'Kestrel & Co' });
  });

  it('forgets what nobody shows, but nothing that is shown or edited', () => {
    const store = storeWithAda();
    store.merge({ ...ada, id: 'bob' });
    store.merge({ ...ada, id: 'eve' });
    store.subscribe('bob', () => undefined);
    store.lay('eve', 'm1', { city: 'Oslo' });
    store.evict(['ada', 'bob', 'eve']);
    expect(['ada', 'bob', 'eve'].map((id) => store.get(id) !== undefined)).toEqual([false, true, true]);
  });

  it('a record that only an edit made is gone without the edit', () => {
    const store = new RecordStore();
    store.lay('new', 'draft', { city: 'Oslo' });
    expect(store.get('new')).toEqual({ id: 'new', city: 'Oslo' });
    store.settle('new', 'draft', null);
    expect(store.get('new')).toBeUndefined();
  });

  it('ends with the latest value of each field, in whatever order the news arrive', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const chance = new Chance(seed);
      const fields = ['a', 'b', 'c'];
      const truth: Record<string, unknown> = { id: 'x', a: 0, b: 0, c: 0 };
      const news: StoredRecord[] = [];
      for (let second = 1; second <= 20; second++) {
        const name = chance.pick(fields);
        truth[name] = second;
        const isWhole = chance.happens(0.3);
        news.push({ ...(isWhole ? truth : { [name]: second }), id: 'x', updatedAt: at(second) });
      }
      const store = new RecordStore();
      store.merge({ id: 'x', a: 0, b: 0, c: 0, updatedAt: at(0) });
      while (news.length) store.merge(news.splice(chance.below(news.length), 1)[0] as StoredRecord);
      expect({ seed, ...store.get('x') }).toMatchObject({ seed, ...truth });
    }
  });
});
