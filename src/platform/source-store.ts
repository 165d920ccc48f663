import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { hasRoom } from './storage-room';

/**
 * The base store: IndexedDB, which an insecure LAN address has too. Two stores: the bytes of every source the
 * manifest names, and small values (manifest, settings) by key.
 */
interface Schema extends DBSchema {
  sources: { key: string; value: Blob };
  values: { key: string; value: unknown };
}

export interface SourceStore {
  /** False where the store refused the bytes; they are at hand until the page is closed all the same. */
  readonly putSource: (id: string, bytes: Blob) => Promise<boolean>;
  /** Would as many bytes more be kept? null where nobody can say. */
  readonly hasRoom: (bytes: number) => Promise<boolean | null>;
  /** Sources that were refused: at hand, and gone with the page. */
  readonly refused: () => ReadonlySet<string>;
  readonly source: (id: string) => Promise<Blob | undefined>;
  readonly sourceIds: () => Promise<readonly string[]>;
  readonly deleteSource: (id: string) => Promise<void>;
  readonly putValue: (key: string, value: unknown) => Promise<void>;
  readonly value: (key: string) => Promise<unknown>;
  readonly clear: () => Promise<void>;
}

async function open(): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>('shirong', 1, {
    upgrade(database) {
      database.createObjectStore('sources');
      database.createObjectStore('values');
    },
  });
}

/** Rejects where the browser refuses storage (private windows): the caller says so and goes on with a forgetful one. */
export async function openSourceStore(): Promise<SourceStore> {
  const database = await open();
  const refused = new Map<string, Blob>();
  return {
    async putSource(id, bytes) {
      try {
        const write = database.transaction('sources', 'readwrite', { durability: 'strict' });
        await Promise.all([write.store.put(bytes, id), write.done]);
        refused.delete(id);
        return true;
      } catch {
        // Full, or over the quota: the session goes on with the bytes themselves.
        refused.set(id, bytes);
        return false;
      }
    },
    hasRoom: (bytes) => hasRoom(bytes),
    refused: () => new Set(refused.keys()),
    source: async (id) => refused.get(id) ?? database.get('sources', id),
    sourceIds: async () => database.getAllKeys('sources'),
    async deleteSource(id) {
      refused.delete(id);
      await database.delete('sources', id);
    },
    async putValue(key, value) {
      const write = database.transaction('values', 'readwrite', { durability: 'strict' });
      await Promise.all([write.store.put(value, key), write.done]);
    },
    value: (key) => database.get('values', key),
    async clear() {
      refused.clear();
      await Promise.all([database.clear('sources'), database.clear('values')]);
    },
  };
}

/** Keeps nothing beyond the page: what stands in where storage is refused. */
export function forgetfulStore(): SourceStore {
  const sources = new Map<string, Blob>();
  const values = new Map<string, unknown>();
  return {
    async putSource(id, bytes) {
      sources.set(id, bytes);
      return false;
    },
    hasRoom: async () => false,
    refused: () => new Set(sources.keys()),
    source: async (id) => sources.get(id),
    sourceIds: async () => [...sources.keys()],
    async deleteSource(id) {
      sources.delete(id);
    },
    async putValue(key, value) {
      values.set(key, value);
    },
    value: async (key) => values.get(key),
    async clear() {
      sources.clear();
      values.clear();
    },
  };
}
