import type { FieldMetadata } from '@/modules/object-metadata';
import {
  type FieldFilter,
  type FilterOperand,
  isFieldFilter,
  isFilterGroup,
  type RecordFilter,
} from '@/modules/object-record';

/** How a condition reads: "Stage is not Lost". */
export const operandLabels: Readonly<Record<FilterOperand, string>> = {
  IS: 'is',
  IS_NOT: 'is not',
  CONTAINS: 'contains',
  DOES_NOT_CONTAIN: 'does not contain',
  GREATER_THAN_OR_EQUAL: 'is at least',
  LESS_THAN_OR_EQUAL: 'is at most',
  IS_BEFORE: 'is before',
  IS_AFTER: 'is after',
  IS_RELATIVE: 'is in',
  IS_TODAY: 'is today',
  IS_IN_PAST: 'is in the past',
  IS_IN_FUTURE: 'is in the future',
  IS_EMPTY: 'is empty',
  IS_NOT_EMPTY: 'is not empty',
};

const complete = new Set<FilterOperand>(['IS_TODAY', 'IS_IN_PAST', 'IS_IN_FUTURE', 'IS_EMPTY', 'IS_NOT_EMPTY']);

/** Whether the operand says it all, without a value. */
export const needsValue = (operand: FilterOperand): boolean => !complete.has(operand);

/** A condition without its value filters nothing yet. */
export const isComplete = ({ operand, values }: FieldFilter): boolean =>
  !needsValue(operand) || values.some((value) => value !== '');

/** Whether anything in a condition, nested or not, asks for something. */
export function isMeant(filter: RecordFilter): boolean {
  if (isFilterGroup(filter)) return filter.filters.some(isMeant);
  return isFieldFilter(filter) ? isComplete(filter) : true;
}

export type ValueInput = 'options' | 'record' | 'yesNo' | 'date' | 'number' | 'text';

const inputs: Partial<Record<FieldMetadata['type'], ValueInput>> = {
  SELECT: 'options',
  MULTI_SELECT: 'options',
  RATING: 'options',
  RELATION: 'record',
  MORPH_RELATION: 'record',
  BOOLEAN: 'yesNo',
  DATE: 'date',
  DATE_TIME: 'date',
  NUMBER: 'number',
  NUMERIC: 'number',
  CURRENCY: 'number',
  POSITION: 'number',
};

/** With what a value for a condition on this field is given. */
export const valueInputOf = (field: FieldMetadata): ValueInput => inputs[field.type] ?? 'text';
