import type { FieldMetadata } from '@/modules/object-metadata';
import { selectField } from '../../query/ast';
import { readReference, referenceSelection, untitled } from '../../query/references';
import type { FieldValues, Link, LinkList } from '../../types';
import * as styles from '../display.css';
import { type FieldKind, parsed, refused } from '../fieldKind';
import { recordMark } from '../shared/displays';
import { noFiltering } from '../shared/filters';
import { LinksToManyEditor } from '../shared/lazyEditors';
import { isNumber, isObject } from '../shared/scalar';
import { junctionOf } from './junctions';

/** A cell names the first of them. */
const shownInCell = 6;

/** The record of the other side that a record in between leads to; none when it is gone, or may not be seen. */
export function readLink(node: unknown, field: FieldMetadata): Link[] {
  if (!isObject(node) || typeof node['id'] !== 'string') return [];
  for (const { apiName, objectName } of junctionOf(field)?.targets ?? []) {
    const reference = readReference(node[apiName], objectName);
    if (reference) return [{ id: node['id'], reference }];
  }
  return [];
}

function readEdges(connection: FieldValues, field: FieldMetadata): LinkList {
  const edges = Array.isArray(connection['edges']) ? connection['edges'] : [];
  const links = edges.flatMap((edge: unknown) => readLink(isObject(edge) ? edge['node'] : null, field));
  const totalCount = connection['totalCount'];
  return { links, totalCount: isNumber(totalCount) ? totalCount : links.length };
}

/** Records of the other side of a many-to-many relation. Links are records of their own, made and deleted as such. */
export const manyToManyKind: FieldKind<LinkList> = {
  type: 'RELATION',
  width: 224,
  alignment: 'start',
  editing: 'popover',
  Editor: LinksToManyEditor,
  toSelection: (field) => {
    const targets = junctionOf(field)?.targets ?? [];
    const on = targets.map(({ apiName, objectName }) => selectField(apiName, referenceSelection(objectName)));
    const nodes = selectField('edges', [selectField('node', ['id', ...on])]);
    return [selectField(field.name, ['totalCount', nodes], { first: shownInCell })];
  },
  read: (node, field) => {
    const connection = node[field.name];
    return isObject(connection) ? readEdges(connection, field) : null;
  },
  toInput: () => ({}),
  isEmpty: (value) => !value?.links.length,
  format: ({ links }) => links.map(({ reference }) => reference.label || untitled).join(', '),
  parse: (text) =>
    text.trim() ? refused('Choose records from the list') : parsed<LinkList>({ links: [], totalCount: 0 }),
  display: ({ links, totalCount }) => (
    <>
      {links.slice(0, 3).map(({ id, reference: { objectName, label } }) => (
        <span key={id} className={styles.linkedChip}>
          {recordMark(objectName, label, 16)}
          <span className={styles.text}>{label || untitled}</span>
        </span>
      ))}
      {totalCount > 3 && <span className={styles.more}>+{totalCount - Math.min(3, links.length)}</span>}
    </>
  ),
  ...noFiltering,
  toOrderBy: () => null,
  compare: (left, right) => left.totalCount - right.totalCount,
};
