/** Filters and sorts of a list: in the API's terms, and decided here where that is possible. */
import type { ObjectMetadata } from '@/modules/object-metadata';
import type { OrderDirection } from '../fields/fieldKind';
import { kindOf } from '../fields/registry';
import { allOf, every } from '../fields/shared/filters';
import type { FieldFilter, FieldSort, FieldValues } from '../types';
import { findFieldByName } from './objectFields';

/** Conditions on fields that are gone say nothing. */
export function toGraphqlFilter(object: ObjectMetadata, filters: readonly FieldFilter[]): FieldValues | null {
  const conditions = filters.flatMap((filter) => {
    const field = findFieldByName(object, filter.fieldName);
    return field ? [kindOf(field).toFilter(filter, field)] : [];
  });
  return conditions.length ? allOf(conditions) : null;
}

/** Whether a record meets every condition; null when only the server can tell. */
export function matchesFilters(
  object: ObjectMetadata,
  filters: readonly FieldFilter[],
  record: FieldValues,
): boolean | null {
  return every(
    filters.map((filter) => {
      const field = findFieldByName(object, filter.fieldName);
      if (!field) return true;
      if (!(field.name in record)) return null;
      return kindOf(field).evaluate(filter, record[field.name] ?? null, field);
    }),
  );
}

const directions: Readonly<Record<FieldSort['direction'], OrderDirection>> = {
  asc: 'AscNullsLast',
  desc: 'DescNullsLast',
};

/** Records keep the places people gave them unless a sort says otherwise. */
const byPosition: FieldSort = { fieldName: 'position', direction: 'asc' };
const withPosition = (sorts: readonly FieldSort[]) => (sorts.length ? sorts : [byPosition]);

export function toOrderBy(object: ObjectMetadata, sorts: readonly FieldSort[]): readonly FieldValues[] {
  return withPosition(sorts).flatMap(({ fieldName, direction }) => {
    const field = findFieldByName(object, fieldName);
    return (field && kindOf(field).toOrderBy(directions[direction], field)) ?? [];
  });
}

/** Empty values come last in either direction, as in `toOrderBy`. Ties are the server's to break. */
export function compareRecords(
  object: ObjectMetadata,
  sorts: readonly FieldSort[],
  left: FieldValues,
  right: FieldValues,
): number {
  for (const { fieldName, direction } of withPosition(sorts)) {
    const field = findFieldByName(object, fieldName);
    const order = field
      ? compareValues(kindOf(field), field, left[fieldName] ?? null, right[fieldName] ?? null, direction)
      : 0;
    if (order) return order;
  }
  return 0;
}

function compareValues(
  kind: ReturnType<typeof kindOf>,
  field: Parameters<typeof kind.compare>[2],
  left: unknown,
  right: unknown,
  direction: FieldSort['direction'],
): number {
  const [isLeftEmpty, isRightEmpty] = [kind.isEmpty(left), kind.isEmpty(right)];
  if (isLeftEmpty || isRightEmpty) return Number(isLeftEmpty) - Number(isRightEmpty);
  return kind.compare(left, right, field) * (direction === 'asc' ? 1 : -1);
}

/** The fields a list must know of each record to keep itself in order. */
export function fieldsInConditions(filters: readonly FieldFilter[], sorts: readonly FieldSort[]): string[] {
  return [...filters.map(({ fieldName }) => fieldName), ...sorts.map(({ fieldName }) => fieldName)];
}
