import * as styles from '../display.css';
import { type FieldKind, parsed, refused } from '../fieldKind';
import { InlineTextEditor } from '../shared/InlineTextEditor';
import { compareCodes } from '../shared/compare';
import { choiceFiltering } from '../shared/filters';
import { isString, scalarShape } from '../shared/scalar';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const uuidKind: FieldKind<string> = {
  type: 'UUID',
  width: 200,
  alignment: 'start',
  editing: 'inline',
  Editor: InlineTextEditor,
  ...scalarShape(isString),
  isEmpty: (value) => value === null,
  format: (value) => value,
  parse: (text) => {
    const plain = text.trim().toLowerCase();
    if (!plain) return parsed<string>(null);
    return uuid.test(plain) ? parsed(plain) : refused('Type a whole id of 36 characters');
  },
  display: (value) => <span className={styles.code}>{value}</span>,
  ...choiceFiltering<string>(
    (field) => [field.name],
    (value) => value,
  ),
  compare: compareCodes,
};
