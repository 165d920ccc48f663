import {
  isInsideRing,
  type MultiPolygonShape,
  type PolygonRing,
  type PolygonShape,
  reversedRing,
  ringSweep,
} from '../../domain/polygon-shape';
import type { ZoneGeometry } from '../../domain/zone-set';

/** The rings of a unit, what it fills to their left: outlines counter-clockwise, holes clockwise, by the even-odd rule. */
export function orientedRings(
  { coordinates, ringStarts, zoneStarts }: ZoneGeometry,
  unit: number,
): readonly PolygonRing[] {
  const rings: PolygonRing[] = [];
  for (let ring = zoneStarts[unit]!; ring < zoneStarts[unit + 1]!; ring++) {
    const points = coordinates.subarray(2 * ringStarts[ring]!, 2 * ringStarts[ring + 1]!);
    if (points.length >= 6) rings.push(points);
  }
  return rings.map((ring, own) => {
    let depth = 0;
    rings.forEach((other, at) => {
      // The middle of an edge: corners of rings may touch.
      if (at !== own && isInsideRing(other, (ring[0]! + ring[2]!) / 2, (ring[1]! + ring[3]!) / 2)) depth++;
    });
    const isHole = depth % 2 === 1;
    return ringSweep(ring) > 0 === isHole ? reversedRing(ring) : ring;
  });
}

/** Holes put into the smallest outline around them; null where one is in none. */
export function nestedRings(rings: readonly PolygonRing[]): MultiPolygonShape | null {
  const outer = rings
    .map((ring) => ({ ring, sweep: ringSweep(ring), holes: [] as PolygonRing[] }))
    .filter(({ sweep }) => sweep > 0)
    .sort((a, b) => a.sweep - b.sweep);
  for (const ring of rings) {
    if (ringSweep(ring) > 0) continue;
    const x = (ring[0]! + ring[2]!) / 2;
    const y = (ring[1]! + ring[3]!) / 2;
    const around = outer.find((one) => isInsideRing(one.ring, x, y));
    if (around === undefined) return null;
    around.holes.push(ring);
  }
  return outer.reverse().map(({ ring, holes }): PolygonShape => [ring, ...holes]);
}

/** Area in square degrees: outlines less holes. */
export function sweptArea(rings: readonly PolygonRing[]): number {
  return rings.reduce((sum, ring) => sum + ringSweep(ring), 0) / 2;
}
