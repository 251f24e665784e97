import * as styles from '../display.css';
import { type FieldKind, parsed, refused } from '../fieldKind';
import { compareNumbers } from '../shared/compare';
import { numberFiltering } from '../shared/filters';
import { parseNumber } from '../shared/numbers';
import { isNumber, scalarShape } from '../shared/scalar';

/** Where a record stands in its list. The list itself changes it; nobody types it. */
export const positionKind: FieldKind<number> = {
  type: 'POSITION',
  width: 96,
  alignment: 'end',
  editing: 'none',
  Editor: null,
  ...scalarShape(isNumber),
  isEmpty: (value) => value === null,
  format: String,
  parse: (text) => {
    const number = parseNumber(text);
    return number === null ? refused('Type a number') : parsed(number);
  },
  display: (value) => <span className={styles.number}>{value}</span>,
  ...numberFiltering<number>(
    (field) => [field.name],
    (value) => value,
  ),
  compare: compareNumbers,
};
