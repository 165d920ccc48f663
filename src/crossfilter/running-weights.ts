import type { DensityGrid } from '../domain/case-points';
import type { OrderedRows } from './row-order';
import type { Spatial } from './spatial';

/** A density's weights of any stretch of ordered rows. */
export interface RunningWeights {
  /** Weights of the ordered rows at positions from … to − 1, valid until the next call. */
  between(from: number, to: number): Int32Array;
}

/** All checkpoints of one density together; a grid of a city at 300 m has about a megabyte. */
const TABLE_BYTES = 0x300_0000;
/** Binning this many cases costs about what taking one table from another does. */
const LEAST_STRIDE = 0x1_0000;

/**
 * Weights up to every checkpoint. A stretch is made from the stretch before where its ends moved little, else from two
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
  let [heldFrom, heldTo] = [0, 0];

  function add(from: number, to: number): void {
    if (from <= to) spatial.binPoints(grid, weights, codes, rows, from, to, 1);
    else spatial.binPoints(grid, weights, codes, rows, to, from, -1);
  }
  for (let at = stride; at <= count; at += stride) {
    add(at - stride, at);
    checkpoints.push(weights.slice());
  }
  weights.fill(0);
  const nearest = (position: number) => Math.min(checkpoints.length, Math.round(position / stride));

  return {
    between(from, to) {
      const [first, last] = [nearest(from), nearest(to)];
      const steps = Math.abs(from - heldFrom) + Math.abs(to - heldTo);
      const afresh = Math.abs(from - first * stride) + Math.abs(to - last * stride) + cells / CELLS_PER_CASE;
      if (steps > afresh) {
        subtract(checkpoints[last - 1], checkpoints[first - 1], weights);
        [heldFrom, heldTo] = [first * stride, last * stride];
      }
      add(heldTo, to);
      add(from, heldFrom);
      [heldFrom, heldTo] = [from, to];
      return weights;
    },
  };
}

/** Taking one table from another costs this many cells in the time of binning a case. */
const CELLS_PER_CASE = 8;

/** `undefined` is the checkpoint before the first row. */
function subtract(last: Int32Array | undefined, first: Int32Array | undefined, weights: Int32Array): void {
  if (last === first || last === undefined) weights.fill(0);
  else if (first === undefined) weights.set(last);
  else for (let cell = 0; cell < weights.length; cell++) weights[cell] = last[cell]! - first[cell]!;
}
