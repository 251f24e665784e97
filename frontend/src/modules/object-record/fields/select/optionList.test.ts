import { describe, expect, it } from 'vitest';
import type { FieldOption } from '@/modules/object-metadata';
import { addOption, changeOption, compareOptions, moveOption, relabelOption, removeOption } from './optionList';

function some(...labels: string[]): FieldOption[] {
  return labels.reduce<FieldOption[]>((options, label) => addOption(options, label), []);
}

const [a, b, c] = some('Alpha', 'Beta', 'Gamma') as [FieldOption, FieldOption, FieldOption];
const all = [a, b, c];
const labels = (options: readonly FieldOption[]) => options.map(({ label }) => label);

describe('options being edited', () => {
  it('get values of their own, colours that differ and places in order', () => {
    const options = some('Won', 'Won', 'Lost');
    expect(options.map(({ value }) => value)).toEqual(['WON', 'WON_2', 'LOST']);
    expect(new Set(options.map(({ color }) => color)).size).toBe(3);
    expect(options.map(({ position }) => position)).toEqual([0, 1, 2]);
  });

  it('go where they are put, and no farther than the ends', () => {
    expect(labels(moveOption(all, c.id, 0))).toEqual(['Gamma', 'Alpha', 'Beta']);
    expect(labels(moveOption(all, a.id, 2))).toEqual(['Beta', 'Gamma', 'Alpha']);
    expect(labels(moveOption(all, a.id, -1))).toEqual(['Alpha', 'Beta', 'Gamma']);
    expect(labels(moveOption(all, c.id, 3))).toEqual(['Alpha', 'Beta', 'Gamma']);
  });

  it('keep the value that records have when their label changes', () => {
    expect(relabelOption(all, a.id, 'First', false)[0]).toMatchObject({ label: 'First', value: 'ALPHA' });
    expect(relabelOption(all, a.id, 'First', true)[0]).toMatchObject({ label: 'First', value: 'FIRST' });
  });

  it('say what records will notice', () => {
    const after = changeOption(removeOption(all, b.id), c.id, { value: 'THIRD' });
    expect(compareOptions(all, after)).toEqual({ removed: ['Beta'], renamed: [{ from: 'GAMMA', to: 'THIRD' }] });
    expect(compareOptions(all, relabelOption(all, a.id, 'First', false))).toEqual({ removed: [], renamed: [] });
  });
});
