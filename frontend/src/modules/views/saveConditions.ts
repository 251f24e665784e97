/** From what is asked for on the screen to what a view stores. */
import type { ObjectMetadata } from '@/modules/object-metadata';
import { findFieldByName, isFieldFilter, isFilterGroup, newRecordId, type RecordFilter } from '@/modules/object-record';
import { writeValue } from './storedFilters';
import type { View, ViewFilter, ViewFilterGroup, ViewSort } from './types';
import { changeView } from './viewCommands';
import type { ViewConditions } from './viewConditions';
import {
  createViewFilter,
  createViewFilterGroup,
  createViewSort,
  deleteViewFilter,
  deleteViewFilterGroup,
  deleteViewSort,
  updateView,
} from './views.graphql';

export type StoredConditions = Pick<View, 'viewFilters' | 'viewFilterGroups' | 'viewSorts' | 'anyFieldFilterValue'>;

/** Conditions as rows of a view, under new ids. */
export function toStored(object: ObjectMetadata, { filters, sorts, words }: ViewConditions): StoredConditions {
  const viewFilters: ViewFilter[] = [];
  const viewFilterGroups: ViewFilterGroup[] = [];
  const store = (filter: RecordFilter, position: number, groupId: string | null) => {
    const place = { id: newRecordId(), positionInViewFilterGroup: position };
    if (isFilterGroup(filter)) {
      viewFilterGroups.push({ ...place, parentViewFilterGroupId: groupId, logicalOperator: filter.operator });
      for (const [index, inner] of filter.filters.entries()) store(inner, index, place.id);
      return;
    }
    const field = isFieldFilter(filter) ? findFieldByName(object, filter.fieldName) : null;
    if (!field || !isFieldFilter(filter)) return;
    const value = writeValue(field, filter.values);
    const { operand } = filter;
    viewFilters.push({
      ...place,
      fieldMetadataId: field.id,
      operand,
      value,
      subFieldName: null,
      viewFilterGroupId: groupId,
    });
  };
  for (const [index, filter] of filters.entries()) store(filter, index, null);
  return {
    viewFilters,
    viewFilterGroups,
    viewSorts: storedSorts(object, sorts),
    anyFieldFilterValue: words.trim() || null,
  };
}

function storedSorts(object: ObjectMetadata, sorts: ViewConditions['sorts']): ViewSort[] {
  return sorts.flatMap(({ fieldName, direction }) => {
    const field = findFieldByName(object, fieldName);
    return field
      ? [{ id: newRecordId(), fieldMetadataId: field.id, direction: direction === 'asc' ? 'ASC' : 'DESC' } as const]
      : [];
  });
}

/** What a view stores becomes this. Rows that say the same stay, so that saving a filter touches only that filter. */
export function saveConditions(view: View, object: ObjectMetadata, conditions: ViewConditions): Promise<boolean> {
  const wanted = toStored(object, conditions);
  const isNested = view.viewFilterGroups.length > 0 || wanted.viewFilterGroups.length > 0;
  const filters = isNested
    ? replaced(view.viewFilters, wanted.viewFilters)
    : kept(view.viewFilters, wanted.viewFilters, saysOf);
  const groups = replaced(view.viewFilterGroups, wanted.viewFilterGroups);
  // The order of sorts is the order in which they were made.
  const isSorted = JSON.stringify(view.viewSorts.map(orderOf)) === JSON.stringify(wanted.viewSorts.map(orderOf));
  const sorts = isSorted ? { all: view.viewSorts, gone: [], added: [] } : replaced(view.viewSorts, wanted.viewSorts);
  const inView = <Part extends object>(part: Part) => ({ ...part, viewId: view.id });
  const { anyFieldFilterValue } = wanted;
  const steps = [
    ...filters.gone.map(({ id }) => deleteViewFilter(id)),
    ...groups.gone
      .filter(({ parentViewFilterGroupId }) => !parentViewFilterGroupId)
      .map(({ id }) => deleteViewFilterGroup(id)),
    ...groups.added.map((group) => createViewFilterGroup(inView(group))),
    ...filters.added.map((filter) => createViewFilter(inView(filter))),
    ...sorts.gone.map(({ id }) => deleteViewSort(id)),
    ...sorts.added.map((sort) => createViewSort(inView(sort))),
    ...(anyFieldFilterValue === view.anyFieldFilterValue ? [] : [updateView(view.id, { anyFieldFilterValue })]),
  ];
  const patch = { viewFilters: filters.all, viewFilterGroups: groups.all, viewSorts: sorts.all, anyFieldFilterValue };
  return changeView(view, patch, steps);
}

const saysOf = ({ fieldMetadataId, operand, value }: ViewFilter) => JSON.stringify([fieldMetadataId, operand, value]);
const orderOf = ({ fieldMetadataId, direction }: ViewSort) => [fieldMetadataId, direction];

interface Rows<Row> {
  all: readonly Row[];
  gone: readonly Row[];
  added: readonly Row[];
}

const replaced = <Row>(before: readonly Row[], after: readonly Row[]): Rows<Row> => ({
  all: after,
  gone: before,
  added: after,
});

function kept<Row>(before: readonly Row[], after: readonly Row[], keyOf: (row: Row) => string): Rows<Row> {
  const known = new Map(before.map((row) => [keyOf(row), row]));
  const all = after.map((row) => known.get(keyOf(row)) ?? row);
  return {
    all,
    gone: before.filter((row) => !all.includes(row)),
    added: all.filter((row) => !before.includes(row)),
  };
}
