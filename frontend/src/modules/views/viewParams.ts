/** The view one is looking at, in the address: `?filter=stage:IS_NOT:LOST&sort=name:asc`. */
import type { ObjectMetadata } from '@/modules/object-metadata';
import { type FieldFilter, type FieldSort, findFieldByName, kindOf } from '@/modules/object-record';

export interface ViewConditions {
  filters: readonly FieldFilter[];
  sorts: readonly FieldSort[];
}

const filterKey = 'filter';
const sortKey = 'sort';

export function formatFilter({ fieldName, operand, values }: FieldFilter): string {
  return [fieldName, operand, ...values.map(encodeURIComponent)].join(':');
}

/** What the address says that this object cannot do is left out. */
export function readConditions(params: URLSearchParams, object: ObjectMetadata): ViewConditions {
  return {
    filters: params.getAll(filterKey).flatMap((text) => readFilter(text, object)),
    sorts: params.getAll(sortKey).flatMap((text) => readSort(text, object)),
  };
}

export function writeConditions(params: URLSearchParams, { filters, sorts }: ViewConditions): URLSearchParams {
  const next = new URLSearchParams(params);
  next.delete(filterKey);
  next.delete(sortKey);
  for (const filter of filters) next.append(filterKey, formatFilter(filter));
  for (const { fieldName, direction } of sorts) next.append(sortKey, `${fieldName}:${direction}`);
  return next;
}

function readFilter(text: string, object: ObjectMetadata): FieldFilter[] {
  const [fieldName = '', operandText = '', ...encoded] = text.split(':');
  const field = findFieldByName(object, fieldName);
  const operand = field && kindOf(field).operands.find((each) => each === operandText);
  return operand ? [{ fieldName, operand, values: encoded.map(decode) }] : [];
}

function readSort(text: string, object: ObjectMetadata): FieldSort[] {
  const [fieldName = '', direction] = text.split(':');
  const field = findFieldByName(object, fieldName);
  const isSortable = field && kindOf(field).toOrderBy('AscNullsLast', field);
  return isSortable && (direction === 'asc' || direction === 'desc') ? [{ fieldName, direction }] : [];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
