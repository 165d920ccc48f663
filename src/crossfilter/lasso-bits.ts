import type { CasePoints } from '../domain/case-points';
import type { LngLat } from '../domain/place';
import { type Bits, noBits } from './bitset';

/** Edges are listed by slabs of equal height, so that a point meets only those near its latitude. */
const SLABS = 256;

/**
 * Points inside a ring by the even-odd rule: an edge is crossed if (y1 > lat) ≠ (y2 > lat) and
 * lng < (x2 − x1)(lat − y1)/(y2 − y1) + x1, the same arithmetic as the database's.
 */
export function lassoBits(points: CasePoints, ring: readonly LngLat[]): Bits {
  const { lngs, lats } = points;
  const bits = noBits(lngs.length);
  const south = ring.reduce((low, [, lat]) => Math.min(low, lat), Infinity);
  const north = ring.reduce((high, [, lat]) => Math.max(high, lat), -Infinity);
  // A ring without height is never crossed.
  if (!(north > south)) return bits;
  // Monotone in the latitude: an edge that spans a latitude is listed in that latitude's slab.
  const slabOf = (lat: number) => Math.min(SLABS - 1, Math.floor(((lat - south) / (north - south)) * SLABS));
  const slabs = edgesBySlab(ring, slabOf);
  for (let row = 0; row < lngs.length; row++) {
    const lng = lngs[row]!;
    const lat = lats[row]!;
    // No edge spans a latitude outside the ring's. No such shortcut for longitudes: rounding may put a crossing a
    // hair past the ring's own bounds.
    if (!(lat >= south && lat <= north)) continue;
    const edges = slabs[slabOf(lat)]!;
    let inside = false;
    for (let at = 0; at < edges.length; at += 4) {
      const y1 = edges[at + 1]!;
      const y2 = edges[at + 3]!;
      if (y1 > lat !== y2 > lat) {
        const x1 = edges[at]!;
        if (lng < ((edges[at + 2]! - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
      }
    }
    if (inside) bits[row >>> 5] = bits[row >>> 5]! | (1 << (row & 31));
  }
  return bits;
}

/** x1, y1, x2, y2 of each edge that reaches into a slab. */
function edgesBySlab(ring: readonly LngLat[], slabOf: (lat: number) => number): readonly Float64Array[] {
  const lists: number[][] = Array.from({ length: SLABS }, () => []);
  ring.forEach(([x1, y1], index) => {
    const [x2, y2] = ring[(index + 1) % ring.length]!;
    const to = slabOf(Math.max(y1, y2));
    for (let slab = slabOf(Math.min(y1, y2)); slab <= to; slab++) lists[slab]!.push(x1, y1, x2, y2);
  });
  return lists.map((list) => Float64Array.from(list));
}
