/** Conditions as text, for addresses: `stage:IS_NOT:LOST`, and nested ones as `OR(city:IS_EMPTY,city:CONTAINS:Oslo)`. */
import type { ObjectMetadata } from '@/modules/object-metadata';
import {
  type FieldFilter,
  findFieldByName,
  type FilterGroup,
  isFieldFilter,
  isFilterGroup,
  kindOf,
  type RecordFilter,
} from '@/modules/object-record';

/** Parentheses and commas build the text, so values do not bring their own. */
const encode = (value: string): string =>
  encodeURIComponent(value).replace(/[()]/g, (mark) => (mark === '(' ? '%28' : '%29'));

export function formatFilter(filter: RecordFilter): string {
  if (isFilterGroup(filter)) return `${filter.operator}(${filter.filters.map(formatFilter).join()})`;
  if (!isFieldFilter(filter)) return '';
  return [filter.fieldName, filter.operand, ...filter.values.map(encode)].join(':');
}

const groupText = /^(AND|OR|NOT)\((.*)\)$/s;

/** What the text says that this object cannot do is left out. */
export function readFilter(text: string, object: ObjectMetadata): RecordFilter[] {
  const [, operator, inner] = groupText.exec(text) ?? [];
  if (operator === undefined || inner === undefined) return readFieldFilter(text, object);
  const filters = partsOf(inner).flatMap((part) => readFilter(part, object));
  return filters.length ? [{ operator: operator as FilterGroup['operator'], filters }] : [];
}

/** Splits at the commas that are in no parentheses. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (const [index, letter] of [...text].entries()) {
    if (letter === '(') depth += 1;
    else if (letter === ')') depth -= 1;
    else if (letter === ',' && depth === 0) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, text.slice(start)].filter(Boolean);
}

function readFieldFilter(text: string, object: ObjectMetadata): FieldFilter[] {
  const [fieldName = '', operandText = '', ...encoded] = text.split(':');
  const field = findFieldByName(object, fieldName);
  const operand = field && kindOf(field).operands.find((each) => each === operandText);
  return operand ? [{ fieldName, operand, values: encoded.map(decode) }] : [];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
