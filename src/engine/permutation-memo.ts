/**
 * Keeps the ordered row ids of the last few queries, because a table pages through one of them again and again and
 * an OFFSET would sort a million rows per page. Bounded by rows kept, not by queries.
 */
export interface PermutationMemo {
  /** Asks `compute` once per key, however many wait for it; it is aborted when the last of them gives up. */
  get(
    key: string,
    compute: (signal: AbortSignal) => Promise<Uint32Array>,
    signal?: AbortSignal,
  ): Promise<Uint32Array>;
  clear(): void;
}

interface Entry {
  readonly answer: Promise<Uint32Array>;
  readonly controller: AbortController;
  waiting: number;
  rows: number;
  settled: boolean;
}

export function createPermutationMemo(maximumRows: number): PermutationMemo {
  /** In order of use, the latest last. */
  const entries = new Map<string, Entry>();

  function start(key: string, compute: (signal: AbortSignal) => Promise<Uint32Array>): Entry {
    const controller = new AbortController();
    const entry: Entry = {
      answer: compute(controller.signal),
      controller,
      waiting: 0,
      rows: 0,
      settled: false,
    };
    entries.set(key, entry);
    entry.answer.then(
      (rowIds) => {
        entry.rows = rowIds.length;
        entry.settled = true;
        evict();
      },
      () => {
        entry.settled = true;
        if (entries.get(key) === entry) entries.delete(key);
      },
    );
    return entry;
  }

  function evict(): void {
    let rows = 0;
    for (const entry of entries.values()) rows += entry.rows;
    for (const [key, entry] of entries) {
      if (rows <= maximumRows || entries.size === 1) return;
      if (!entry.settled) continue;
      entries.delete(key);
      rows -= entry.rows;
    }
  }

  return {
    async get(key, compute, signal) {
      signal?.throwIfAborted();
      const known = entries.get(key);
      if (known !== undefined) {
        entries.delete(key);
        entries.set(key, known);
      }
      const entry = known ?? start(key, compute);
      entry.waiting++;
      let leave = (): void => {};
      const left = new Promise<never>((_, reject) => {
        leave = () => reject(signal?.reason);
        signal?.addEventListener('abort', leave, { once: true });
      });
      try {
        return await Promise.race([entry.answer, left]);
      } finally {
        signal?.removeEventListener('abort', leave);
        entry.waiting--;
        if (entry.waiting === 0 && !entry.settled) {
          if (entries.get(key) === entry) entries.delete(key);
          entry.controller.abort(signal?.reason);
        }
      }
    },
    clear() {
      entries.clear();
    },
  };
}
