import type { Bits } from './bitset';
import type { CountRows } from './count-rows';
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
  countRows: CountRows,
  size: number,
  before: Tally | null,
  change: SelectionChange,
): Tally {
  if (before !== null && before.bits === change.bits) return before;
  const counts = change.steps === null || before === null ? new Uint32Array(size) : before.counts.slice();
  if (change.steps === null || before === null) countRows(counts, change.rows(), 1);
  else {
    countRows(counts, change.steps.added(), 1);
    countRows(counts, change.steps.removed(), -1);
  }
  return { bits: change.bits, counts };
}
