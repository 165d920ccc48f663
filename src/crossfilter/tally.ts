import type { Bits } from './bitset';
import type { Codes } from './columns';
import type { SelectionChange } from './selection';

/** Counts of the selected rows by code, kept with the selection they were made from. */
export interface Tally {
  readonly bits: Bits;
  readonly counts: Uint32Array;
}

/**
 * Counts by code for a selection. `change` says how it differs from the tally before: few changed rows are added
 * and taken away, many are counted anew.
 */
export function tally(
  codes: Codes | undefined,
  size: number,
  before: Tally | null,
  change: SelectionChange,
): Tally {
  if (before !== null && before.bits === change.bits) return before;
  const counts = change.steps === null || before === null ? new Uint32Array(size) : before.counts.slice();
  if (change.steps === null || before === null) addRows(counts, codes, change.rows(), 1);
  else {
    addRows(counts, codes, change.steps.added(), 1);
    addRows(counts, codes, change.steps.removed(), -1);
  }
  return { bits: change.bits, counts };
}

function addRows(counts: Uint32Array, codes: Codes | undefined, rows: Uint32Array, sign: 1 | -1): void {
  if (codes === undefined) {
    counts[0] = counts[0]! + sign * rows.length;
    return;
  }
  for (let i = 0; i < rows.length; i++) {
    const code = codes[rows[i]!]!;
    counts[code] = counts[code]! + sign;
  }
}
