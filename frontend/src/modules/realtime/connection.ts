/** The one WebSocket of this tab, speaking graphql-transport-ws. */
import { type Client, createClient } from 'graphql-ws';

export interface ConnectionOptions {
  url: string;
  /** Asked at every connect: a token does not outlive its socket. */
  token: () => Promise<string | null>;
  onConnected: (isReconnect: boolean) => void;
  onClosed: () => void;
}

const firstWait = 500;
const longestWait = 30_000;
const pongWait = 10_000;

/** Exponential back-off with full jitter: a thousand tabs must not come back in one second. */
export function retryWait(retries: number, random = Math.random): number {
  return random() * Math.min(longestWait, firstWait * 2 ** retries);
}

/** A network that is back is worth trying at once. */
function waitOrOnline(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    window.addEventListener('online', done);
  });
}

export function connect({ url, token, onConnected, onClosed }: ConnectionOptions): Client {
  let hangUp: ReturnType<typeof setTimeout>;
  const client = createClient({
    url,
    lazy: true,
    lazyCloseTimeout: 5_000,
    // API Gateway closes sockets that are silent for ten minutes.
    keepAlive: 240_000,
    connectionParams: async () => ({ token: await token() }),
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: (retries) => waitOrOnline(retryWait(retries)),
    on: {
      connected: (_socket, _payload, wasRetry) => onConnected(wasRetry),
      closed: () => {
        clearTimeout(hangUp);
        onClosed();
      },
      // A machine that slept keeps a socket that leads nowhere.
      ping: (isReceived) => {
        if (!isReceived) hangUp = setTimeout(() => client.terminate(), pongWait);
      },
      pong: (isReceived) => {
        if (isReceived) clearTimeout(hangUp);
      },
    },
  });
  return client;
}
