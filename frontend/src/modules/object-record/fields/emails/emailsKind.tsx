import { selectField } from '../../query/ast';
import type { FieldKind } from '../fieldKind';
import { compareTexts } from '../shared/compare';
import { firstAndMore, link } from '../shared/displays';
import { textFiltering } from '../shared/filters';
import { EmailsEditor } from '../shared/lazyEditors';
import { isObject, orderByParts, textOf, textsOf } from '../shared/scalar';
import { splitList } from '../shared/splitList';
import { type Emails, emailList, parseEmails } from './emails';

const isEmpty = (value: Emails | null) => !value?.primaryEmail && !value?.additionalEmails.length;

export const emailsKind: FieldKind<Emails> = {
  type: 'EMAILS',
  width: 232,
  alignment: 'start',
  editing: 'popover',
  Editor: EmailsEditor,
  toSelection: (field) => [selectField(field.name, ['primaryEmail', 'additionalEmails'])],
  read: (node, field) => {
    const value = node[field.name];
    if (!isObject(value)) return null;
    return { primaryEmail: textOf(value['primaryEmail']), additionalEmails: textsOf(value['additionalEmails']) };
  },
  toInput: (value, field) => ({ [field.name]: value ?? { primaryEmail: '', additionalEmails: [] } }),
  isEmpty,
  format: (value) => emailList(value).join(', '),
  parse: (text) => parseEmails(splitList(text)),
  display: (value) => {
    const [first = '', ...others] = emailList(value);
    return firstAndMore(link(`mailto:${first}`, first), others.length + 1);
  },
  ...textFiltering<Emails>(
    [
      { path: (field) => [field.name, 'primaryEmail'], texts: ({ primaryEmail }) => [primaryEmail] },
      { path: (field) => [field.name, 'additionalEmails'], texts: (value) => value.additionalEmails, isJson: true },
    ],
    isEmpty,
  ),
  toOrderBy: (direction, field) => orderByParts(field, ['primaryEmail'], direction),
  compare: (left, right) => compareTexts(left.primaryEmail, right.primaryEmail),
};
