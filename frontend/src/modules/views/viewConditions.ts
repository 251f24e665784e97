/** What a view asks of records, in the terms of the record lists: filters that may be nested, words, and an order. */
import { metadataStore, type ObjectMetadata } from '@/modules/object-metadata';
import {
  type FieldSort,
  findFieldByName,
  isFieldFilter,
  isFilterGroup,
  kindOf,
  type RecordFilter,
} from '@/modules/object-record';
import { isComplete } from './operands';
import { canBeMe, me, readValues } from './storedFilters';
import type { View, ViewFilter } from './types';

export interface ViewConditions {
  readonly filters: readonly RecordFilter[];
  readonly sorts: readonly FieldSort[];
  /** Looked for in every text of a record. */
  readonly words: string;
}

export function storedConditions(view: View, object: ObjectMetadata): ViewConditions {
  const search = view.viewFilters.find(({ operand }) => operand === 'VECTOR_SEARCH');
  return {
    filters: filtersIn(view, object, null),
    sorts: view.viewSorts.flatMap(({ fieldMetadataId, direction }): FieldSort[] => {
      const field = fieldOf(object, fieldMetadataId);
      const isSortable = field && kindOf(field).toOrderBy('AscNullsLast', field);
      return isSortable ? [{ fieldName: field.name, direction: direction === 'DESC' ? 'desc' : 'asc' }] : [];
    }),
    words: view.anyFieldFilterValue ?? String(search?.value ?? ''),
  };
}

const fieldOf = (object: ObjectMetadata, id: string) => object.fields.find((field) => field.id === id) ?? null;

interface Placed {
  readonly positionInViewFilterGroup: number | null;
}

const byPlace = (left: Placed, right: Placed) =>
  (left.positionInViewFilterGroup ?? 0) - (right.positionInViewFilterGroup ?? 0);

/** The conditions directly in a group, or outside all of them. Fields that are gone ask nothing. */
function filtersIn(view: View, object: ObjectMetadata, groupId: string | null, depth = 0): RecordFilter[] {
  if (depth > deepest) return [];
  const single = view.viewFilters
    .filter((filter) => (filter.viewFilterGroupId ?? null) === groupId)
    .toSorted(byPlace)
    .flatMap((filter) => readFilter(filter, object));
  const groups = view.viewFilterGroups
    .filter((group) => (group.parentViewFilterGroupId ?? null) === groupId)
    .toSorted(byPlace)
    .map(
      ({ id, logicalOperator }): RecordFilter => ({
        operator: logicalOperator === 'OR' ? 'OR' : logicalOperator === 'NOT' ? 'NOT' : 'AND',
        filters: filtersIn(view, object, id, depth + 1),
      }),
    )
    .filter((group) => !isFilterGroup(group) || group.filters.length > 0);
  return [...single, ...groups];
}

const deepest = 10;

function readFilter(filter: ViewFilter, object: ObjectMetadata): RecordFilter[] {
  const { fieldMetadataId, operand, value, subFieldName } = filter;
  const field = fieldOf(object, fieldMetadataId);
  const meant = operand === 'IS_NOT_NULL' ? 'IS_NOT_EMPTY' : operand;
  const known = field && kindOf(field).operands.find((each) => each === meant);
  // The code of a currency is not compared as its amount is.
  if (!known || subFieldName === 'currencyCode') return [];
  return [{ fieldName: field.name, operand: known, values: readValues(field, value) }];
}

/** As the record lists take them: whoever is looking instead of "me", and nothing that is still to be completed. */
export function recordFilters(
  object: ObjectMetadata,
  { filters, words }: Pick<ViewConditions, 'filters' | 'words'>,
  memberId: string,
): readonly RecordFilter[] {
  const asked = filters.flatMap((filter) => asRecordFilter(object, filter, memberId));
  return words.trim() ? [...asked, { words: words.trim() }] : asked;
}

function asRecordFilter(object: ObjectMetadata, filter: RecordFilter, memberId: string): RecordFilter[] {
  if (isFilterGroup(filter)) {
    const filters = filter.filters.flatMap((each) => asRecordFilter(object, each, memberId));
    return filters.length ? [{ ...filter, filters }] : [];
  }
  if (!isFieldFilter(filter)) return [filter];
  if (!isComplete(filter)) return [];
  const field = findFieldByName(object, filter.fieldName);
  if (!field || !filter.values.includes(me) || !canBeMe(field)) return [filter];
  return [{ ...filter, values: filter.values.map((value) => (value === me ? `workspaceMember/${memberId}` : value)) }];
}

/** Whether two views of an object show the same. */
export function isSame(left: ViewConditions, right: ViewConditions): boolean {
  return keyOf(left) === keyOf(right);
}

const keyOf = ({ filters, sorts, words }: ViewConditions): string =>
  JSON.stringify([filters.map(shapeOf), sorts, words.trim()]);

/** The same for the same condition, however it was made. */
function shapeOf(filter: RecordFilter): unknown {
  if (isFilterGroup(filter)) return [filter.operator, filter.filters.map(shapeOf)];
  if (!isFieldFilter(filter)) return filter.words;
  return [filter.fieldName, filter.operand, filter.values];
}

export const nothingAsked: ViewConditions = { filters: [], sorts: [], words: '' };

/** The object a view belongs to; null if it is gone or may not be seen. */
export const objectOf = (view: View): ObjectMetadata | null =>
  metadataStore.getCurrent().findById(view.objectMetadataId);
