/** The stores, for components: one set per API client, which is one per signed-in workspace. */
import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useCallback, useSyncExternalStore } from 'react';
import type { StoredRecord } from '../types';
import { createApolloTransport } from './apolloTransport';
import { Records } from './records';

const byClient = new WeakMap<ApolloClient, Records>();

export function recordsOf(client: ApolloClient): Records {
  const records = byClient.get(client) ?? new Records(createApolloTransport(client));
  byClient.set(client, records);
  return records;
}

export function useRecords(): Records {
  return recordsOf(useApolloClient());
}

const nothing = () => undefined;

/** One record, rendered again only when it changes itself. */
export function useRecord(id: string | undefined): StoredRecord | undefined {
  const { store } = useRecords();
  const subscribe = useCallback((listener: () => void) => (id ? store.subscribe(id, listener) : nothing), [store, id]);
  return useSyncExternalStore(subscribe, () => (id ? store.get(id) : undefined));
}
