/** Filters and sorts of a list: in the API's terms, and decided here where that is possible. */
import type { FieldMetadata, ObjectMetadata } from '@/modules/object-metadata';
import type { OrderDirection } from '../fields/fieldKind';
import { kindOf } from '../fields/registry';
import { allOf, anyOf, every, negate, not, some } from '../fields/shared/filters';
import {
  type FieldFilter,
  type FieldSort,
  type FieldValues,
  type FilterGroup,
  isFieldFilter,
  isFilterGroup,
  type RecordFilter,
} from '../types';
import { findFieldByName } from './objectFields';

/** Conditions on fields that are gone say nothing. */
export function toGraphqlFilter(object: ObjectMetadata, filters: readonly RecordFilter[]): FieldValues | null {
  const conditions = filters.flatMap((filter) => conditionsOf(object, filter));
  return conditions.length ? allOf(conditions) : null;
}

function conditionsOf(object: ObjectMetadata, filter: RecordFilter): FieldValues[] {
  if (isFilterGroup(filter)) return groupConditions(object, filter);
  if (!isFieldFilter(filter)) return wordConditions(object, filter.words);
  const field = findFieldByName(object, filter.fieldName);
  return field ? [kindOf(field).toFilter(filter, field)] : [];
}

function groupConditions(object: ObjectMetadata, { operator, filters }: FilterGroup): FieldValues[] {
  const conditions = filters.flatMap((filter) => conditionsOf(object, filter));
  if (!conditions.length) return [];
  if (operator === 'OR') return [anyOf(conditions)];
  return [operator === 'AND' ? allOf(conditions) : not(allOf(conditions))];
}

/** Every field that texts are looked for in. */
const hasWords = (field: FieldMetadata) => kindOf(field).operands.includes('CONTAINS') && field.type !== 'MULTI_SELECT';

function wordConditions(object: ObjectMetadata, words: string): FieldValues[] {
  const searched = object.fields.filter(hasWords);
  const conditions = searched.map((field) =>
    kindOf(field).toFilter({ fieldName: field.name, operand: 'CONTAINS', values: [words] }, field),
  );
  return words.trim() && conditions.length ? [anyOf(conditions)] : [];
}

/** Whether a record meets every condition; null when only the server can tell. */
export function matchesFilters(
  object: ObjectMetadata,
  filters: readonly RecordFilter[],
  record: FieldValues,
): boolean | null {
  return every(filters.map((filter) => matches(object, filter, record)));
}

function matches(object: ObjectMetadata, filter: RecordFilter, record: FieldValues): boolean | null {
  if (isFilterGroup(filter)) {
    const telling = filter.filters.filter((each) => conditionsOf(object, each).length);
    const answers = telling.map((each) => matches(object, each, record));
    if (!answers.length) return true;
    if (filter.operator === 'OR') return some(answers);
    return filter.operator === 'AND' ? every(answers) : negate(every(answers));
  }
  if (!isFieldFilter(filter)) return filter.words.trim() ? null : true;
  return matchesField(object, filter, record);
}

function matchesField(object: ObjectMetadata, filter: FieldFilter, record: FieldValues): boolean | null {
  const field = findFieldByName(object, filter.fieldName);
  if (!field) return true;
  if (!(field.name in record)) return null;
  return kindOf(field).evaluate(filter, record[field.name] ?? null, field);
}

/** Whether another value in one of these fields may change what the filters say of a record. */
export function dependsOn(filters: readonly RecordFilter[], fieldNames: readonly string[]): boolean {
  return filters.some((filter) => {
    if (isFilterGroup(filter)) return dependsOn(filter.filters, fieldNames);
    return isFieldFilter(filter) ? fieldNames.includes(filter.fieldName) : true;
  });
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
