import { KeyNotKept, type KeyStore, type NotKept } from '../../../client/index.ts';

const names = { database: 'sealform', store: 'keys', record: 'session' } as const;

/** A database that has not opened by then, ms, will not: Safari has had versions in which it neither does nor fails. */
const openMs = 5_000;

/**
 * Keeps the session key of whoever signed in last in this browser, in IndexedDB. A page in another site's frame has a place
 * of its own for it.
 *
 * All reject with KeyNotKept: `refused` where the browser keeps nothing for this page, as in some private windows, where
 * site data are blocked, or where the database has not opened after 5 s; `full` where there is no room; `lost` where it
 * keeps data and no keys, as WebKit in Lockdown Mode.
 */
export function indexedDbKeyStore(): KeyStore {
  return {
    read: () => inStore('readonly', (store) => store.get(names.record)),
    write: async (kept) => void (await inStore('readwrite', (store) => store.put(kept, names.record))),
    clear: async () => void (await inStore('readwrite', (store) => store.delete(names.record))),
  };
}

async function inStore(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest,
): Promise<unknown> {
  try {
    const database = await opened();
    try {
      return await done(database.transaction(names.store, mode), act);
    } finally {
      database.close();
    }
  } catch (error) {
    throw new KeyNotKept(reasonOf(error));
  }
}

function reasonOf(error: unknown): NotKept {
  const name = error instanceof Error ? error.name : undefined;
  if (name === 'QuotaExceededError') return 'full';
  return name === 'DataCloneError' ? 'lost' : 'refused';
}

function opened(): Promise<IDBDatabase> {
  const { promise, resolve, reject } = Promise.withResolvers<IDBDatabase>();
  const request = indexedDB.open(names.database, 1);
  request.onupgradeneeded = () => void request.result.createObjectStore(names.store);
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error ?? new Error('not opened'));
  const late = setTimeout(() => {
    request.onsuccess = () => request.result.close();
    reject(new Error('not opened in time'));
  }, openMs);
  return promise.finally(() => clearTimeout(late));
}

/** A request may succeed in a transaction that is then not kept: what counts is the transaction. */
function done(transaction: IDBTransaction, act: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  transaction.onabort = () => reject(transaction.error ?? new Error('not kept'));
  const request = act(transaction.objectStore(names.store));
  transaction.oncomplete = () => resolve(request.result);
  return promise;
}
