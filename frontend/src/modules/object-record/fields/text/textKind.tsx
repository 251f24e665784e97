import { type FieldKind, parsed } from '../fieldKind';
import { InlineTextEditor } from '../shared/InlineTextEditor';
import { compareTexts } from '../shared/compare';
import { textFiltering } from '../shared/filters';
import { isString, scalarShape } from '../shared/scalar';

const isEmpty = (value: string | null) => value === null || value === '';

export const textKind: FieldKind<string> = {
  type: 'TEXT',
  width: 176,
  alignment: 'start',
  editing: 'inline',
  Editor: InlineTextEditor,
  ...scalarShape(isString),
  toInput: (value, field) => ({ [field.name]: value ?? '' }),
  isEmpty,
  format: (value) => value,
  parse: (text) => parsed(text.trim() || null),
  display: (value) => value,
  ...textFiltering<string>([{ path: (field) => [field.name], texts: (value) => [value] }], isEmpty),
  compare: compareTexts,
};
