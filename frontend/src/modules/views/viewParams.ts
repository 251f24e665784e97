/** The view one is looking at, in the address: which, and what differs from how it is saved. */
import type { ObjectMetadata } from '@/modules/object-metadata';
import { type FieldSort, findFieldByName, kindOf } from '@/modules/object-record';
import { formatFilter, readFilter } from './filterCodes';
import { isSame, type ViewConditions } from './viewConditions';

export const viewKey = 'view';
const filterKey = 'filter';
const sortKey = 'sort';
const wordsKey = 'q';

/** `?filter=…&sort=…&q=…`: each stands for all that the saved view says of it; an empty one says nothing. */
export function readConditions(params: URLSearchParams, object: ObjectMetadata, saved: ViewConditions): ViewConditions {
  return {
    filters: params.has(filterKey)
      ? params.getAll(filterKey).flatMap((text) => readFilter(text, object))
      : saved.filters,
    sorts: params.has(sortKey) ? params.getAll(sortKey).flatMap((text) => readSort(text, object)) : saved.sorts,
    words: params.get(wordsKey) ?? saved.words,
  };
}

export function writeConditions(
  params: URLSearchParams,
  conditions: ViewConditions,
  saved: ViewConditions,
): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const key of [filterKey, sortKey, wordsKey]) next.delete(key);
  if (!isSame({ ...saved, filters: conditions.filters }, saved))
    append(next, filterKey, conditions.filters.map(formatFilter));
  if (!isSame({ ...saved, sorts: conditions.sorts }, saved)) append(next, sortKey, conditions.sorts.map(formatSort));
  if (conditions.words !== saved.words) next.set(wordsKey, conditions.words);
  return next;
}

function append(params: URLSearchParams, key: string, texts: readonly string[]): void {
  for (const text of texts.length ? texts : ['']) params.append(key, text);
}

const formatSort = ({ fieldName, direction }: FieldSort) => `${fieldName}:${direction}`;

function readSort(text: string, object: ObjectMetadata): FieldSort[] {
  const [fieldName = '', direction] = text.split(':');
  const field = findFieldByName(object, fieldName);
  const isSortable = field && kindOf(field).toOrderBy('AscNullsLast', field);
  return isSortable && (direction === 'asc' || direction === 'desc') ? [{ fieldName, direction }] : [];
}
