import { type FieldKind, parsed } from '../fieldKind';
import { compareTexts } from '../shared/compare';
import { chip } from '../shared/displays';
import { includesText, some } from '../shared/filters';
import { ArrayEditor } from '../shared/lazyEditors';
import { listFiltering } from '../shared/listFilters';
import { isString, scalarShape, textsOf } from '../shared/scalar';
import { splitList } from '../shared/splitList';

const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isString);

export const arrayKind: FieldKind<readonly string[]> = {
  type: 'ARRAY',
  width: 184,
  alignment: 'start',
  editing: 'popover',
  Editor: ArrayEditor,
  ...scalarShape(isTexts),
  read: (node, field) => textsOf(node[field.name]),
  toInput: (value, field) => ({ [field.name]: value ?? [] }),
  isEmpty: (value) => !value?.length,
  format: (value) => value.join(', '),
  parse: (text) => parsed(splitList(text)),
  display: (value) => value.map((each) => chip(each)),
  ...listFiltering((value, [wanted = '']) => some(value.map((each) => includesText(each, wanted))), 'containsIlike'),
  toOrderBy: () => null,
  compare: (left, right) => compareTexts(left.join(), right.join()),
};
