import { selectField } from '../../query/ast';
import * as styles from '../display.css';
import { type FieldKind, parsed, refused } from '../fieldKind';
import { compareNumbers } from '../shared/compare';
import { numberFiltering } from '../shared/filters';
import { CurrencyEditor } from '../shared/lazyEditors';
import { parseNumber } from '../shared/numbers';
import { isNumber, isObject, orderByParts, textOf } from '../shared/scalar';
import { type Currency, currencyInText, defaultCurrencyOf, formatAmount, microsPerUnit } from './money';

export const currencyKind: FieldKind<Currency> = {
  type: 'CURRENCY',
  width: 120,
  alignment: 'end',
  editing: 'popover',
  Editor: CurrencyEditor,
  toSelection: (field) => [selectField(field.name, ['amountMicros', 'currencyCode'])],
  read: (node, field) => {
    const value = node[field.name];
    if (!isObject(value) || value['amountMicros'] == null) return null;
    const amountMicros = Number(value['amountMicros']);
    return isNumber(amountMicros) ? { amountMicros, currencyCode: textOf(value['currencyCode']) } : null;
  },
  toInput: (value, field) => ({ [field.name]: value ?? { amountMicros: null, currencyCode: '' } }),
  isEmpty: (value) => value === null,
  format: ({ amountMicros, currencyCode }) => `${amountMicros / microsPerUnit} ${currencyCode}`.trim(),
  parse: (text, field, previous) => {
    if (!text.trim()) return parsed<Currency>(null);
    const amount = parseNumber(text);
    if (amount === null) return refused('Type an amount, like 1,250 EUR');
    const currencyCode = currencyInText(text) ?? (previous?.currencyCode || defaultCurrencyOf(field));
    return parsed({ amountMicros: Math.round(amount * microsPerUnit), currencyCode });
  },
  display: (value, { settings }) => (
    <span className={value.amountMicros === 0 ? styles.zero : styles.number}>
      {formatAmount(value, settings?.format === 'short')}
    </span>
  ),
  ...numberFiltering<Currency>(
    (field) => [field.name, 'amountMicros'],
    ({ amountMicros }) => amountMicros,
    microsPerUnit,
  ),
  toOrderBy: (direction, field) => orderByParts(field, ['amountMicros'], direction),
  compare: (left, right) => compareNumbers(left.amountMicros, right.amountMicros),
};
