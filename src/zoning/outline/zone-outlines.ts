import type { MultiPolygonShape } from '../../domain/polygon-shape';
import type { ZoneGeometry } from '../../domain/zone-set';
import { type CornerIndex, createCornerIndex } from './corner-index';
import { cutAtCorners } from './cut-at-corners';
import { type Edges, ringsOfEdges, withoutPairs } from './edge-rings';
import { nestedRings, orientedRings, sweptArea } from './oriented-rings';

export interface ZoneOutline {
  readonly shape: MultiPolygonShape;
  /** False: the units as they are, because their borders do not meet well enough to be joined without a trace. */
  readonly dissolved: boolean;
}

/** Of the area of the units; a joined outline that is further off is not used. */
const AREA_SLACK = 1e-9;

/**
 * The ground of each zone asked for, from its units' polygons: common borders are gone, exactly, because an edge of one unit
 * is an edge of the other, also where a long side meets two short ones. Zones without units have an empty shape.
 */
export function zoneOutlines(
  geometry: ZoneGeometry,
  zoneOf: ArrayLike<number>,
  zones: readonly number[],
): ReadonlyMap<number, ZoneOutline> {
  const members = new Map<number, number[]>(zones.map((zone) => [zone, []]));
  for (let unit = 0; unit < zoneOf.length; unit++) members.get(zoneOf[unit]!)?.push(unit);
  return new Map(Array.from(members, ([zone, units]) => [zone, outlineOf(geometry, units)]));
}

function outlineOf(geometry: ZoneGeometry, units: readonly number[]): ZoneOutline {
  const rings = units.map((unit) => orientedRings(geometry, unit));
  const corners = createCornerIndex();
  const edges: (readonly [number, number])[] = [];
  for (const ring of rings.flat()) {
    const numbers: number[] = [];
    for (let at = 0; at < ring.length; at += 2) numbers.push(corners.of(ring[at]!, ring[at + 1]!));
    numbers.forEach((corner, i) => {
      edges.push([corner, numbers[(i + 1) % numbers.length]!]);
    });
  }
  const joined = joinedShape(edges, corners);
  const area = rings.reduce((sum, one) => sum + sweptArea(one), 0);
  if (joined !== null) {
    const own = joined.reduce((sum, shape) => sum + sweptArea(shape), 0);
    if (Math.abs(own - area) <= AREA_SLACK * area) return { shape: joined, dissolved: true };
  }
  return { shape: rings.flatMap((one) => nestedRings(one) ?? []), dissolved: false };
}

function joinedShape(edges: Edges, corners: CornerIndex): MultiPolygonShape | null {
  const once = withoutPairs(edges, corners.x.length);
  if (once === null) return null;
  const left = withoutPairs(cutAtCorners(once, corners), corners.x.length);
  const rings = left === null ? null : ringsOfEdges(left, corners);
  return rings === null ? null : nestedRings(rings.filter((ring) => ring.length >= 6));
}
