import type { FieldMetadata } from '@/modules/object-metadata';
import * as styles from '../display.css';
import { type FieldKind, parsed, refused } from '../fieldKind';
import { InlineTextEditor } from '../shared/InlineTextEditor';
import { compareNumbers } from '../shared/compare';
import { numberFiltering } from '../shared/filters';
import { parseNumber } from '../shared/numbers';
import { isNumber, scalarShape } from '../shared/scalar';

const isPercentage = (field: FieldMetadata) => field.settings?.type === 'percentage';
const isWhole = (field: FieldMetadata) => field.settings?.dataType !== 'float' && !field.settings?.decimals;

/** Percentages are stored as fractions of one. */
function formatNumber(value: number, field: FieldMetadata): string {
  const decimals = field.settings?.decimals;
  if (isPercentage(field))
    return `${(value * 100).toLocaleString(undefined, { maximumFractionDigits: decimals ?? 2 })}%`;
  const digits =
    decimals == null
      ? { maximumFractionDigits: 6 }
      : { maximumFractionDigits: decimals, minimumFractionDigits: decimals };
  return value.toLocaleString(undefined, digits);
}

/** "1.3K" where the field says so: for the eye only. */
function showNumber(value: number, field: FieldMetadata): string {
  if (field.settings?.type !== 'shortNumber') return formatNumber(value, field);
  const maximumFractionDigits = field.settings.decimals || 1;
  return value.toLocaleString(undefined, { notation: 'compact', maximumFractionDigits });
}

export const numberKind: FieldKind<number> = {
  type: 'NUMBER',
  width: 112,
  alignment: 'end',
  editing: 'inline',
  Editor: InlineTextEditor,
  ...scalarShape(isNumber),
  isEmpty: (value) => value === null,
  format: formatNumber,
  parse: (text, field) => {
    if (!text.trim()) return parsed<number>(null);
    const number = parseNumber(text);
    if (number === null) return refused('Type a number, like 1250');
    if (isPercentage(field)) return parsed(number / 100);
    if (isWhole(field) && !Number.isInteger(number)) return refused('Type a whole number');
    return parsed(number);
  },
  display: (value, field) => (
    <span className={value === 0 ? styles.zero : styles.number}>{showNumber(value, field)}</span>
  ),
  ...numberFiltering<number>(
    (field) => [field.name],
    (value) => value,
  ),
  compare: compareNumbers,
};
