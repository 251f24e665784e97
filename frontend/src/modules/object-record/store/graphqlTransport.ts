/** Records over GraphQL: documents are built from the object's fields, and answers are read field by field. */
import { type DocumentNode, print } from 'graphql/language';
import { ApiError, type RequestOptions, recordsContext, writeContext } from '@/modules/api';
import type { ObjectMetadata } from '@/modules/object-metadata';
import { isNumber, isObject, textOf } from '../fields/shared/scalar';
import { upperFirst } from '../query/ast';
import { toGraphqlFilter, toOrderBy } from '../query/conditions';
import {
  aggregateDocument,
  createDocument,
  listDocument,
  trashDocument,
  updateDocument,
  updateManyDocument,
} from '../query/documents';
import { readRecord } from '../query/readRecords';
import type { FieldValues, RecordReference, StoredRecord } from '../types';
import type {
  AggregateRequest,
  AggregateRow,
  ListPage,
  ListRequest,
  RecordTransport,
  SearchRequest,
} from './recordTransport';

/** Asks the API in the name of whoever is signed in. */
export type Ask = (query: string, variables: FieldValues, options: RequestOptions) => Promise<FieldValues>;

type Send = (document: DocumentNode, variables: FieldValues, options: RequestOptions) => Promise<FieldValues>;

/** Documents are kept by the shape they ask for, so each is printed once. */
function senderOf(ask: Ask): Send {
  const texts = new WeakMap<DocumentNode, string>();
  return (document, variables, options) => {
    const text = texts.get(document) ?? print(document);
    texts.set(document, text);
    return ask(text, variables, options);
  };
}

export function createGraphqlTransport(ask: Ask): RecordTransport {
  const send = senderOf(ask);
  return {
    list: (request, signal) => list(send, request, signal),
    search: (request, signal) => search(ask, request, signal),
    aggregate: (request, signal) => aggregate(send, request, signal),
    create: async ({ object, input, fieldNames, mutationId }) => {
      const data = await send(createDocument(object, fieldNames), { data: input }, writeContext(mutationId));
      return written(object, fieldNames, data[`create${upperFirst(object.nameSingular)}`]);
    },
    update: async ({ object, id, input, fieldNames, mutationId }) => {
      const data = await send(updateDocument(object, fieldNames), { id, data: input }, writeContext(mutationId));
      return written(object, fieldNames, data[`update${upperFirst(object.nameSingular)}`]);
    },
    updateMany: async ({ object, ids, input, fieldNames, mutationId }) => {
      const variables = { filter: { id: { in: ids } }, data: input };
      const data = await send(updateManyDocument(object, fieldNames), variables, writeContext(mutationId));
      return readAll(object, fieldNames, data[`update${upperFirst(object.namePlural)}`]);
    },
    trash: async (object, ids, verb, mutationId) => {
      await send(trashDocument(object, verb), { filter: { id: { in: ids } } }, writeContext(mutationId));
    },
  };
}

async function list(send: Send, request: ListRequest, signal: AbortSignal): Promise<ListPage> {
  const { object, filters, sorts, fieldNames, first, offset, hasTotal, ids } = request;
  const filter = ids ? { id: { in: ids } } : toGraphqlFilter(object, filters);
  const variables = { first, offset, filter, orderBy: toOrderBy(object, sorts) };
  const data = await send(listDocument(object, fieldNames, hasTotal), variables, { ...recordsContext, signal });
  const connection = data[object.namePlural];
  if (!isObject(connection)) return { records: [], total: 0 };
  const edges = Array.isArray(connection['edges']) ? connection['edges'] : [];
  const nodes = edges.map((edge: unknown) => (isObject(edge) ? edge['node'] : null));
  const total = connection['totalCount'];
  return { records: readAll(object, fieldNames, nodes), total: isNumber(total) ? total : null };
}

async function aggregate(send: Send, request: AggregateRequest, signal: AbortSignal): Promise<AggregateRow[]> {
  const { object, filters, names, groupBy } = request;
  const filter = { filter: toGraphqlFilter(object, filters) };
  const variables = groupBy ? { ...filter, groupBy: [{ [groupBy]: true }] } : filter;
  const data = await send(aggregateDocument(object, names, groupBy), variables, { ...recordsContext, signal });
  const answer = data[groupBy ? `${object.namePlural}GroupBy` : object.namePlural];
  if (!Array.isArray(answer)) return isObject(answer) ? [{ value: null, answers: answer }] : [];
  return answer.filter(isObject).map((row) => {
    const values = row['groupByDimensionValues'];
    const value: unknown = Array.isArray(values) ? values[0] : null;
    return { value: typeof value === 'string' ? value : null, answers: row };
  });
}

const searchQuery = `query Search($text: String!, $first: Int!, $objectNames: [String!]) {
  search(searchInput: $text, limit: $first, includedObjectNameSingulars: $objectNames) {
    edges { node { recordId objectNameSingular label } }
  }
}`;

async function search(ask: Ask, request: SearchRequest, signal: AbortSignal): Promise<RecordReference[]> {
  const data = await ask(searchQuery, { ...request }, { ...recordsContext, signal });
  const edges = isObject(data['search']) ? data['search']['edges'] : null;
  if (!Array.isArray(edges)) return [];
  return edges.flatMap((edge: unknown) => {
    const node = isObject(edge) ? edge['node'] : null;
    if (!isObject(node) || typeof node['recordId'] !== 'string') return [];
    return [{ id: node['recordId'], objectName: textOf(node['objectNameSingular']), label: textOf(node['label']) }];
  });
}

function readAll(object: ObjectMetadata, fieldNames: readonly string[], nodes: unknown): StoredRecord[] {
  return Array.isArray(nodes) ? nodes.flatMap((node) => readRecord(object, fieldNames, node) ?? []) : [];
}

function written(object: ObjectMetadata, fieldNames: readonly string[], node: unknown): StoredRecord {
  const record = readRecord(object, fieldNames, node);
  if (!record) throw new ApiError('The record is missing in the answer', 'INTERNAL_SERVER_ERROR');
  return record;
}
