import type { DensityGrid } from '../domain/case-points';
import type { Bits } from './bitset';
import type { SelectionChange } from './selection';
import type { Spatial } from './spatial';

/** Binned cases of a selection, kept so that a small change of it costs little. */
export interface DensityTally {
  readonly weights: Int32Array;
  readonly bits: Bits;
  readonly cases: number;
}

/** Changes the weights of `before` in place: nobody else has them. */
export function densityTally(
  spatial: Spatial,
  codes: Uint32Array,
  grid: DensityGrid,
  before: DensityTally | null,
  change: SelectionChange,
): DensityTally {
  if (before !== null && before.bits === change.bits) return before;
  const weights = before?.weights ?? new Int32Array(grid.columns * grid.rows);
  const add = (rows: Uint32Array, sign: 1 | -1) =>
    spatial.binPoints(grid, weights, codes, rows, 0, rows.length, sign);
  if (before === null || change.steps === null) {
    weights.fill(0);
    add(change.rows(), 1);
  } else {
    add(change.steps.added(), 1);
    add(change.steps.removed(), -1);
  }
  return { weights, bits: change.bits, cases: change.count };
}
