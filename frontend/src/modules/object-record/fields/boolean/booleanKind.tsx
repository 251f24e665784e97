import { IconCheck } from '@/modules/ui/icons';
import * as styles from '../display.css';
import { type FieldKind, parsed, refused } from '../fieldKind';
import { compareNumbers } from '../shared/compare';
import { isBoolean, scalarShape } from '../shared/scalar';

const yes = new Set(['true', 'yes', 'y', '1', 'x', 'on', '✓']);
const no = new Set(['false', 'no', 'n', '0', 'off']);

export const booleanKind: FieldKind<boolean> = {
  type: 'BOOLEAN',
  width: 104,
  alignment: 'start',
  editing: 'toggle',
  Editor: null,
  ...scalarShape(isBoolean),
  isEmpty: (value) => value === null,
  format: (value) => (value ? 'Yes' : 'No'),
  parse: (text) => {
    const plain = text.trim().toLowerCase();
    if (!plain) return parsed<boolean>(null);
    if (yes.has(plain)) return parsed(true);
    return no.has(plain) ? parsed(false) : refused('Type yes or no');
  },
  display: (value) =>
    value ? (
      <>
        <IconCheck size={15} stroke={2} className={styles.yes} aria-hidden />
        <span className={styles.text}>Yes</span>
      </>
    ) : (
      <span className={styles.muted}>No</span>
    ),
  operands: ['IS'],
  toFilter: ({ values }, field) => ({ [field.name]: { eq: values[0] === 'true' } }),
  evaluate: ({ values }, value) => value === (values[0] === 'true'),
  compare: (left, right) => compareNumbers(Number(left), Number(right)),
};
