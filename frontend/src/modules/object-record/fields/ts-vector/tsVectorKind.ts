import { type FieldKind, refused } from '../fieldKind';
import { noFiltering } from '../shared/filters';

/** What search reads. It is never asked for, shown or written. */
export const tsVectorKind: FieldKind<never> = {
  type: 'TS_VECTOR',
  width: 96,
  alignment: 'start',
  editing: 'none',
  Editor: null,
  toSelection: () => [],
  read: () => null,
  toInput: () => ({}),
  isEmpty: () => true,
  format: () => '',
  parse: () => refused('This field is kept by the server'),
  display: () => null,
  ...noFiltering,
  toOrderBy: () => null,
  compare: () => 0,
};
