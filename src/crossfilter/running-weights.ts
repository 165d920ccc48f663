import type { DensityGrid } from '../domain/case-points';
import type { OrderedRows } from './row-order';
import type { Spatial } from './spatial';
import { eachDifference, type Stretches } from './stretches';

/** A density's weights of any stretch of ordered rows. */
export interface RunningWeights {
  /** Weights of the ordered rows at these positions, valid until the next call. */
  over(stretches: Stretches): Int32Array;
}

/** All checkpoints of one density together; a grid of a city at 300 m has about a megabyte. */
const TABLE_BYTES = 0x300_0000;
/** Binning this many cases costs about what taking one table from another does. */
const LEAST_STRIDE = 0x1_0000;

/**
 * Weights up to every checkpoint. Stretches are made from those before where their ends moved little, else each from two
 * checkpoints and the rows from its ends to them.
 */
export function runningWeights(
  spatial: Spatial,
  grid: DensityGrid,
  codes: Uint32Array,
  ordered: OrderedRows,
): RunningWeights {
  const cells = grid.columns * grid.rows;
  const { rows, count } = ordered;
  const most = Math.max(1, Math.floor(TABLE_BYTES / (cells * 4)));
  const stride = Math.max(LEAST_STRIDE, Math.ceil(count / most));
  const checkpoints: Int32Array[] = [];
  const weights = new Int32Array(cells);
  let held: Stretches = [];

  function add(from: number, to: number, sign: 1 | -1): void {
    spatial.binPoints(grid, weights, codes, rows, from, to, sign);
  }
  for (let at = stride; at <= count; at += stride) {
    add(at - stride, at, 1);
    checkpoints.push(weights.slice());
  }
  weights.fill(0);
  const nearest = (position: number) => Math.min(checkpoints.length, Math.round(position / stride));

  return {
    over(stretches) {
      const snapped = stretches.map((position) => nearest(position) * stride);
      const tables = snapped.filter((_, at) => at % 2 === 0 && snapped[at] !== snapped[at + 1]).length;
      const afresh = rowsBetween(snapped, stretches) + (Math.max(1, tables) * cells) / CELLS_PER_CASE;
      if (rowsBetween(held, stretches) > afresh) {
        weights.fill(0);
        for (let at = 0; at < snapped.length; at += 2) {
          const [first, last] = [snapped[at]! / stride, snapped[at + 1]! / stride];
          if (first !== last) addDifference(checkpoints[last - 1]!, checkpoints[first - 1], weights);
        }
        held = snapped;
      }
      eachDifference(held, stretches, add);
      held = stretches;
      return weights;
    },
  };
}

/** Taking one table from another costs this many cells in the time of binning a case. */
const CELLS_PER_CASE = 8;

function rowsBetween(before: Stretches, after: Stretches): number {
  let rows = 0;
  eachDifference(before, after, (from, to) => {
    rows += to - from;
  });
  return rows;
}

/** `first` undefined is the checkpoint before the first row. */
function addDifference(last: Int32Array, first: Int32Array | undefined, weights: Int32Array): void {
  if (first === undefined)
    for (let cell = 0; cell < weights.length; cell++) weights[cell] = weights[cell]! + last[cell]!;
  else
    for (let cell = 0; cell < weights.length; cell++)
      weights[cell] = weights[cell]! + last[cell]! - first[cell]!;
}
