import { selectField } from '../../query/ast';
import { type FieldKind, parsed } from '../fieldKind';
import { compareTexts } from '../shared/compare';
import { textFiltering } from '../shared/filters';
import { RichTextEditor } from '../shared/lazyEditors';
import { isObject, isString } from '../shared/scalar';

const isEmpty = (value: string | null) => !value?.trim();

/** The first line without its marks, for places that show one line. */
export function firstLineOf(markdown: string): string {
  const line = markdown.split('\n').find((each) => each.trim()) ?? '';
  return line
    .replace(/^\s*(?:#{1,6}|[-*+>]|\d+[.)])\s+(?:\[[ x]\]\s+)?/i, '')
    .replace(/[*_`~]{1,3}/g, '')
    .trim();
}

/** Markdown is what is written and edited; the server derives the blocks that other editors keep. */
export const richTextKind: FieldKind<string> = {
  type: 'RICH_TEXT',
  width: 264,
  alignment: 'start',
  editing: 'popover',
  Editor: RichTextEditor,
  toSelection: (field) => [selectField(field.name, ['markdown'])],
  read: (node, field) => {
    const value = node[field.name];
    if (isString(value)) return value;
    return isObject(value) && isString(value['markdown']) ? value['markdown'] : null;
  },
  toInput: (value, field) => ({ [field.name]: { markdown: value ?? '' } }),
  isEmpty,
  format: (value) => value,
  parse: (text) => parsed(text.trim() ? text : null),
  display: firstLineOf,
  ...textFiltering<string>([{ path: (field) => [field.name, 'markdown'], texts: (value) => [value] }], isEmpty),
  toOrderBy: () => null,
  compare: compareTexts,
};
