import type { FieldMetadata, ObjectMetadata } from '@/modules/object-metadata';
import {
  type FieldFilter,
  findFieldByName,
  formatDay,
  isFieldFilter,
  isFilterGroup,
  labelOfOption,
  periodText,
  ratingText,
  readPeriod,
  type RecordFilter,
} from '@/modules/object-record';
import { needsValue, operandLabels, valueInputOf } from './operands';
import { me } from './storedFilters';

/** The values of a condition as people read them; records need their names, which only the stores know. */
export function valuesText(field: FieldMetadata, values: readonly string[], nameOf: (code: string) => string): string {
  return values.map((value) => valueText(field, value, nameOf)).join(', ');
}

function valueText(field: FieldMetadata, value: string, nameOf: (code: string) => string): string {
  if (value === me && valueInputOf(field) === 'record') return 'me';
  if (field.type === 'RATING') return ratingText(value);
  const input = valueInputOf(field);
  if (input === 'options') return labelOfOption(field, value);
  if (input === 'record') return nameOf(value);
  if (input === 'yesNo') return value === 'true' ? 'yes' : 'no';
  const period = input === 'date' ? readPeriod(value) : null;
  if (period) return periodText(period);
  if (input === 'date') return formatDay(value);
  return value;
}

export function filterText(field: FieldMetadata, filter: FieldFilter, nameOf: (code: string) => string): string {
  const start = `${field.label} ${operandLabels[filter.operand]}`;
  return needsValue(filter.operand) ? `${start} ${valuesText(field, filter.values, nameOf) || '…'}` : start;
}

const joints = { AND: ' and ', OR: ' or ', NOT: ' and ' } as const;

/** Nested conditions in words: "Stage is New or (City is empty and …)". */
export function groupText(object: ObjectMetadata, filter: RecordFilter, nameOf: (code: string) => string): string {
  if (isFilterGroup(filter)) {
    const parts = filter.filters.map((each) =>
      isFilterGroup(each) ? `(${groupText(object, each, nameOf)})` : groupText(object, each, nameOf),
    );
    const text = parts.join(joints[filter.operator]);
    return filter.operator === 'NOT' ? `not (${text})` : text;
  }
  const field = isFieldFilter(filter) ? findFieldByName(object, filter.fieldName) : null;
  return field && isFieldFilter(filter) ? filterText(field, filter, nameOf) : '';
}
