import { selectField } from '../../query/ast';
import { type FieldKind, parsed } from '../fieldKind';
import { compareTexts } from '../shared/compare';
import { textFiltering } from '../shared/filters';
import { FullNameEditor } from '../shared/lazyEditors';
import { isObject, orderByParts, textOf } from '../shared/scalar';
import type { FullName } from './fullName';

const isEmpty = (value: FullName | null) => !value?.firstName && !value?.lastName;

export const fullNameKind: FieldKind<FullName> = {
  type: 'FULL_NAME',
  width: 184,
  alignment: 'start',
  editing: 'popover',
  Editor: FullNameEditor,
  toSelection: (field) => [selectField(field.name, ['firstName', 'lastName'])],
  read: (node, field) => {
    const value = node[field.name];
    return isObject(value) ? { firstName: textOf(value['firstName']), lastName: textOf(value['lastName']) } : null;
  },
  toInput: (value, field) => ({ [field.name]: value ?? { firstName: '', lastName: '' } }),
  isEmpty,
  format: ({ firstName, lastName }) => `${firstName} ${lastName}`.trim(),
  parse: (text) => {
    const [firstName = '', ...rest] = text.trim().split(/\s+/);
    return parsed(firstName ? { firstName, lastName: rest.join(' ') } : null);
  },
  display: (value, field) => fullNameKind.format(value, field),
  ...textFiltering<FullName>(
    [
      { path: (field) => [field.name, 'firstName'], texts: ({ firstName }) => [firstName] },
      { path: (field) => [field.name, 'lastName'], texts: ({ lastName }) => [lastName] },
    ],
    isEmpty,
  ),
  toOrderBy: (direction, field) => orderByParts(field, ['firstName', 'lastName'], direction),
  compare: (left, right) =>
    compareTexts(left.firstName, right.firstName) || compareTexts(left.lastName, right.lastName),
};
