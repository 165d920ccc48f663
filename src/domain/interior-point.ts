import type { LngLat } from './place';

/** A ring as lng, lat pairs; open or closed. */
export type Ring = readonly (readonly number[])[];

const SCAN_LINES = 9;

/**
 * A point inside a polygon by the even-odd rule over all its rings, where its name reads best: the middle of the chord
 * with the most room around it, over horizontal lines through its box. (turf's pointOnFeature falls back to a vertex of
 * the border for concave shapes, and a name on the border belongs to no one.)
 */
export function interiorPoint(rings: readonly Ring[]): LngLat | null {
  let south = Number.POSITIVE_INFINITY;
  let north = Number.NEGATIVE_INFINITY;
  for (const ring of rings) {
    for (const point of ring) {
      south = Math.min(south, point[1]!);
      north = Math.max(north, point[1]!);
    }
  }
  if (!(north > south)) return rings[0]?.[0] === undefined ? null : [rings[0][0][0]!, rings[0][0][1]!];
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180);
  let best: LngLat | null = null;
  let bestRoom = -1;
  for (let i = 1; i <= SCAN_LINES; i += 1) {
    // Not exact fractions: a line through a vertex would count that crossing twice.
    const lat = south + ((north - south) * (i - 0.017)) / (SCAN_LINES + 1);
    const crossings = crossingsAt(rings, lat);
    for (let c = 0; c + 1 < crossings.length; c += 2) {
      const west = crossings[c]!;
      const east = crossings[c + 1]!;
      const toEdge = Math.min(lat - south, north - lat);
      // The harmonic mean of both, so that neither a thin long chord nor a short one in the middle wins.
      const room = 1 / (1 / ((east - west) * narrowing) + 1 / (toEdge * 3));
      if (room > bestRoom) {
        bestRoom = room;
        best = [(west + east) / 2, lat];
      }
    }
  }
  return best;
}

function crossingsAt(rings: readonly Ring[], lat: number): number[] {
  const crossings: number[] = [];
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const a = ring[j]!;
      const b = ring[i]!;
      if (a[1]! > lat !== b[1]! > lat) {
        crossings.push(a[0]! + ((lat - a[1]!) / (b[1]! - a[1]!)) * (b[0]! - a[0]!));
      }
    }
  }
  return crossings.sort((a, b) => a - b);
}
