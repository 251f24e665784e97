/**
 * Records travel through Apollo's links (token, renewal, errors) but not through its cache: it would keep a second copy
 * of every record, at a hundred times the cost.
 */
import { type ApolloClient, ApolloLink } from '@apollo/client';
import type { DocumentNode } from 'graphql';
import { ApiError, type OperationContext, recordsContext, writeContext } from '@/modules/api';
import type { ObjectMetadata } from '@/modules/object-metadata';
import { isNumber, isObject } from '../fields/shared/scalar';
import { upperFirst } from '../query/ast';
import { toGraphqlFilter, toOrderBy } from '../query/conditions';
import { createDocument, listDocument, trashDocument, updateDocument, updateManyDocument } from '../query/documents';
import { readRecord } from '../query/readRecords';
import type { FieldValues, StoredRecord } from '../types';
import type { ListPage, ListRequest, RecordTransport } from './recordTransport';

interface Sent {
  query: DocumentNode;
  variables: FieldValues;
  context: OperationContext;
  signal?: AbortSignal;
}

type Send = (operation: Sent) => Promise<FieldValues>;

function senderOf(client: ApolloClient): Send {
  return ({ query, variables, context, signal }) =>
    new Promise((resolve, reject) => {
      const request = { query, variables: { ...variables }, context: { ...context } };
      const subscription = ApolloLink.execute(client.link, request, { client }).subscribe({
        next: ({ data, errors }) => {
          if (errors?.[0]) reject(ApiError.fromGraphql(errors[0]));
          else resolve(data ?? {});
        },
        error: reject,
      });
      signal?.addEventListener('abort', () => {
        subscription.unsubscribe();
        reject(signal.reason);
      });
    });
}

export function createApolloTransport(client: ApolloClient): RecordTransport {
  const send = senderOf(client);
  return {
    list: (request, signal) => list(send, request, signal),
    create: async ({ object, input, fieldNames, mutationId }) => {
      const query = createDocument(object, fieldNames);
      const data = await send({ query, variables: { data: input }, context: writeContext(mutationId) });
      return written(object, fieldNames, data[`create${upperFirst(object.nameSingular)}`]);
    },
    update: async ({ object, id, input, fieldNames, mutationId }) => {
      const query = updateDocument(object, fieldNames);
      const data = await send({ query, variables: { id, data: input }, context: writeContext(mutationId) });
      return written(object, fieldNames, data[`update${upperFirst(object.nameSingular)}`]);
    },
    updateMany: async ({ object, ids, input, fieldNames, mutationId }) => {
      const query = updateManyDocument(object, fieldNames);
      const variables = { filter: { id: { in: ids } }, data: input };
      const data = await send({ query, variables, context: writeContext(mutationId) });
      return readAll(object, fieldNames, data[`update${upperFirst(object.namePlural)}`]);
    },
    trash: async (object, ids, verb, mutationId) => {
      const variables = { filter: { id: { in: ids } } };
      await send({ query: trashDocument(object, verb), variables, context: writeContext(mutationId) });
    },
  };
}

async function list(send: Send, request: ListRequest, signal: AbortSignal): Promise<ListPage> {
  const { object, filters, sorts, fieldNames, first, offset, hasTotal, ids } = request;
  const filter = ids ? { id: { in: ids } } : toGraphqlFilter(object, filters);
  const variables = { first, offset, filter, orderBy: toOrderBy(object, sorts) };
  const query = listDocument(object, fieldNames, hasTotal);
  const data = await send({ query, variables, context: recordsContext, signal });
  const connection = data[object.namePlural];
  if (!isObject(connection)) return { records: [], total: 0 };
  const edges = Array.isArray(connection['edges']) ? connection['edges'] : [];
  const nodes = edges.map((edge: unknown) => (isObject(edge) ? edge['node'] : null));
  const total = connection['totalCount'];
  return { records: readAll(object, fieldNames, nodes), total: isNumber(total) ? total : null };
}

function readAll(object: ObjectMetadata, fieldNames: readonly string[], nodes: unknown): StoredRecord[] {
  return Array.isArray(nodes) ? nodes.flatMap((node) => readRecord(object, fieldNames, node) ?? []) : [];
}

function written(object: ObjectMetadata, fieldNames: readonly string[], node: unknown): StoredRecord {
  const record = readRecord(object, fieldNames, node);
  if (!record) throw new ApiError('The record is missing in the answer', 'INTERNAL_SERVER_ERROR');
  return record;
}
