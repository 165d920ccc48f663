import { type CellPolygon, nearerThan, rectangle } from './convex-cell';
import { stitched } from './stitch-cells';

/** A segment's centre line on the plane, and which of its ends go on into others. */
export interface CentreLine {
  /** x, y interleaved, metres. */
  readonly points: readonly number[];
  /** An end that meets another segment reaches to the middle between them; a dead end is cut off square. */
  readonly meets: readonly [start: boolean, end: boolean];
}

/** Places along the lines are no further apart: what lies nearest is told to half of it. */
const STEP_METRES = 8;

/**
 * What lies along each segment, on both sides as deep as `depthMetres`, as rings of x and y: of places that several
 * segments reach, each has what is nearest to it. Segments are taken as places along them, each with the convex cell of
 * what is nearest to it, so that no two frontages overlap, whatever the lines do; at bends the corner is filled.
 */
export function frontages(
  lines: readonly CentreLine[],
  depthMetres: number,
): readonly (readonly number[][])[] {
  const places = placesAlong(lines, depthMetres);
  const near = neighbourhood(places);
  const cells: CellPolygon[] = [];
  for (let place = 0; place < places.count; place++) cells.push(cellOf(places, place, near));
  return lines.map((_, line) => stitched(cells, places.starts[line]!, places.starts[line + 1]!));
}

interface Places {
  readonly count: number;
  /** Places of line i: starts[i] ≤ place < starts[i + 1]. */
  readonly starts: Uint32Array;
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  readonly own: readonly CellPolygon[];
  /** Metres from a place to the furthest corner of any rectangle. */
  readonly reach: number;
}

function placesAlong(lines: readonly CentreLine[], depth: number): Places {
  const xs: number[] = [];
  const ys: number[] = [];
  const own: CellPolygon[] = [];
  const starts = new Uint32Array(lines.length + 1);
  lines.forEach(({ points, meets }, line) => {
    const along = distances(points);
    const total = along.at(-1)!;
    const count = Math.max(1, Math.ceil(total / STEP_METRES));
    const step = total / count;
    for (let i = 0; i < count && total > 0; i++) {
      const [x1, y1] = pointAt(points, along, i * step);
      const [x2, y2] = pointAt(points, along, (i + 1) * step);
      const [x, y] = pointAt(points, along, (i + 0.5) * step);
      const length = Math.hypot(x2 - x1, y2 - y1) || 1;
      xs.push(x);
      ys.push(y);
      const back = i > 0 || meets[0] ? step / 2 + depth : step / 2;
      const ahead = i < count - 1 || meets[1] ? step / 2 + depth : step / 2;
      own.push(rectangle(x, y, (x2 - x1) / length, (y2 - y1) / length, back, ahead, depth));
    }
    starts[line + 1] = xs.length;
  });
  return {
    count: xs.length,
    starts,
    xs: Float64Array.from(xs),
    ys: Float64Array.from(ys),
    own,
    reach: Math.hypot(depth, STEP_METRES / 2 + depth),
  };
}

/** Places around, the nearest first, as far as two rectangles can meet. */
function neighbourhood({ count, xs, ys, reach }: Places): (place: number) => readonly number[] {
  const side = reach;
  const buckets = new Map<number, number[]>();
  const keyOf = (column: number, row: number) => column * 67_108_864 + row;
  for (let place = 0; place < count; place++) {
    const key = keyOf(Math.floor(xs[place]! / side), Math.floor(ys[place]! / side));
    const known = buckets.get(key);
    if (known) known.push(place);
    else buckets.set(key, [place]);
  }
  const distance = new Float64Array(count);
  return (place) => {
    const [x, y] = [xs[place]!, ys[place]!];
    const found: number[] = [];
    const [column, row] = [Math.floor(x / side), Math.floor(y / side)];
    for (let right = column - 2; right <= column + 2; right++) {
      for (let up = row - 2; up <= row + 2; up++) {
        for (const other of buckets.get(keyOf(right, up)) ?? []) {
          if (other === place) continue;
          distance[other] = (xs[other]! - x) ** 2 + (ys[other]! - y) ** 2;
          if (distance[other]! <= 4 * reach * reach) found.push(other);
        }
      }
    }
    return found.sort((a, b) => distance[a]! - distance[b]! || a - b);
  };
}

function cellOf(places: Places, place: number, near: (place: number) => readonly number[]): CellPolygon {
  const { xs, ys } = places;
  const [x, y] = [xs[place]!, ys[place]!];
  let cell = places.own[place]!;
  let furthest = furthestCorner(cell, x, y);
  for (const other of near(place)) {
    const [dx, dy] = [xs[other]! - x, ys[other]! - y];
    const squared = dx * dx + dy * dy;
    // Half of the way there lies beyond every corner: so it does for all that follow.
    if (squared > 4 * furthest) break;
    // Two places in one point, as where a line is drawn twice: the first has it all.
    if (squared < 1e-12) {
      if (other < place) return EMPTY;
      continue;
    }
    const next = nearerThan(cell, x, y, other, xs[other]!, ys[other]!);
    if (next === cell) continue;
    cell = next;
    if (cell.corners.length === 0) return EMPTY;
    furthest = furthestCorner(cell, x, y);
  }
  return cell;
}

const EMPTY: CellPolygon = { corners: [], beyond: [] };

/** Squared distance. */
function furthestCorner({ corners }: CellPolygon, x: number, y: number): number {
  let most = 0;
  for (let at = 0; at < corners.length; at += 2) {
    most = Math.max(most, (corners[at]! - x) ** 2 + (corners[at + 1]! - y) ** 2);
  }
  return most;
}

function distances(points: readonly number[]): number[] {
  const along = [0];
  for (let at = 2; at < points.length; at += 2) {
    along.push(along.at(-1)! + Math.hypot(points[at]! - points[at - 2]!, points[at + 1]! - points[at - 1]!));
  }
  return along;
}

function pointAt(points: readonly number[], along: readonly number[], distance: number): [number, number] {
  let low = 1;
  let high = along.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (along[middle]! < distance) low = middle + 1;
    else high = middle;
  }
  const span = along[low]! - along[low - 1]!;
  const share = span > 0 ? Math.min(1, Math.max(0, (distance - along[low - 1]!) / span)) : 0;
  const at = 2 * (low - 1);
  return [
    points[at]! + share * (points[at + 2]! - points[at]!),
    points[at + 1]! + share * (points[at + 3]! - points[at + 1]!),
  ];
}
