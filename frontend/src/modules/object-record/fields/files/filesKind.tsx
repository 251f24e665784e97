import { selectField } from '../../query/ast';
import { type FieldKind, refused } from '../fieldKind';
import { compareTexts } from '../shared/compare';
import { chip } from '../shared/displays';
import { at, isNotNull, isNull } from '../shared/filters';
import { isObject, textOf } from '../shared/scalar';

export interface StoredFile {
  readonly fileId: string;
  readonly label: string;
}

function readFile(value: unknown): StoredFile[] {
  return isObject(value) ? [{ fileId: textOf(value['fileId']), label: textOf(value['label']) }] : [];
}

/** Uploaded files. They are added where files can be dropped; a cell names them. */
export const filesKind: FieldKind<readonly StoredFile[]> = {
  type: 'FILES',
  width: 184,
  alignment: 'start',
  editing: 'none',
  Editor: null,
  toSelection: (field) => [selectField(field.name, ['fileId', 'label'])],
  read: (node, field) => {
    const value = node[field.name];
    return Array.isArray(value) ? value.flatMap(readFile) : [];
  },
  toInput: (value, field) => ({ [field.name]: value ?? [] }),
  isEmpty: (value) => !value?.length,
  format: (value) => value.map(({ label }) => label).join(', '),
  parse: () => refused('Files cannot be typed'),
  display: (value) => value.map(({ fileId, label }) => chip(label, fileId)),
  operands: ['IS_EMPTY', 'IS_NOT_EMPTY'],
  toFilter: ({ operand }, field) => at([field.name], operand === 'IS_EMPTY' ? isNull : isNotNull),
  evaluate: ({ operand }, value) => !value?.length === (operand === 'IS_EMPTY'),
  toOrderBy: () => null,
  compare: (left, right) => compareTexts(left[0]?.label ?? '', right[0]?.label ?? ''),
};
