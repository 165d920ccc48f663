import Flatbush from 'flatbush';
import type { ZoneGeometry } from '../../domain/zone-set';
import { planeOf, toPlane } from './plane';

/** Ground that no unit covers and that units shut in. */
export interface UnitGap {
  /** Units around it, ascending; at least two. */
  readonly units: readonly number[];
  readonly areaM2: number;
}

/** Corners are taken to the millimetre; a corner this close to an edge lies on it. */
const GRID_METRES = 0.001;
/** Numbers of places across that two coordinates in one key allow. */
const MOST_ACROSS = 2 ** 26;

/**
 * Gaps of more than `leastM2` between two units or more: where the outlines of all units, each with its unit to the left,
 * do not run against another's, they are the rim of what is covered; rims that run clockwise shut ground in. A lake in
 * one unit alone is that unit's own hole.
 */
export function unitGaps(geometry: ZoneGeometry, leastM2: number): readonly UnitGap[] {
  const rim = freeRim(geometry);
  const rings = ringsOf(rim);
  const holes = rings.filter(({ area }) => area < 0).sort((a, b) => b.area - a.area);
  const left = holes.map(({ area }) => -area);
  for (const island of rings) {
    if (island.area <= 0) continue;
    // In the smallest of the holes around it.
    const at = holes.findIndex((hole) => -hole.area > island.area && holds(hole, island));
    if (at >= 0) left[at] = left[at]! - island.area;
  }
  return holes
    .map(({ units }, at) => ({ units: [...new Set(units)].sort((a, b) => a - b), areaM2: left[at]! }))
    .filter(({ units, areaM2 }) => units.length > 1 && areaM2 > leastM2);
}

interface Rim {
  /** x, y of each corner, metres. */
  readonly corners: Float64Array;
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly unit: readonly number[];
}

function freeRim(geometry: ZoneGeometry): Rim {
  const points = toPlane(planeOf(geometry.coordinates), geometry.coordinates);
  const { places, placeOf } = numbered(points);
  const edges = directedEdges(geometry, points, placeOf);
  const count = places.length / 2;
  const split = splitter(places);
  /** By start and end: units of the edges that run so. */
  const open = new Map<number, number[]>();
  edges.forEach(([a, b, unit]) => {
    const chain = split(a, b);
    for (let i = 1; i < chain.length; i++) {
      const [from, to] = [chain[i - 1]!, chain[i]!];
      const back = open.get(to * count + from);
      if (back !== undefined && back.length > 0) {
        back.pop();
        continue;
      }
      const key = from * count + to;
      const known = open.get(key);
      if (known) known.push(unit);
      else open.set(key, [unit]);
    }
  });
  const rim = { corners: places, from: [] as number[], to: [] as number[], unit: [] as number[] };
  for (const [key, units] of open) {
    for (const unit of units) {
      rim.from.push(Math.floor(key / count));
      rim.to.push(key % count);
      rim.unit.push(unit);
    }
  }
  return rim;
}

/** Corners that round to one place are one. */
function numbered(points: Float64Array) {
  let most = 0;
  for (const metre of points) most = Math.max(most, metre);
  const side = Math.max(GRID_METRES, most / (MOST_ACROSS - 2));
  const numbers = new Map<number, number>();
  const places: number[] = [];
  const placeOf = new Uint32Array(points.length / 2);
  for (let point = 0; point < placeOf.length; point++) {
    const [column, row] = [Math.round(points[2 * point]! / side), Math.round(points[2 * point + 1]! / side)];
    const key = column * 2 * MOST_ACROSS + row;
    let place = numbers.get(key);
    if (place === undefined) {
      place = numbers.size;
      numbers.set(key, place);
      places.push(column * side, row * side);
    }
    placeOf[point] = place;
  }
  return { places: Float64Array.from(places), placeOf };
}

type DirectedEdge = readonly [from: number, to: number, unit: number];

/** Outer rings counter-clockwise, holes clockwise, whatever the file has. */
function directedEdges(
  { ringStarts, zoneStarts }: ZoneGeometry,
  points: Float64Array,
  placeOf: Uint32Array,
): readonly DirectedEdge[] {
  const edges: DirectedEdge[] = [];
  for (let unit = 0; unit < zoneStarts.length - 1; unit++) {
    const rings = Array.from({ length: zoneStarts[unit + 1]! - zoneStarts[unit]! }, (_, i) => {
      const ring = zoneStarts[unit]! + i;
      return points.subarray(2 * ringStarts[ring]!, 2 * ringStarts[ring + 1]!);
    });
    rings.forEach((ring, i) => {
      const first = ringStarts[zoneStarts[unit]! + i]!;
      const count = ring.length / 2;
      const around = rings.filter(
        (other, at) => at !== i && inside(other, (ring[0]! + ring[2]!) / 2, (ring[1]! + ring[3]!) / 2),
      ).length;
      const forward = signedArea(ring) > 0 === (around % 2 === 0);
      for (let point = 0; point < count; point++) {
        const [a, b] = [placeOf[first + point]!, placeOf[first + ((point + 1) % count)]!];
        if (a !== b) edges.push(forward ? [a, b, unit] : [b, a, unit]);
      }
    });
  }
  return edges;
}

/** An edge as the chain of the places that lie on it. */
function splitter(places: Float64Array): (a: number, b: number) => readonly number[] {
  const count = places.length / 2;
  const tree = new Flatbush(Math.max(1, count));
  for (let place = 0; place < count; place++)
    tree.add(places[2 * place]!, places[2 * place + 1]!, places[2 * place]!, places[2 * place + 1]!);
  if (count === 0) tree.add(0, 0, 0, 0);
  tree.finish();
  return (a, b) => {
    const [x1, y1] = [places[2 * a]!, places[2 * a + 1]!];
    const [x2, y2] = [places[2 * b]!, places[2 * b + 1]!];
    const [dx, dy] = [x2 - x1, y2 - y1];
    const length = Math.hypot(dx, dy);
    const on: (readonly [share: number, place: number])[] = [];
    const near = tree.search(
      Math.min(x1, x2) - GRID_METRES,
      Math.min(y1, y2) - GRID_METRES,
      Math.max(x1, x2) + GRID_METRES,
      Math.max(y1, y2) + GRID_METRES,
    );
    for (const place of near) {
      if (place === a || place === b) continue;
      const [x, y] = [places[2 * place]! - x1, places[2 * place + 1]! - y1];
      const share = (x * dx + y * dy) / (length * length);
      if (share > 0 && share < 1 && Math.abs(x * dy - y * dx) / length <= GRID_METRES)
        on.push([share, place]);
    }
    return [a, ...on.sort((one, other) => one[0] - other[0]).map(([, place]) => place), b];
  };
}

interface RimRing {
  /** x, y interleaved. */
  readonly points: readonly number[];
  readonly units: readonly number[];
  /** Counter-clockwise positive: what is covered lies to the left. */
  readonly area: number;
}

/** Each time the sharpest turn to the right: rings that meet in a corner stay apart. */
function ringsOf({ corners, from, to, unit }: Rim): readonly RimRing[] {
  const leaving = new Map<number, number[]>();
  from.forEach((place, edge) => {
    const known = leaving.get(place);
    if (known) known.push(edge);
    else leaving.set(place, [edge]);
  });
  const used = new Uint8Array(from.length);
  const angle = (a: number, b: number) =>
    Math.atan2(corners[2 * b + 1]! - corners[2 * a + 1]!, corners[2 * b]! - corners[2 * a]!);
  const rings: RimRing[] = [];
  for (let first = 0; first < from.length; first++) {
    if (used[first] === 1) continue;
    const points: number[] = [];
    const units: number[] = [];
    for (let edge = first; used[edge] === 0; ) {
      used[edge] = 1;
      points.push(corners[2 * from[edge]!]!, corners[2 * from[edge]! + 1]!);
      units.push(unit[edge]!);
      const back = angle(to[edge]!, from[edge]!);
      let best = -1;
      let least = Number.POSITIVE_INFINITY;
      for (const next of leaving.get(to[edge]!) ?? []) {
        if (used[next] === 1 && next !== first) continue;
        // From the way back counter-clockwise: what lies to the right comes first.
        const turn = (angle(from[next]!, to[next]!) - back + 4 * Math.PI) % (2 * Math.PI) || 2 * Math.PI;
        if (turn < least) [best, least] = [next, turn];
      }
      if (best < 0) break;
      edge = best;
    }
    rings.push({ points, units, area: signedArea(points) });
  }
  return rings;
}

function holds(hole: RimRing, island: RimRing): boolean {
  const [x1, y1, x2, y2] = island.points as readonly [number, number, number, number];
  return inside(hole.points, (x1 + x2) / 2, (y1 + y2) / 2);
}

function signedArea(ring: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < ring.length; at += 2) {
    const after = (at + 2) % ring.length;
    sum += ring[at]! * ring[after + 1]! - ring[after]! * ring[at + 1]!;
  }
  return sum / 2;
}

function inside(ring: ArrayLike<number>, x: number, y: number): boolean {
  let odd = false;
  for (let at = 0; at < ring.length; at += 2) {
    const after = (at + 2) % ring.length;
    const [x1, y1, x2, y2] = [ring[at]!, ring[at + 1]!, ring[after]!, ring[after + 1]!];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) odd = !odd;
  }
  return odd;
}
