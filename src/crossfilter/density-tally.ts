import type { Bits } from './bitset';
import type { CaseBinner } from './case-binner';
import type { SelectionChange } from './selection';

/** Binned cases of a selection, kept so that a small change of it costs little. */
export interface DensityTally {
  readonly weights: Int32Array;
  readonly bits: Bits;
  readonly cases: number;
}

/** Changes the weights of `before` in place: nobody else has them. */
export function densityTally(
  binner: CaseBinner,
  before: DensityTally | null,
  change: SelectionChange,
): DensityTally {
  if (before !== null && before.bits === change.bits) return before;
  const { columns, rows } = binner.grid;
  const weights = before?.weights ?? new Int32Array(columns * rows);
  if (before === null || change.steps === null) {
    weights.fill(0);
    binner.bin(weights, change.rows(), 1);
  } else {
    binner.bin(weights, change.steps.added(), 1);
    binner.bin(weights, change.steps.removed(), -1);
  }
  return { weights, bits: change.bits, cases: change.count };
}
