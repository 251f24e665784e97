import * as styles from '../display.css';
import { type FieldKind, parsed, refused } from '../fieldKind';
import { compareTexts } from '../shared/compare';
import { at, isNotNull, isNull } from '../shared/filters';
import { RawJsonEditor } from '../shared/lazyEditors';
import { scalarShape } from '../shared/scalar';

const isPresent = (value: unknown): value is NonNullable<unknown> => value != null;

export const rawJsonKind: FieldKind<NonNullable<unknown>> = {
  type: 'RAW_JSON',
  width: 200,
  alignment: 'start',
  editing: 'popover',
  Editor: RawJsonEditor,
  ...scalarShape(isPresent),
  isEmpty: (value) => value === null,
  format: (value) => JSON.stringify(value),
  parse: (text) => {
    if (!text.trim()) return parsed<NonNullable<unknown>>(null);
    try {
      return parsed<NonNullable<unknown>>(JSON.parse(text));
    } catch {
      return refused('Type valid JSON, like {"size": 3}');
    }
  },
  display: (value) => <span className={styles.code}>{JSON.stringify(value)}</span>,
  operands: ['IS_EMPTY', 'IS_NOT_EMPTY'],
  toFilter: ({ operand }, field) => at([field.name], operand === 'IS_EMPTY' ? isNull : isNotNull),
  evaluate: ({ operand }, value) => (value === null) === (operand === 'IS_EMPTY'),
  toOrderBy: () => null,
  compare: (left, right) => compareTexts(JSON.stringify(left), JSON.stringify(right)),
};
