import type { CaseBinner } from './case-binner';
import { orderedCases } from './ordered-cases';
import type { OrderedRows } from './ordered-rows';
import type { Spatial } from './spatial';
import { eachDifference, type Stretches } from './stretches';
import { weightCheckpoints } from './weight-checkpoints';

/** A density's weights of any stretch of ordered rows. */
export interface RunningWeights {
  /** Weights of the selected rows at these positions, valid until the next call. */
  over(stretches: Stretches): Int32Array;
}

/** All checkpoints of one density together; fewer bytes a row would make the stretches between them too long. */
const TABLE_BYTES_A_ROW = 2;
const LEAST_TABLE_BYTES = 0x10_0000;
const MOST_TABLE_BYTES = 0x300_0000;
/** Binning this many cases costs about what taking one table from another does. */
const LEAST_STRIDE = 0x8000;
/** Taking one table from another costs this many cells in the time of binning a case. */
const CELLS_PER_CASE = 8;

/**
 * Weights up to every checkpoint. Stretches are made from those before where their ends moved little, else each from two
 * checkpoints and the rows from its ends to them.
 */
export function runningWeights(spatial: Spatial, binner: CaseBinner, ordered: OrderedRows): RunningWeights {
  const { columns, rows } = binner.grid;
  const weights = new Int32Array(columns * rows);
  const checkpoints = weightCheckpoints(weights.length);
  const most = Math.min(MOST_TABLE_BYTES, Math.max(LEAST_TABLE_BYTES, ordered.count * TABLE_BYTES_A_ROW));
  let stride = LEAST_STRIDE;
  let kept = 0;
  const cases = orderedCases(spatial, binner, ordered, weights, (position, before) => {
    if (before - kept < stride) return;
    checkpoints.keep(position, weights);
    kept = before;
    while (checkpoints.bytes() > most) {
      if (checkpoints.thin()) kept -= stride;
      stride *= 2;
    }
  });
  weights.fill(0);
  const share = cases.selected / Math.max(1, ordered.count);
  let held: Stretches = [];

  return {
    over(stretches) {
      const snapped = stretches.map((position) => checkpoints.nearest(position));
      const tables = snapped.filter((_, at) => at % 2 === 0 && snapped[at] !== snapped[at + 1]).length;
      const afresh =
        positionsBetween(snapped, stretches) * share +
        (Math.max(1, tables) * checkpoints.cells()) / CELLS_PER_CASE;
      if (positionsBetween(held, stretches) * share > afresh) {
        weights.fill(0);
        for (let at = 0; at < snapped.length; at += 2) {
          const [first, last] = [snapped[at]!, snapped[at + 1]!];
          if (first !== last) checkpoints.addBetween(first, last, weights);
        }
        held = snapped;
      }
      eachDifference(held, stretches, (from, to, sign) => cases.bin(weights, from, to, sign));
      held = stretches;
      return weights;
    },
  };
}

function positionsBetween(before: Stretches, after: Stretches): number {
  let positions = 0;
  eachDifference(before, after, (from, to) => {
    positions += to - from;
  });
  return positions;
}
