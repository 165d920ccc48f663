import type { DensityGrid } from '../domain/case-points';
import type { Bits } from './bitset';
import { degreeAt, type PointDegrees } from './degrees';
import { LIST_ROWS } from './ordered-rows';
import type { Spatial } from './spatial';

/**
 * Puts rows on a grid. Where a row lies is computed whenever it is wanted: a code of every row would take 4 bytes a row for
 * each bandwidth.
 */
export interface CaseBinner {
  readonly grid: DensityGrid;
  /** Adds the rows to the grid's weights, or takes them away. */
  bin(weights: Int32Array, rows: Uint32Array, sign: 1 | -1): void;
  /** Where each of at most LIST_ROWS rows lies, off the grid if a density may not use it; valid until the next call. */
  codes(rows: Uint32Array): Uint32Array;
}

export function caseBinner(
  spatial: Spatial,
  grid: DensityGrid,
  { lngs, lats }: PointDegrees,
  usable: Bits,
): CaseBinner {
  const [listLngs, listLats] = [new Float64Array(LIST_ROWS), new Float64Array(LIST_ROWS)];
  const listCodes = new Uint32Array(LIST_ROWS);

  function codes(rows: Uint32Array): Uint32Array {
    const { length } = rows;
    for (let i = 0; i < length; i++) {
      const row = rows[i]!;
      const used = (usable[row >>> 5]! & (1 << (row & 31))) !== 0;
      listLngs[i] = degreeAt(lngs, row);
      listLats[i] = used ? degreeAt(lats, row) : Number.NaN;
    }
    return spatial.pointCodes(
      grid,
      listLngs.subarray(0, length),
      listLats.subarray(0, length),
      listCodes.subarray(0, length),
    );
  }

  return {
    grid,
    codes,
    bin(weights, rows, sign) {
      for (let from = 0; from < rows.length; from += LIST_ROWS) {
        const list = codes(rows.subarray(from, Math.min(rows.length, from + LIST_ROWS)));
        spatial.binPoints(grid, weights, list, null, 0, list.length, sign);
      }
    },
  };
}
