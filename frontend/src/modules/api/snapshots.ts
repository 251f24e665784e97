/** What the last visit showed, kept in IndexedDB as whole values, so that the next visit paints before the network answers. */

const databaseName = 'stratus';
const storeName = 'snapshots';
let opened: Promise<IDBDatabase> | null = null;

function answerOf<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}

function open(): Promise<IDBDatabase> {
  opened ??= (() => {
    const request = indexedDB.open(databaseName, 1);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(storeName));
    return answerOf(request);
  })();
  return opened;
}

async function inStore<Result>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result | null> {
  try {
    return await answerOf(work((await open()).transaction(storeName, mode).objectStore(storeName)));
  } catch {
    return null; // Private windows and full disks only cost the head start.
  }
}

export function findSnapshot<Value>(key: string): Promise<Value | null> {
  return inStore<Value>('readonly', (store) => store.get(key)).then((value) => value ?? null);
}

export async function saveSnapshot(key: string, value: unknown): Promise<void> {
  await inStore('readwrite', (store) => store.put(value, key));
}

export async function clearSnapshots(): Promise<void> {
  await inStore('readwrite', (store) => store.clear());
}
