/** The connection, opened by the first subscription and shared by all. */
import type { Client } from 'graphql-ws';
import { session } from '@/modules/auth';
import { reportConnected } from './liveStatus';

type Listener = () => void;

const reconnectListeners = new Set<Listener>();
let opened: Promise<Client> | null = null;

function address(): string {
  const url = new URL('/ws', location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}

/** graphql-ws is fetched with the first subscription, after the first paint. */
function open(): Promise<Client> {
  opened ??= import('./connection').then(({ connect }) =>
    connect({
      url: address(),
      token: () => session.accessToken(),
      onConnected: (isReconnect) => {
        reportConnected(true);
        if (isReconnect) for (const listener of reconnectListeners) listener();
      },
      onClosed: () => reportConnected(false),
    }),
  );
  return opened;
}

/** Calls back when the socket is back after a gap in which events may have been missed. */
export function onReconnect(listener: Listener): () => void {
  reconnectListeners.add(listener);
  return () => reconnectListeners.delete(listener);
}

/** Subscribes until the returned function is called; reconnects by itself. */
export function subscribe<Result>(
  query: string,
  variables: Record<string, unknown>,
  onNext: (result: Result) => void,
  onError: (error: unknown) => void = () => undefined,
): () => void {
  let isOver = false;
  let end = () => undefined as void;
  const start = async () => {
    const client = await open();
    const sink = { next: ({ data }: { data?: Result | null }) => data && onNext(data), error: onError, complete: end };
    if (!isOver) end = client.subscribe<Result>({ query, variables }, sink);
  };
  start().catch(onError);
  return () => {
    isOver = true;
    end();
  };
}
