import { type FieldKind, parsed, refused } from '../fieldKind';
import { compareTexts } from '../shared/compare';
import { tag } from '../shared/displays';
import { MultiSelectEditor } from '../shared/lazyEditors';
import { listFiltering } from '../shared/listFilters';
import { findOption, findOptionByText, labelOfOption } from '../shared/options';
import { isString, scalarShape, textsOf } from '../shared/scalar';
import { splitList } from '../shared/splitList';

const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isString);

export const multiSelectKind: FieldKind<readonly string[]> = {
  type: 'MULTI_SELECT',
  width: 184,
  alignment: 'start',
  editing: 'popover',
  Editor: MultiSelectEditor,
  ...scalarShape(isTexts),
  read: (node, field) => textsOf(node[field.name]),
  toInput: (value, field) => ({ [field.name]: value ?? [] }),
  isEmpty: (value) => !value?.length,
  format: (value, field) => value.map((each) => labelOfOption(field, each)).join(', '),
  parse: (text, field) => {
    const found = splitList(text).map((word) => ({ word, option: findOptionByText(field, word) }));
    const unknown = found.find(({ option }) => !option);
    if (unknown) return refused(`“${unknown.word}” is not one of the options`);
    return parsed([...new Set(found.flatMap(({ option }) => (option ? [option.value] : [])))]);
  },
  display: (value, field) => value.map((each) => tag(labelOfOption(field, each), findOption(field, each)?.color)),
  ...listFiltering((value, wanted) => value.some((each) => wanted.includes(each)), 'containsAny'),
  toOrderBy: () => null,
  compare: (left, right, field) =>
    compareTexts(multiSelectKind.format(left, field), multiSelectKind.format(right, field)),
};
