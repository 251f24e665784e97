import { selectField } from '../../query/ast';
import type { FieldKind } from '../fieldKind';
import { compareTexts } from '../shared/compare';
import { firstAndMore, link } from '../shared/displays';
import { textFiltering } from '../shared/filters';
import { LinksEditor } from '../shared/lazyEditors';
import { isObject, orderByParts, textOf } from '../shared/scalar';
import { splitList } from '../shared/splitList';
import { hrefOf, type Link, type Links, parseLinks, shortUrl } from './links';

const isEmpty = (value: Links | null) => !value?.some(({ url }) => url);

function readLink(value: unknown): Link[] {
  if (!isObject(value)) return [];
  const read = { url: textOf(value['url']), label: textOf(value['label']) };
  return read.url ? [read] : [];
}

export const linksKind: FieldKind<Links> = {
  type: 'LINKS',
  width: 200,
  alignment: 'start',
  editing: 'popover',
  Editor: LinksEditor,
  toSelection: (field) => [selectField(field.name, ['primaryLinkUrl', 'primaryLinkLabel', 'secondaryLinks'])],
  read: (node, field) => {
    const value = node[field.name];
    if (!isObject(value)) return null;
    const secondary = Array.isArray(value['secondaryLinks']) ? value['secondaryLinks'] : [];
    return [{ url: value['primaryLinkUrl'], label: value['primaryLinkLabel'] }, ...secondary].flatMap(readLink);
  },
  toInput: (value, field) => {
    const [primary = { url: '', label: '' }, ...secondaryLinks] = value ?? [];
    return { [field.name]: { primaryLinkUrl: primary.url, primaryLinkLabel: primary.label, secondaryLinks } };
  },
  isEmpty,
  format: (value) => value.map(({ url }) => url).join(', '),
  parse: (text, _field, previous) => parseLinks(splitList(text), previous),
  display: (value) => {
    const { url = '', label = '' } = value[0] ?? {};
    const href = hrefOf(url);
    const shown = label || shortUrl(url);
    return firstAndMore(href ? link(href, shown) : shown, value.length);
  },
  ...textFiltering<Links>(
    [
      { path: (field) => [field.name, 'primaryLinkUrl'], texts: ([first]) => [first?.url ?? ''] },
      { path: (field) => [field.name, 'primaryLinkLabel'], texts: ([first]) => [first?.label ?? ''] },
    ],
    isEmpty,
  ),
  toOrderBy: (direction, field) => orderByParts(field, ['primaryLinkUrl'], direction),
  compare: ([left], [right]) => compareTexts(left?.url ?? '', right?.url ?? ''),
};
