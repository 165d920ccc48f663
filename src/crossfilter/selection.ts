import { type Bits, countBits, countDifference, minusBits, rowsOfBits } from './bitset';

/** A selection, and how it differs from the one before; row lists are made once, however many ask. */
export interface SelectionChange {
  readonly bits: Bits;
  readonly count: number;
  rows(): Uint32Array;
  /** null where there is no selection before, or more rows changed than are selected. */
  readonly steps: { added(): Uint32Array; removed(): Uint32Array } | null;
}

/** Makes changes for one round of questions, shared by all that go from and to the same selections. */
export function selectionChanges(): (before: Bits | null, bits: Bits) => SelectionChange {
  const rowLists = new Map<Bits, { readonly count: number; rows(): Uint32Array }>();
  const changes = new Map<Bits, Map<Bits | null, SelectionChange>>();
  return (before, bits) => {
    let selected = rowLists.get(bits);
    if (selected === undefined) {
      const count = countBits(bits);
      selected = { count, rows: once(() => rowsOfBits(bits, count)) };
      rowLists.set(bits, selected);
    }
    const known = changes.get(bits) ?? new Map<Bits | null, SelectionChange>();
    changes.set(bits, known);
    let change = known.get(before);
    if (change === undefined) {
      change = { bits, ...selected, steps: stepsBetween(before, bits, selected.count) };
      known.set(before, change);
    }
    return change;
  };
}

function stepsBetween(before: Bits | null, bits: Bits, count: number): SelectionChange['steps'] {
  if (before === null || before.length !== bits.length || countDifference(before, bits) >= count) return null;
  return {
    added: once(() => rowsOfBits(minusBits(bits, before))),
    removed: once(() => rowsOfBits(minusBits(before, bits))),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
