/** Options while they are being edited. */
import type { FieldOption } from '@/modules/object-metadata';
import { apiColors } from '@/modules/ui/hues';
import { valueOfLabel } from './optionValue';

const inPlace = (options: readonly FieldOption[]): FieldOption[] =>
  options.map((option, position) => ({ ...option, position }));

/** A colour that none of the others has, while there are any. */
function nextColor(options: readonly FieldOption[]): string {
  const used = new Set(options.map(({ color }) => color));
  const order = [
    'green',
    'turquoise',
    'sky',
    'blue',
    'purple',
    'pink',
    'red',
    'orange',
    'yellow',
    'gray',
    ...apiColors,
  ];
  return order.find((color) => !used.has(color)) ?? order[options.length % order.length] ?? 'gray';
}

export function addOption(options: readonly FieldOption[], label: string, at = options.length): FieldOption[] {
  const value = valueOfLabel(
    label,
    options.map((each) => each.value),
  );
  const option = { id: crypto.randomUUID(), label, value, color: nextColor(options), position: at };
  return inPlace([...options.slice(0, at), option, ...options.slice(at)]);
}

/** New ones are called after their labels; those that records have keep the value they are known by. */
export function relabelOption(
  options: readonly FieldOption[],
  id: string,
  label: string,
  isNew: boolean,
): FieldOption[] {
  const others = options.filter((each) => each.id !== id).map(({ value }) => value);
  return options.map((each) =>
    each.id === id ? { ...each, label, value: isNew ? valueOfLabel(label, others) : each.value } : each,
  );
}

export function changeOption(
  options: readonly FieldOption[],
  id: string,
  patch: Partial<Pick<FieldOption, 'value' | 'color'>>,
): FieldOption[] {
  return options.map((each) => (each.id === id ? { ...each, ...patch } : each));
}

export function moveOption(options: readonly FieldOption[], id: string, to: number): FieldOption[] {
  const moved = options.find((each) => each.id === id);
  const rest = options.filter((each) => each.id !== id);
  if (!moved || to < 0 || to > rest.length) return [...options];
  return inPlace([...rest.slice(0, to), moved, ...rest.slice(to)]);
}

export function removeOption(options: readonly FieldOption[], id: string): FieldOption[] {
  return inPlace(options.filter((each) => each.id !== id));
}

export interface OptionChanges {
  /** By the label they had. */
  removed: string[];
  renamed: { from: string; to: string }[];
}

/** What of `before` records will notice. */
export function compareOptions(before: readonly FieldOption[], after: readonly FieldOption[]): OptionChanges {
  const kept = new Map(after.map((option) => [option.id, option]));
  return {
    removed: before.filter(({ id }) => !kept.has(id)).map(({ label }) => label),
    renamed: before.flatMap(({ id, value }) => {
      const now = kept.get(id);
      return now && now.value !== value ? [{ from: value, to: now.value }] : [];
    }),
  };
}
