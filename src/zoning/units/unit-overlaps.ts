import Flatbush from 'flatbush';
import type { ZoneGeometry } from '../../domain/zone-set';
import { planeOf, toPlane } from './plane';

/** Two units that lie on one another. */
export interface UnitOverlap {
  readonly a: number;
  readonly b: number;
  readonly areaM2: number;
}

/** Boxes that share less than this to either side only touch. */
const TOUCH_METRES = 0.01;

/**
 * Pairs of units that have more than `leastM2` in common, by exact areas on a plane: between the heights at which edges
 * begin, end or cross, what both cover is trapezoids.
 */
export function unitOverlaps(geometry: ZoneGeometry, leastM2: number): readonly UnitOverlap[] {
  const plane = planeOf(geometry.coordinates);
  const shapes = shapesOf(geometry, toPlane(plane, geometry.coordinates));
  if (shapes.length === 0) return [];
  const tree = new Flatbush(shapes.length);
  for (const { west, south, east, north } of shapes) tree.add(west, south, east, north);
  tree.finish();
  const found: UnitOverlap[] = [];
  shapes.forEach((shape, a) => {
    const { west, south, east, north } = shape;
    for (const b of tree.search(west, south, east, north)) {
      if (b <= a) continue;
      const areaM2 = commonArea(shape, shapes[b]!);
      if (areaM2 > leastM2) found.push({ a, b, areaM2 });
    }
  });
  return found.sort((one, other) => one.a - other.a || one.b - other.b);
}

interface Shape {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
  /** x1, y1, x2, y2 with y1 < y2, by y1; level edges enclose nothing. */
  readonly edges: Float64Array;
}

function shapesOf({ ringStarts, zoneStarts }: ZoneGeometry, points: Float64Array): readonly Shape[] {
  return Array.from({ length: zoneStarts.length - 1 }, (_, unit): Shape => {
    const edges: [number, number, number, number][] = [];
    for (let ring = zoneStarts[unit]!; ring < zoneStarts[unit + 1]!; ring++) {
      const [from, to] = [ringStarts[ring]!, ringStarts[ring + 1]!];
      for (let point = from; point < to; point++) {
        const after = point + 1 < to ? point + 1 : from;
        const [x1, y1] = [points[2 * point]!, points[2 * point + 1]!];
        const [x2, y2] = [points[2 * after]!, points[2 * after + 1]!];
        if (y1 < y2) edges.push([x1, y1, x2, y2]);
        else if (y2 < y1) edges.push([x2, y2, x1, y1]);
      }
    }
    edges.sort((a, b) => a[1] - b[1]);
    let [west, south] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    let [east, north] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const [x1, y1, x2, y2] of edges) {
      west = Math.min(west, x1, x2);
      east = Math.max(east, x1, x2);
      south = Math.min(south, y1);
      north = Math.max(north, y2);
    }
    return { west, south, east, north, edges: Float64Array.from(edges.flat()) };
  });
}

function commonArea(a: Shape, b: Shape): number {
  const low = Math.max(a.south, b.south);
  const high = Math.min(a.north, b.north);
  const wide = Math.min(a.east, b.east) - Math.max(a.west, b.west);
  if (high - low < TOUCH_METRES || wide < TOUCH_METRES) return 0;
  const [own, other] = [within(a.edges, low, high), within(b.edges, low, high)];
  const heights = new Set([low, high]);
  for (const edges of [own, other]) {
    for (let at = 0; at < edges.length; at += 4) {
      if (edges[at + 1]! > low) heights.add(edges[at + 1]!);
      if (edges[at + 3]! < high) heights.add(edges[at + 3]!);
    }
  }
  crossingHeights(own, other, low, high, heights);
  const levels = Float64Array.from(heights).sort();
  let area = 0;
  const slabs = [slabEdges(own), slabEdges(other)] as const;
  for (let level = 0; level + 1 < levels.length; level++) {
    const [bottom, top] = [levels[level]!, levels[level + 1]!];
    const middle = (bottom + top) / 2;
    area += commonWidth(slabs[0](middle), slabs[1](middle)) * (top - bottom);
  }
  return area;
}

function within(edges: Float64Array, low: number, high: number): Float64Array {
  const kept: number[] = [];
  for (let at = 0; at < edges.length; at += 4) {
    if (edges[at + 1]! < high && edges[at + 3]! > low) {
      kept.push(edges[at]!, edges[at + 1]!, edges[at + 2]!, edges[at + 3]!);
    }
  }
  return Float64Array.from(kept);
}

/** Both lists ascend by their lower ends, so only edges that share a height are compared. */
function crossingHeights(
  a: Float64Array,
  b: Float64Array,
  low: number,
  high: number,
  heights: Set<number>,
): void {
  let tallest = 0;
  for (let at = 0; at < b.length; at += 4) tallest = Math.max(tallest, b[at + 3]! - b[at + 1]!);
  let first = 0;
  for (let i = 0; i < a.length; i += 4) {
    const [x1, y1, x2, y2] = [a[i]!, a[i + 1]!, a[i + 2]!, a[i + 3]!];
    while (first < b.length && b[first + 1]! + tallest < y1) first += 4;
    for (let j = first; j < b.length && b[j + 1]! < y2; j += 4) {
      const [u1, v1, u2, v2] = [b[j]!, b[j + 1]!, b[j + 2]!, b[j + 3]!];
      if (v2 <= y1 || Math.max(x1, x2) < Math.min(u1, u2) || Math.max(u1, u2) < Math.min(x1, x2)) continue;
      const slope = (x2 - x1) / (y2 - y1);
      const otherSlope = (u2 - u1) / (v2 - v1);
      if (slope === otherSlope) continue;
      const y = (u1 - otherSlope * v1 - (x1 - slope * y1)) / (slope - otherSlope);
      if (y > Math.max(low, y1, v1) && y < Math.min(high, y2, v2)) heights.add(y);
    }
  }
}

/** Where the edges are at a height, ascending; heights are asked from below. */
function slabEdges(edges: Float64Array): (height: number) => readonly number[] {
  let next = 0;
  let active: number[] = [];
  return (height) => {
    active = active.filter((at) => edges[at + 3]! > height);
    for (; next < edges.length && edges[next + 1]! < height; next += 4) {
      if (edges[next + 3]! > height) active.push(next);
    }
    return active
      .map((at) => {
        const [x1, y1] = [edges[at]!, edges[at + 1]!];
        return x1 + ((edges[at + 2]! - x1) * (height - y1)) / (edges[at + 3]! - y1);
      })
      .sort((a, b) => a - b);
  };
}

/** Length of what lies between an odd and the next crossing of both lists. */
function commonWidth(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0, j = 0; i + 1 < a.length && j + 1 < b.length; ) {
    const from = Math.max(a[i]!, b[j]!);
    const to = Math.min(a[i + 1]!, b[j + 1]!);
    if (to > from) sum += to - from;
    if (a[i + 1]! < b[j + 1]!) i += 2;
    else j += 2;
  }
  return sum;
}
