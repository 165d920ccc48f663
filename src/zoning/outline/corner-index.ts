/** Corners this close are one, in degrees: a tenth of a millimetre. */
export const CORNER_SLACK = 1e-9;
/** Side of a bucket of corners, in degrees. */
const BUCKET = 1e-6;

/** Corners by number; coordinates that differ by rounding only get the same one. */
export interface CornerIndex {
  of(x: number, y: number): number;
  readonly x: readonly number[];
  readonly y: readonly number[];
}

export function createCornerIndex(): CornerIndex {
  const xs: number[] = [];
  const ys: number[] = [];
  const buckets = new Map<number, number[]>();
  const keyOf = (column: number, row: number) => column * 0x4000_0000 + row;
  const search = (column: number, row: number, x: number, y: number): number => {
    for (const corner of buckets.get(keyOf(column, row)) ?? []) {
      if (Math.abs(xs[corner]! - x) <= CORNER_SLACK && Math.abs(ys[corner]! - y) <= CORNER_SLACK)
        return corner;
    }
    return -1;
  };
  return {
    x: xs,
    y: ys,
    of(x, y) {
      // From the south-west corner of the world, so that buckets have no negative number.
      const east = (x + 180) / BUCKET;
      const north = (y + 90) / BUCKET;
      const column = Math.floor(east);
      const row = Math.floor(north);
      const near = CORNER_SLACK / BUCKET;
      for (let c = Math.floor(east - near); c <= Math.floor(east + near); c++) {
        for (let r = Math.floor(north - near); r <= Math.floor(north + near); r++) {
          const known = search(c, r, x, y);
          if (known >= 0) return known;
        }
      }
      const corner = xs.length;
      xs.push(x);
      ys.push(y);
      const key = keyOf(column, row);
      const bucket = buckets.get(key);
      if (bucket) bucket.push(corner);
      else buckets.set(key, [corner]);
      return corner;
    },
  };
}
