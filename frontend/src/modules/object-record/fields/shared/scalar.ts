/** What most types have in common: one property in the API, written under its own name. */
import type { FieldMetadata } from '@/modules/object-metadata';
import { selectField } from '../../query/ast';
import type { FieldValues } from '../../types';
import type { FieldKind, OrderDirection } from '../fieldKind';

type Shape<Value> = Pick<FieldKind<Value>, 'toSelection' | 'read' | 'toInput' | 'isEmpty' | 'toOrderBy'>;

/** A value that GraphQL carries as it is; `isValue` says whether what came is one. */
export function scalarShape<Value>(isValue: (value: unknown) => value is Value): Shape<Value> {
  return {
    toSelection: (field) => [selectField(field.name)],
    read: (node, field) => {
      const value = node[field.name];
      return isValue(value) ? value : null;
    },
    toInput: (value, field) => ({ [field.name]: value }),
    isEmpty: (value) => value === null || value === '',
    toOrderBy: (direction, field) => [{ [field.name]: direction }],
  };
}

export const isString = (value: unknown): value is string => typeof value === 'string';
export const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
export const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
export const isObject = (value: unknown): value is FieldValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A list of texts, from a list or from the JSON of one; anything else in it is dropped. */
export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter(isString) : [];
}

/** Sorting by sub-fields of a composite: `[{ name: { firstName: … } }, …]`. */
export function orderByParts(
  field: FieldMetadata,
  parts: readonly string[],
  direction: OrderDirection,
): readonly FieldValues[] {
  return parts.map((part) => ({ [field.name]: { [part]: direction } }));
}
