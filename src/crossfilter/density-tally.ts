import type { CasePoints, DensityGrid } from '../domain/case-points';
import type { DensityAnswer } from '../domain/question';
import type { Bits } from './bitset';
import type { SelectionChange } from './selection';
import type { Spatial } from './spatial';

/** Binned cases of a selection, kept so that a small change of it costs little. */
export interface DensityTally {
  readonly grid: DensityGrid;
  readonly weights: Float64Array;
  readonly bits: Bits;
  readonly cases: number;
}

/** Changes the weights of `before` in place: nobody else has them. */
export function densityTally(
  spatial: Spatial,
  points: CasePoints,
  grid: DensityGrid,
  before: DensityTally | null,
  change: SelectionChange,
): DensityTally {
  if (before !== null && before.bits === change.bits) return before;
  const { lngs, lats } = points;
  if (before === null || change.steps === null) {
    const weights = before?.weights.fill(0) ?? new Float64Array(grid.columns * grid.rows);
    const cases = spatial.binPoints(grid, weights, lngs, lats, change.rows(), 1);
    return { grid, weights, bits: change.bits, cases };
  }
  const { weights } = before;
  const added = spatial.binPoints(grid, weights, lngs, lats, change.steps.added(), 1);
  const removed = spatial.binPoints(grid, weights, lngs, lats, change.steps.removed(), -1);
  return { grid, weights, bits: change.bits, cases: before.cases + added - removed };
}

export function densityAnswer(spatial: Spatial, tally: DensityTally): DensityAnswer {
  const { grid, weights, cases } = tally;
  const { extent, columns, rows } = grid;
  return { kind: 'density', extent, columns, rows, ...spatial.smooth(grid, weights), cases };
}

/** Where no case has a place that counts. */
export const NO_DENSITY: DensityAnswer = {
  kind: 'density',
  extent: { west: 0, south: 0, east: 0, north: 0 },
  columns: 0,
  rows: 0,
  values: new Float32Array(0),
  peak: 0,
  cases: 0,
};
