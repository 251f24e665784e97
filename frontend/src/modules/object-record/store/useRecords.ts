/** The stores, for components: one set per signed-in workspace. */
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { StoredRecord } from '../types';
import { type Ask, createGraphqlTransport } from './graphqlTransport';
import { Records } from './records';

const RecordsContext = createContext<Records | null>(null);

export const RecordsProvider = RecordsContext.Provider;

export function createRecords(ask: Ask): Records {
  return new Records(createGraphqlTransport(ask));
}

export function useRecords(): Records {
  const records = useContext(RecordsContext);
  if (!records) throw new Error('Records are known only below their provider');
  return records;
}

const nothing = () => undefined;

/** One record, rendered again only when it changes itself. */
export function useRecord(id: string | undefined): StoredRecord | undefined {
  const { store } = useRecords();
  const subscribe = useCallback((listener: () => void) => (id ? store.subscribe(id, listener) : nothing), [store, id]);
  return useSyncExternalStore(subscribe, () => (id ? store.get(id) : undefined));
}
