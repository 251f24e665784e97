import { describe, expect, it } from 'vitest';
import type { Impact, ImpactDependant } from './impact.graphql';
import { fateOfRecords, impactLines, isBlocked, isWorthAsking, recordsReached } from './impactText';

const dependant = (kind: string, name: string, effect: ImpactDependant['effect'] = 'REMOVED') => ({
  kind,
  id: name,
  name,
  effect,
});
const nothing: Impact = { isLong: false, isDestructive: false, steps: [], dependants: [] };
const step = (rows: number, isDestructive: boolean) => ({
  kind: 'x',
  description: '',
  isDestructive,
  isRewrite: false,
  rows,
});

describe('what a change reaches', () => {
  it('is counted by kind, what stands in the way first', () => {
    const dependants = [
      dependant('view', 'All'),
      dependant('view', 'Mine'),
      dependant('fieldPermission', 'Guest', 'CHANGED'),
      dependant('formula', 'Margin', 'BLOCKS'),
    ];
    expect(impactLines({ dependants })).toEqual([
      { effect: 'BLOCKS', what: '1 formula', names: 'Margin' },
      { effect: 'REMOVED', what: '2 views', names: 'All, Mine' },
      { effect: 'CHANGED', what: '1 right of a role', names: 'Guest' },
    ]);
    expect(isBlocked({ ...nothing, dependants })).toBe(true);
  });

  it('names a few, and finds words for kinds that nobody foresaw', () => {
    const dependants = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => dependant('chartWidget', name));
    expect(impactLines({ dependants })).toEqual([
      { effect: 'REMOVED', what: '6 chart widgets', names: 'a, b, c, d and 2 more' },
    ]);
  });

  it('tells records that go from those that lose a value, and from those that are only written', () => {
    const fate = (kind: string, isDestructive: boolean) =>
      fateOfRecords({ isDestructive, steps: [{ ...step(3, isDestructive), kind }] });
    expect(fate('removeTable', true)).toBe('go out of sight');
    expect(fate('changeValues', true)).toBe('may lose a value');
    expect(fate('changeValues', false)).toBe('are written again');
  });

  it('is asked about when somebody would notice', () => {
    expect(isWorthAsking(nothing)).toBe(false);
    expect(isWorthAsking({ ...nothing, isLong: true })).toBe(true);
    expect(isWorthAsking({ ...nothing, isDestructive: true, steps: [step(0, true)] })).toBe(false);
    expect(isWorthAsking({ ...nothing, isDestructive: true, steps: [step(3, true), step(9, false)] })).toBe(true);
    expect(recordsReached({ ...nothing, steps: [step(3, true), step(9, false)] })).toBe(3);
  });
});
