/** The documents of record operations, built once per object and set of fields. */
import type { DocumentNode, FieldNode } from 'graphql';
import type { ObjectMetadata } from '@/modules/object-metadata';
import { kindOf } from '../fields/registry';
import { buildDocument, selectField, upperFirst } from './ast';
import { fieldsNamed } from './objectFields';

const built = new WeakMap<ObjectMetadata, Map<string, DocumentNode>>();

/** Metadata is immutable, so a document may live as long as the object it was made for. */
function remember(object: ObjectMetadata, key: string, build: () => DocumentNode): DocumentNode {
  const documents = built.get(object) ?? new Map<string, DocumentNode>();
  built.set(object, documents);
  const known = documents.get(key) ?? build();
  documents.set(key, known);
  return known;
}

/** `id`, the fields and `updatedAt`: what the store needs to know of a record. */
function recordSelection(object: ObjectMetadata, fieldNames: readonly string[]): (FieldNode | string)[] {
  const wanted = fieldsNamed(
    object,
    fieldNames.filter((name) => name !== 'id' && name !== 'updatedAt'),
  );
  return ['id', ...wanted.flatMap((field) => kindOf(field).toSelection(field)), 'updatedAt'];
}

export function listDocument(object: ObjectMetadata, fieldNames: readonly string[], hasTotal: boolean): DocumentNode {
  const { nameSingular, namePlural } = object;
  const nodes = selectField('edges', [selectField('node', recordSelection(object, fieldNames))]);
  const args = { first: '$first', offset: '$offset', filter: '$filter', orderBy: '$orderBy' };
  return remember(object, `list ${hasTotal} ${fieldNames.join()}`, () =>
    buildDocument({
      kind: 'query',
      name: `List${upperFirst(namePlural)}`,
      variables: {
        first: 'Int',
        offset: 'Int',
        filter: `${upperFirst(nameSingular)}FilterInput`,
        orderBy: `[${upperFirst(nameSingular)}OrderByInput]`,
      },
      root: selectField(namePlural, hasTotal ? ['totalCount', nodes] : [nodes], args),
    }),
  );
}

/** What many records have in common: as one row, or a row for each value of a field. */
export function aggregateDocument(
  object: ObjectMetadata,
  names: readonly string[],
  groupBy: string | null,
): DocumentNode {
  const { nameSingular, namePlural } = object;
  const name = upperFirst(nameSingular);
  const filter = { filter: `${name}FilterInput` };
  return remember(object, `aggregate ${groupBy} ${names.join()}`, () =>
    groupBy
      ? buildDocument({
          kind: 'query',
          name: `Group${upperFirst(namePlural)}`,
          variables: { ...filter, groupBy: `[${name}GroupByInput!]!` },
          root: selectField(`${namePlural}GroupBy`, ['groupByDimensionValues', ...names], {
            filter: '$filter',
            groupBy: '$groupBy',
          }),
        })
      : buildDocument({
          kind: 'query',
          name: `Aggregate${upperFirst(namePlural)}`,
          variables: filter,
          root: selectField(namePlural, names, { filter: '$filter' }),
        }),
  );
}

export function createDocument(object: ObjectMetadata, fieldNames: readonly string[]): DocumentNode {
  const name = upperFirst(object.nameSingular);
  return remember(object, `create ${fieldNames.join()}`, () =>
    buildDocument({
      kind: 'mutation',
      name: `Create${name}`,
      variables: { data: `${name}CreateInput!` },
      root: selectField(`create${name}`, recordSelection(object, fieldNames), { data: '$data' }),
    }),
  );
}

export function updateDocument(object: ObjectMetadata, fieldNames: readonly string[]): DocumentNode {
  const name = upperFirst(object.nameSingular);
  return remember(object, `update ${fieldNames.join()}`, () =>
    buildDocument({
      kind: 'mutation',
      name: `Update${name}`,
      variables: { id: 'UUID!', data: `${name}UpdateInput!` },
      root: selectField(`update${name}`, recordSelection(object, fieldNames), { id: '$id', data: '$data' }),
    }),
  );
}

/** `updatePeople(filter, data)`: one patch for many records. */
export function updateManyDocument(object: ObjectMetadata, fieldNames: readonly string[]): DocumentNode {
  const name = upperFirst(object.nameSingular);
  const root = `update${upperFirst(object.namePlural)}`;
  return remember(object, `updateMany ${fieldNames.join()}`, () =>
    buildDocument({
      kind: 'mutation',
      name: upperFirst(root),
      variables: { filter: `${name}FilterInput!`, data: `${name}UpdateInput!` },
      root: selectField(root, recordSelection(object, fieldNames), { filter: '$filter', data: '$data' }),
    }),
  );
}

/** Moving many records into the trash, or back out of it. */
export function trashDocument(object: ObjectMetadata, verb: 'delete' | 'restore'): DocumentNode {
  const root = `${verb}${upperFirst(object.namePlural)}`;
  return remember(object, verb, () =>
    buildDocument({
      kind: 'mutation',
      name: upperFirst(root),
      variables: { filter: `${upperFirst(object.nameSingular)}FilterInput!` },
      root: selectField(root, ['id'], { filter: '$filter' }),
    }),
  );
}
