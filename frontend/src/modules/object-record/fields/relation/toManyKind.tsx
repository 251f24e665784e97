import type { FieldMetadata } from '@/modules/object-metadata';
import { selectField } from '../../query/ast';
import { readReference, referenceSelection, untitled } from '../../query/references';
import type { FieldValues, ReferenceList } from '../../types';
import * as styles from '../display.css';
import { type FieldKind, refused } from '../fieldKind';
import { chip } from '../shared/displays';
import { noFiltering } from '../shared/filters';
import { isNumber, isObject } from '../shared/scalar';
import { targetsOf } from './targets';

/** A cell names the first of them; their own list is on the record. */
const shownInCell = 5;

function readEdges(connection: FieldValues, field: FieldMetadata): ReferenceList {
  const objectName = targetsOf(field)[0]?.objectName ?? '';
  const edges = Array.isArray(connection['edges']) ? connection['edges'] : [];
  const references = edges.flatMap(
    (edge: unknown) => readReference(isObject(edge) ? edge['node'] : null, objectName) ?? [],
  );
  const totalCount = connection['totalCount'];
  return { references, totalCount: isNumber(totalCount) ? totalCount : references.length };
}

/** The other side of a to-one relation. It is changed from the records that point here. */
export const toManyKind: FieldKind<ReferenceList> = {
  type: 'RELATION',
  width: 208,
  alignment: 'start',
  editing: 'none',
  Editor: null,
  toSelection: (field) =>
    targetsOf(field)
      .slice(0, 1)
      .map(({ apiName, objectName }) =>
        selectField(
          apiName,
          ['totalCount', selectField('edges', [selectField('node', referenceSelection(objectName))])],
          {
            first: shownInCell,
          },
        ),
      ),
  read: (node, field) => {
    const connection = node[field.name];
    return isObject(connection) ? readEdges(connection, field) : null;
  },
  toInput: () => ({}),
  isEmpty: (value) => !value?.totalCount,
  format: ({ references }) => references.map(({ label }) => label).join(', '),
  parse: () => refused('Change this from the other record'),
  display: ({ references, totalCount }) => (
    <>
      {references.slice(0, 3).map(({ id, label }) => chip(label || untitled, id))}
      {totalCount > 3 && <span className={styles.more}>+{totalCount - 3}</span>}
    </>
  ),
  ...noFiltering,
  toOrderBy: () => null,
  compare: (left, right) => left.totalCount - right.totalCount,
};
