/** Points sorted into square buckets of a given side, for searches within that distance. Coordinates in metres. */
export interface PointBuckets {
  readonly side: number;
  /** Bucket of a point: its column and row from the smallest coordinates. */
  readonly column: (x: number) => number;
  readonly row: (y: number) => number;
  /** Points of a bucket, ascending; empty where there are none. */
  readonly pointsAt: (column: number, row: number) => Uint32Array;
}

const NONE = new Uint32Array(0);

/** Buckets over the points of `members` (all points where it is left out). */
export function pointBuckets(
  xs: Float64Array,
  ys: Float64Array,
  side: number,
  members: Uint32Array = Uint32Array.from(xs.keys()),
): PointBuckets {
  let west = Number.POSITIVE_INFINITY;
  let south = Number.POSITIVE_INFINITY;
  let east = Number.NEGATIVE_INFINITY;
  for (const point of members) {
    west = Math.min(west, xs[point]!);
    east = Math.max(east, xs[point]!);
    south = Math.min(south, ys[point]!);
  }
  const column = (x: number) => Math.floor((x - west) / side);
  const row = (y: number) => Math.floor((y - south) / side);
  // Two spare columns: a neighbour beyond the last column is not the first of the next row.
  const columns = members.length === 0 ? 1 : column(east) + 3;
  const keyOf = (point: number) => row(ys[point]!) * columns + column(xs[point]!) + 1;
  const keys = Float64Array.from(members, keyOf);
  const order = orderOf(keys);
  const sorted = order.map((i) => members[i]!);
  const starts = new Map<number, number>();
  const ends = new Map<number, number>();
  for (let i = 0; i < order.length; i++) {
    const key = keys[order[i]!]!;
    if (!starts.has(key)) starts.set(key, i);
    ends.set(key, i + 1);
  }
  return {
    side,
    column,
    row,
    pointsAt(atColumn, atRow) {
      if (atColumn < -1 || atColumn > columns - 2) return NONE;
      const key = atRow * columns + atColumn + 1;
      const start = starts.get(key);
      return start === undefined ? NONE : sorted.subarray(start, ends.get(key)!);
    },
  };
}

/** Positions by key, equal keys by position. Numbers sort several times faster than positions by a comparison. */
function orderOf(keys: Float64Array): Uint32Array {
  const n = keys.length;
  const largest = keys.reduce((most, key) => Math.max(most, key), 0);
  if ((largest + 1) * n > Number.MAX_SAFE_INTEGER) {
    return Uint32Array.from(keys.keys()).sort((a, b) => keys[a]! - keys[b]! || a - b);
  }
  const both = keys.map((key, i) => key * n + i).sort();
  return Uint32Array.from(both, (one) => one % n);
}

/** Calls `found` for every point within `reach` (at most the buckets' side) of (x, y), edge included. */
export function forPointsWithin(
  buckets: PointBuckets,
  xs: Float64Array,
  ys: Float64Array,
  x: number,
  y: number,
  reach: number,
  found: (point: number) => void,
): void {
  const limit = reach * reach;
  const column = buckets.column(x);
  const row = buckets.row(y);
  for (let up = row - 1; up <= row + 1; up++) {
    for (let along = column - 1; along <= column + 1; along++) {
      for (const point of buckets.pointsAt(along, up)) {
        const dx = xs[point]! - x;
        const dy = ys[point]! - y;
        if (dx * dx + dy * dy <= limit) found(point);
      }
    }
  }
}
