/** The columns of a view: what the server keeps of them as a layout of the table, and changes of that layout back. */
import { metadataStore, type ObjectMetadata } from '@/modules/object-metadata';
import {
  columnFields,
  type ColumnLayout,
  newRecordId,
  orderOf,
  untouchedLayout,
  visibilityOf,
} from '@/modules/object-record';
import type { View, ViewField } from './types';

/** Pixels that the server gives to columns nobody has sized; what a kind of field needs is known here. */
const usualSize = 150;
const usualLabelSize = 200;

/** A view that lists no fields leaves the columns as they are by default. */
export function layoutOf(view: View, object: ObjectMetadata): ColumnLayout {
  const fields = view.viewFields
    .toSorted((left, right) => left.position - right.position)
    .flatMap((viewField) => {
      const field = metadataStore.getCurrent().findField(viewField.fieldMetadataId);
      return field ? [{ ...viewField, name: field.name }] : [];
    });
  if (!fields.length) return untouchedLayout;
  const shown = new Set(fields.filter(({ isVisible }) => isVisible).map(({ name }) => name));
  return {
    order: fields.map(({ name }) => name),
    visibility: Object.fromEntries(columnFields(object).map(({ name }) => [name, shown.has(name)])),
    widths: Object.fromEntries(fields.flatMap(({ name, size }, index) => (isSized(size, index) ? [[name, size]] : []))),
    aggregates: Object.fromEntries(
      fields.flatMap(({ name, aggregateOperation }) => (aggregateOperation ? [[name, aggregateOperation]] : [])),
    ),
  };
}

const isSized = (size: number, index: number) =>
  size > 0 && size !== usualSize && (index > 0 || size !== usualLabelSize);

/** The view's fields as the layout has them. Those that stay as they are stay the same objects. */
export function fieldsFor(view: View, object: ObjectMetadata, layout: ColumnLayout): ViewField[] {
  const known = new Map(view.viewFields.map((field) => [field.fieldMetadataId, field]));
  const visibility = visibilityOf(object, layout);
  const byName = new Map(columnFields(object).map((field) => [field.name, field]));
  const wanted = orderOf(object, layout).flatMap((name) => {
    const field = byName.get(name);
    const isMentioned = field && (known.has(field.id) || visibility[name] || layout.widths[name]);
    return field && isMentioned ? [{ name, field }] : [];
  });
  const positions = positionsFor(wanted.map(({ field }) => known.get(field.id)?.position ?? null));
  const fields = wanted.map(({ name, field }, index): ViewField => {
    const before = known.get(field.id);
    const usual = before && !isSized(before.size, index) ? before.size : usualSize;
    const wish = {
      isVisible: visibility[name] ?? false,
      size: Math.round(layout.widths[name] ?? usual),
      position: positions[index] ?? index,
      aggregateOperation: layout.aggregates[name] ?? null,
    };
    if (!before) return { id: newRecordId(), fieldMetadataId: field.id, ...wish };
    return JSON.stringify({ ...before, ...wish }) === JSON.stringify(before) ? before : { ...before, ...wish };
  });
  const ids = new Set(fields.map(({ fieldMetadataId }) => fieldMetadataId));
  return [...fields, ...view.viewFields.filter(({ fieldMetadataId }) => !ids.has(fieldMetadataId))];
}

/** Ascending positions that leave as many as possible as they are; null stands for one that has none yet. */
export function positionsFor(before: readonly (number | null)[]): number[] {
  const kept = longestAscending(before);
  const positions: number[] = [];
  for (const [index, position] of before.entries()) {
    if (position !== null && kept.has(index)) {
      positions.push(position);
      continue;
    }
    const below = before.findIndex((each, place) => place > index && each !== null && kept.has(place));
    const from = positions.at(-1);
    const until = before[below] ?? null;
    positions.push(between(from ?? null, until));
  }
  return positions;
}

function between(from: number | null, until: number | null): number {
  if (from === null) return until === null ? 0 : until - 1;
  return until === null ? from + 1 : (from + until) / 2;
}

/** The places of a longest run of ascending positions. */
function longestAscending(positions: readonly (number | null)[]): Set<number> {
  const runs: number[][] = [];
  for (const [index, position] of positions.entries()) {
    if (position === null) continue;
    const fitting = runs.filter((run) => (positions[run.at(-1) ?? -1] ?? Number.POSITIVE_INFINITY) < position);
    const best = fitting.reduce<number[]>((longest, run) => (run.length > longest.length ? run : longest), []);
    runs.push([...best, index]);
  }
  return new Set(runs.reduce<number[]>((longest, run) => (run.length > longest.length ? run : longest), []));
}
