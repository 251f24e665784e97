import { type FieldKind, parsed, refused } from '../fieldKind';
import { compareNumbers } from '../shared/compare';
import { tag } from '../shared/displays';
import { choiceFiltering } from '../shared/filters';
import { SelectEditor } from '../shared/lazyEditors';
import { findOption, findOptionByText, labelOfOption, positionOfOption } from '../shared/options';
import { isString, scalarShape } from '../shared/scalar';

export const selectKind: FieldKind<string> = {
  type: 'SELECT',
  width: 136,
  alignment: 'start',
  editing: 'popover',
  Editor: SelectEditor,
  ...scalarShape(isString),
  isEmpty: (value) => value === null,
  format: (value, field) => labelOfOption(field, value),
  parse: (text, field) => {
    if (!text.trim()) return parsed<string>(null);
    const option = findOptionByText(field, text);
    return option ? parsed(option.value) : refused(`“${text.trim()}” is not one of the options`);
  },
  display: (value, field) => tag(labelOfOption(field, value), findOption(field, value)?.color),
  ...choiceFiltering<string>(
    (field) => [field.name],
    (value) => value,
  ),
  compare: (left, right, field) => compareNumbers(positionOfOption(field, left), positionOfOption(field, right)),
};
