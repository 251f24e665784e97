import { selectField } from '../../query/ast';
import { type FieldKind, parsed } from '../fieldKind';
import { compareTexts } from '../shared/compare';
import { textFiltering } from '../shared/filters';
import { AddressEditor } from '../shared/lazyEditors';
import { isNumber, isObject, orderByParts, textOf } from '../shared/scalar';
import { type Address, type AddressLine, addressLines, linesOf, noAddress } from './addressLines';

const shown: readonly AddressLine[] = ['addressStreet1', 'addressCity', 'addressState', 'addressCountry'];
const isEmpty = (value: Address | null) => !value || addressLines.every(([line]) => !value[line]);

function readAddress(value: Readonly<Record<string, unknown>>): Address {
  const lines = Object.fromEntries(addressLines.map(([line]) => [line, textOf(value[line])]));
  const [lat, lng] = [value['addressLat'], value['addressLng']];
  return { ...noAddress, ...lines, addressLat: isNumber(lat) ? lat : null, addressLng: isNumber(lng) ? lng : null };
}

export const addressKind: FieldKind<Address> = {
  type: 'ADDRESS',
  width: 216,
  alignment: 'start',
  editing: 'popover',
  Editor: AddressEditor,
  toSelection: (field) => [
    selectField(field.name, [...addressLines.map(([line]) => line), 'addressLat', 'addressLng']),
  ],
  read: (node, field) => {
    const value = node[field.name];
    return isObject(value) ? readAddress(value) : null;
  },
  toInput: (value, field) => ({ [field.name]: value ?? noAddress }),
  isEmpty,
  format: (value) =>
    addressLines
      .map(([line]) => value[line])
      .filter(Boolean)
      .join(', '),
  /** A line of text cannot be told apart reliably: it becomes the street, to be sorted out in the editor. */
  parse: (text) => parsed(text.trim() ? { ...noAddress, addressStreet1: text.trim() } : null),
  display: (value, { settings }) => {
    const lines = new Set<AddressLine>(linesOf(settings).map(([line]) => line));
    const texts = shown.filter((line) => lines.has(line)).map((line) => value[line]);
    return texts.filter(Boolean).join(', ') || value.addressPostcode;
  },
  ...textFiltering<Address>(
    addressLines.map(([line]) => ({ path: (field) => [field.name, line], texts: (value) => [value[line]] })),
    isEmpty,
  ),
  toOrderBy: (direction, field) => orderByParts(field, ['addressCountry', 'addressCity'], direction),
  compare: (left, right) =>
    compareTexts(left.addressCountry, right.addressCountry) || compareTexts(left.addressCity, right.addressCity),
};
