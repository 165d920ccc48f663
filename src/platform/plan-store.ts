import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import { type Claim, claimAfter, type PlanRows, type RowChange, type WriteOutcome } from './plan-rows';

interface Schema extends DBSchema {
  rows: { key: string; value: Uint8Array<ArrayBuffer> };
  claim: { key: string; value: Claim };
}

const WRITER = 'writer';

/** Plans, their copy where there is no file system of the page's own, and the backups: a database each. */
export const PLAN_DATABASES = ['shirong-plans', 'shirong-plans-copy', 'shirong-plan-backups'] as const;

/** Rows in an IndexedDB database. Rejects where the browser refuses storage. */
export async function openPlanStore(name: (typeof PLAN_DATABASES)[number]): Promise<PlanRows> {
  let database = await opened(name);
  let closed = false;

  /** A database that the browser closed (its files were damaged, or cleared) is opened once more. */
  async function attempt<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
    try {
      return await work(database);
    } catch (reason) {
      if (closed || !(reason instanceof DOMException) || reason.name !== 'InvalidStateError') throw reason;
      database = await opened(name);
      return work(database);
    }
  }

  return {
    keys: (from, before) =>
      attempt(async (db) => db.getAllKeys('rows', IDBKeyRange.bound(from, before, false, true))),
    read: (keys) =>
      attempt(async (db) => {
        const { store, done } = db.transaction('rows');
        const rows = await Promise.all(keys.map(async (key) => (await store.get(key)) ?? null));
        await done;
        return rows;
      }),
    async write(changes, token) {
      try {
        return await attempt((db) => written(db, changes, token));
      } catch (reason) {
        return reason instanceof DOMException && reason.name === 'QuotaExceededError' ? 'full' : 'refused';
      }
    },
    claimed: () => attempt(async (db) => (await db.get('claim', WRITER)) ?? null),
    claim: (asked) =>
      attempt(async (db) => {
        const { store, done } = db.transaction('claim', 'readwrite');
        const after = claimAfter((await store.get(WRITER)) ?? null, asked);
        if (after === asked) await store.put(asked, WRITER);
        await done;
        return after;
      }),
    clear: () =>
      attempt(async (db) => {
        const write = db.transaction(['rows', 'claim'], 'readwrite', STRICT);
        const cleared = [write.objectStore('rows').clear(), write.objectStore('claim').clear()];
        await Promise.all([...cleared, write.done]);
      }),
    async close() {
      closed = true;
      database.close();
    },
  };
}

/** Plans, copies and backups go; whoever holds them open in another tab finds them empty. */
export async function clearPlanStores(): Promise<void> {
  await Promise.all(PLAN_DATABASES.map((name) => deleteDB(name)));
}

const STRICT: IDBTransactionOptions = { durability: 'strict' };

function opened(name: string): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('rows');
      fresh.createObjectStore('claim');
    },
    // Somebody deletes the database: it is not held back, and made anew when it is needed next.
    blocking(_held, _wanted, event) {
      (event.target as IDBDatabase).close();
    },
  });
}

/** The claim is read in the transaction that writes: a tab that slept through a take-over finds out here, and nowhere later. */
async function written(
  database: IDBPDatabase<Schema>,
  changes: readonly RowChange[],
  token: number,
): Promise<WriteOutcome> {
  const write = database.transaction(['rows', 'claim'], 'readwrite', STRICT);
  // What fails is met below; a rejection that nobody waits for yet is not an uncaught one.
  write.done.catch(() => undefined);
  const held = await write.objectStore('claim').get(WRITER);
  if (held?.token !== token) {
    await write.done;
    return 'superseded';
  }
  const rows = write.objectStore('rows');
  try {
    const asked = changes.map((change) =>
      'put' in change
        ? rows.put(change.bytes, change.put)
        : rows.delete(IDBKeyRange.bound(change.dropFrom, change.before, false, true)),
    );
    await Promise.all([...asked, write.done]);
  } catch (reason) {
    abort(write);
    throw reason;
  }
  return 'written';
}

/** What was asked for before a call failed must not be committed without the rest. */
function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It has ended already.
  }
}
