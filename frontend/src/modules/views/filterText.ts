import type { FieldMetadata } from '@/modules/object-metadata';
import { type FieldFilter, formatDay, labelOfOption, ratingText } from '@/modules/object-record';
import { needsValue, operandLabels, valueInputOf } from './operands';

/** The values of a condition as people read them; records need their names, which only the stores know. */
export function valuesText(field: FieldMetadata, values: readonly string[], nameOf: (code: string) => string): string {
  return values.map((value) => valueText(field, value, nameOf)).join(', ');
}

function valueText(field: FieldMetadata, value: string, nameOf: (code: string) => string): string {
  if (field.type === 'RATING') return ratingText(value);
  const input = valueInputOf(field);
  if (input === 'options') return labelOfOption(field, value);
  if (input === 'record') return nameOf(value);
  if (input === 'yesNo') return value === 'true' ? 'yes' : 'no';
  if (input === 'date') return formatDay(value);
  return value;
}

export function filterText(field: FieldMetadata, filter: FieldFilter, nameOf: (code: string) => string): string {
  const start = `${field.label} ${operandLabels[filter.operand]}`;
  return needsValue(filter.operand) ? `${start} ${valuesText(field, filter.values, nameOf) || '…'}` : start;
}
