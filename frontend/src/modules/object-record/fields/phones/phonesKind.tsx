import { selectField } from '../../query/ast';
import type { FieldValues } from '../../types';
import type { FieldKind } from '../fieldKind';
import { compareTexts } from '../shared/compare';
import { firstAndMore, link } from '../shared/displays';
import { textFiltering } from '../shared/filters';
import { PhonesEditor } from '../shared/lazyEditors';
import { isObject, orderByParts, textOf } from '../shared/scalar';
import { splitList } from '../shared/splitList';
import { formatPhone, noPhone, type Phone, type Phones, parsePhones } from './phones';

const isEmpty = (value: Phones | null) => !value?.some(({ number }) => number);

function readPhone(value: unknown): Phone[] {
  if (!isObject(value)) return [];
  const phone = {
    number: textOf(value['number']),
    countryCode: textOf(value['countryCode']),
    callingCode: textOf(value['callingCode']),
  };
  return phone.number ? [phone] : [];
}

function readPhones(value: FieldValues): Phones {
  const primary = {
    number: value['primaryPhoneNumber'],
    countryCode: value['primaryPhoneCountryCode'],
    callingCode: value['primaryPhoneCallingCode'],
  };
  const additional = Array.isArray(value['additionalPhones']) ? value['additionalPhones'] : [];
  return [primary, ...additional].flatMap(readPhone);
}

/** The codes that an international number begins with are left out, so that the server infers them. */
const isInferred = ({ number, callingCode }: Phone) => number.startsWith('+') && !callingCode;

function toParts(phone: Phone): FieldValues {
  const { number, countryCode, callingCode } = phone;
  return isInferred(phone) ? { number } : { number, countryCode, callingCode };
}

function toPhonesInput(value: Phones | null): FieldValues {
  const [primary = noPhone, ...additional] = value ?? [];
  const codes = { primaryPhoneCountryCode: primary.countryCode, primaryPhoneCallingCode: primary.callingCode };
  return {
    primaryPhoneNumber: primary.number,
    ...(isInferred(primary) ? {} : codes),
    additionalPhones: additional.map(toParts),
  };
}

export const phonesKind: FieldKind<Phones> = {
  type: 'PHONES',
  width: 168,
  alignment: 'start',
  editing: 'popover',
  Editor: PhonesEditor,
  toSelection: (field) => [
    selectField(field.name, [
      'primaryPhoneNumber',
      'primaryPhoneCountryCode',
      'primaryPhoneCallingCode',
      'additionalPhones',
    ]),
  ],
  read: (node, field) => {
    const value = node[field.name];
    return isObject(value) ? readPhones(value) : null;
  },
  toInput: (value, field) => ({ [field.name]: toPhonesInput(value) }),
  isEmpty,
  format: (value) => value.map(formatPhone).join(', '),
  parse: (text, _field, previous) => parsePhones(splitList(text), previous),
  display: (value) => {
    const first = formatPhone(value[0] ?? noPhone);
    return firstAndMore(link(`tel:${first.replace(/[^\d+]/g, '')}`, first), value.length);
  },
  ...textFiltering<Phones>(
    [{ path: (field) => [field.name, 'primaryPhoneNumber'], texts: ([first]) => [first?.number ?? ''] }],
    isEmpty,
  ),
  toOrderBy: (direction, field) => orderByParts(field, ['primaryPhoneNumber'], direction),
  compare: ([left], [right]) => compareTexts(left?.number ?? '', right?.number ?? ''),
};
