import type { Bits } from './bitset';
import type { RowSequence } from './row-order';

/**
 * The rows of an order that are selected, found from the two whenever they are wanted: a list of them would take 4 bytes a
 * row for each selection that a view leaves its own clause out of. Positions are those of the order.
 */
export interface OrderedRows {
  /** Positions of the order, selected or not. */
  readonly count: number;
  /** The selected rows at positions from … to − 1 in lists of at most LIST_ROWS, each valid until the next. */
  visit(from: number, to: number, take: (rows: Uint32Array) => void): void;
}

export const LIST_ROWS = 4096;
/** Views with few codes all ask for the same short stretches, at most half a stride from their checkpoints. */
const KEPT_LISTS = 4;
const LONGEST_KEPT = LIST_ROWS / 2;

interface KeptList {
  readonly from: number;
  readonly to: number;
  readonly rows: Uint32Array;
}

/** `bits` null: all rows are selected. */
export function orderedRows({ rows, count }: RowSequence, bits: Bits | null): OrderedRows {
  const list = new Uint32Array(Math.min(LIST_ROWS, count));
  let kept: readonly KeptList[] = [];

  function listed(from: number, to: number): Uint32Array {
    const found =
      rows === null ? ascendingRows(bits, from, to, list) : placedRows(rows, bits, from, to, list);
    return list.subarray(0, found);
  }

  return {
    count,
    visit(from, to, take) {
      if (from >= to) return;
      if (to - from > LONGEST_KEPT) {
        for (let at = from; at < to; at += LIST_ROWS) take(listed(at, Math.min(to, at + LIST_ROWS)));
        return;
      }
      let known = kept.find((one) => one.from === from && one.to === to);
      if (known === undefined) {
        known = { from, to, rows: listed(from, to).slice() };
        kept = [known, ...kept.slice(0, KEPT_LISTS - 1)];
      }
      take(known.rows);
    },
  };
}

function ascendingRows(bits: Bits | null, from: number, to: number, list: Uint32Array): number {
  let found = 0;
  if (bits === null) {
    for (let row = from; row < to; row++) list[found++] = row;
    return found;
  }
  for (let at = from >>> 5; at << 5 < to; at++) {
    const base = at << 5;
    let word = bits[at]!;
    if (base < from) word &= -1 << (from - base);
    if (base + 32 > to) word &= (1 << (to - base)) - 1;
    while (word !== 0) {
      const lowest = word & -word;
      list[found++] = base + 31 - Math.clz32(lowest);
      word ^= lowest;
    }
  }
  return found;
}

function placedRows(
  rows: Uint32Array,
  bits: Bits | null,
  from: number,
  to: number,
  list: Uint32Array,
): number {
  if (bits === null) {
    list.set(rows.subarray(from, to));
    return to - from;
  }
  let found = 0;
  for (let at = from; at < to; at++) {
    const row = rows[at]!;
    // Written always, kept only where the bit is set: no branch to mispredict.
    list[found] = row;
    found += (bits[row >>> 5]! >>> (row & 31)) & 1;
  }
  return found;
}
