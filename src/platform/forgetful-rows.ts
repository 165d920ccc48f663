import { type Claim, claimAfter, type PlanRows, type RowChange } from './plan-rows';

/** Rows that are gone with the page: what stands in where storage is refused. */
export function forgetfulRows(): PlanRows {
  const rows = new Map<string, Uint8Array<ArrayBuffer>>();
  let held: Claim | null = null;
  return {
    keys: async (from, before) => [...rows.keys()].filter((key) => key >= from && key < before).sort(),
    read: async (keys) => keys.map((key) => rows.get(key) ?? null),
    async write(changes, token) {
      if (held?.token !== token) return 'superseded';
      for (const change of changes) carryOut(rows, change);
      return 'written';
    },
    claimed: async () => held,
    async claim(asked) {
      held = claimAfter(held, asked);
      return held;
    },
    async clear() {
      rows.clear();
      held = null;
    },
    close: async () => undefined,
  };
}

/** A change on rows in memory. */
export function carryOut(rows: Map<string, Uint8Array<ArrayBuffer>>, change: RowChange): void {
  if ('put' in change) rows.set(change.put, change.bytes);
  else
    for (const key of [...rows.keys()]) if (key >= change.dropFrom && key < change.before) rows.delete(key);
}
