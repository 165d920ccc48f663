import { describe, expect, it } from 'vitest';
import { hasRoom } from '../../../src/platform/storage-room';

const MB = 1 << 20;
const estimated = (estimate: () => Promise<{ quota?: number; usage?: number }>) => ({
  storage: { estimate },
});

/** As much of IndexedDB as a probe touches: a store that is full above `mostBytes`. */
function fakeDatabase(mostBytes: number, reason = 'QuotaExceededError') {
  const seen = { asked: 0, deleted: [] as string[], closed: 0 };
  const later = (done: () => void) => queueMicrotask(done);
  const database = {
    createObjectStore: () => undefined,
    close: () => {
      seen.closed++;
    },
    transaction: () => {
      const write = {
        error: null as DOMException | null,
        oncomplete: () => undefined as unknown,
        onabort: () => undefined as unknown,
        objectStore: () => ({
          put: (content: Blob) => {
            seen.asked = content.size;
            later(() => {
              if (content.size <= mostBytes) write.oncomplete();
              else {
                write.error = new DOMException('', reason);
                write.onabort();
              }
            });
          },
        }),
      };
      return write;
    },
  };
  const indexedDB = {
    open: () => {
      const request = { result: database, onupgradeneeded: () => undefined, onsuccess: () => undefined };
      later(() => {
        request.onupgradeneeded();
        request.onsuccess();
      });
      return request;
    },
    deleteDatabase: (name: string) => seen.deleted.push(name),
  } as unknown as IDBFactory;
  return { seen, indexedDB };
}

describe('room for what is to be kept', () => {
  it('is what the estimate leaves, with a margin', async () => {
    const browser = estimated(async () => ({ quota: 1000 * MB, usage: 400 * MB }));
    expect(await hasRoom(100 * MB, browser)).toBe(true);
    expect(await hasRoom(590 * MB, browser)).toBe(false);
    expect(
      await hasRoom(
        100 * MB,
        estimated(async () => ({ quota: 0 })),
      ),
    ).toBe(false);
  });

  it('is tried where there is no estimate, and the trial leaves nothing behind', async () => {
    for (const [most, room] of [
      [64 * MB, true],
      [4 * MB, false],
    ] as const) {
      const { seen, indexedDB } = fakeDatabase(most);
      expect(await hasRoom(5 * MB + 7, { indexedDB })).toBe(room);
      expect(seen).toEqual({ asked: 5 * MB + 7, deleted: ['shirong-probe'], closed: 1 });
    }
  });

  it('is tried with no more than a trial may take', async () => {
    const { seen, indexedDB } = fakeDatabase(Number.POSITIVE_INFINITY);
    expect(await hasRoom(4000 * MB, { indexedDB })).toBe(true);
    expect(seen.asked).toBe(256 * MB);
  });

  it('is not known where nothing can be asked, or something else is wrong', async () => {
    expect(await hasRoom(MB, {})).toBe(null);
    expect(
      await hasRoom(
        MB,
        estimated(() => Promise.reject(new Error('refused'))),
      ),
    ).toBe(null);
    expect(await hasRoom(MB, { indexedDB: fakeDatabase(0, 'UnknownError').indexedDB })).toBe(null);
  });
});
