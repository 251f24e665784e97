import type { FieldMetadata } from '@/modules/object-metadata';
import { type FieldFilter, kindOf } from '@/modules/object-record';

/** A condition that is still to be given its value. */
export function newFilter(field: FieldMetadata): FieldFilter {
  return { fieldName: field.name, operand: kindOf(field).operands[0] ?? 'IS', values: [] };
}
