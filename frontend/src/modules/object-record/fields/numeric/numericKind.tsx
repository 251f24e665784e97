import * as styles from '../display.css';
import { type FieldKind, parsed, refused } from '../fieldKind';
import { InlineTextEditor } from '../shared/InlineTextEditor';
import { compareNumbers } from '../shared/compare';
import { numberFiltering } from '../shared/filters';
import { parseNumber } from '../shared/numbers';
import { isNumber, isString, scalarShape } from '../shared/scalar';

/** Exact decimals travel as text, so that no digit is lost. */
const exact = /^[+-]?\d+(\.\d+)?$/;

export const numericKind: FieldKind<string> = {
  type: 'NUMERIC',
  width: 112,
  alignment: 'end',
  editing: 'inline',
  Editor: InlineTextEditor,
  ...scalarShape(isString),
  read: (node, field) => {
    const value = node[field.name];
    if (isNumber(value)) return String(value);
    return isString(value) && exact.test(value) ? value : null;
  },
  isEmpty: (value) => value === null,
  format: (value) => value,
  parse: (text) => {
    const plain = text.trim();
    if (!plain) return parsed<string>(null);
    if (exact.test(plain)) return parsed(plain);
    const number = parseNumber(plain);
    return number === null ? refused('Type a number, like 12.50') : parsed(String(number));
  },
  display: (value) => <span className={Number(value) === 0 ? styles.zero : styles.number}>{value}</span>,
  ...numberFiltering<string>((field) => [field.name], Number),
  compare: (left, right) => compareNumbers(Number(left), Number(right)),
};
