import Flatbush from 'flatbush';
import type { Extent, LngLat } from '../domain/place';
import type { ZoneGeometry } from '../domain/zone-set';

const METRES_PER_DEGREE = 111_195;

/** Which units a gesture touches. Built once for a set of units; answers are unit numbers, ascending. */
export interface UnitIndex {
  /** A point inside or near the middle of each unit, lng and lat interleaved. */
  readonly centres: Float64Array;
  /** The unit that the place lies in, or null. */
  at(place: LngLat): number | null;
  /**
   * What a round brush of that radius passes over on its straight way: units whose centre it covers, and those that its
   * own centre goes through, so that a small brush misses none and a large one does not spill.
   */
  alongStroke(from: LngLat, to: LngLat, radiusMetres: number): readonly number[];
  /** Units whose centre lies in the box. */
  inBox(box: Extent): readonly number[];
  /** Units whose centre lies in the ring (even-odd). */
  inRing(ring: readonly LngLat[]): readonly number[];
  /** Units of which the larger part lies in the ring, by `samples`² points of each unit's box. */
  mostlyInRing(ring: readonly LngLat[], samples?: number): readonly number[];
  /** The polygon that most of each unit lies in, −1 where most of it lies in none. */
  mostlyIn(polygons: ZoneGeometry): Int32Array;
}

/** Points along each side of a unit's box: the coarse ones decide where they agree. */
const SAMPLES = { coarse: 3, fine: 9 } as const;

export function createUnitIndex(geometry: ZoneGeometry): UnitIndex {
  const { coordinates, ringStarts, zoneStarts } = geometry;
  const count = zoneStarts.length - 1;
  const centres = new Float64Array(count * 2);
  const boxes = new Float64Array(count * 4);
  const tree = count === 0 ? null : new Flatbush(count);
  for (let unit = 0; unit < count; unit++) {
    const box = boxOf(geometry, unit);
    boxes.set([box.west, box.south, box.east, box.north], unit * 4);
    tree?.add(box.west, box.south, box.east, box.north);
    centres.set(centreOf(geometry, unit, box), unit * 2);
  }
  tree?.finish();

  function within(west: number, south: number, east: number, north: number): number[] {
    return tree === null ? [] : tree.search(west, south, east, north).sort((a, b) => a - b);
  }

  function contains(unit: number, lng: number, lat: number): boolean {
    let inside = false;
    for (let ring = zoneStarts[unit]!; ring < zoneStarts[unit + 1]!; ring++) {
      const end = ringStarts[ring + 1]!;
      for (let at = ringStarts[ring]!, before = end - 1; at < end; before = at, at++) {
        const ax = coordinates[2 * before]!;
        const ay = coordinates[2 * before + 1]!;
        const bx = coordinates[2 * at]!;
        const by = coordinates[2 * at + 1]!;
        if (ay > lat !== by > lat && lng < ax + ((lat - ay) / (by - ay)) * (bx - ax)) inside = !inside;
      }
    }
    return inside;
  }

  function crossed(unit: number, from: LngLat, to: LngLat): boolean {
    if (contains(unit, from[0], from[1]) || contains(unit, to[0], to[1])) return true;
    for (let ring = zoneStarts[unit]!; ring < zoneStarts[unit + 1]!; ring++) {
      const end = ringStarts[ring + 1]!;
      for (let at = ringStarts[ring]!, before = end - 1; at < end; before = at, at++) {
        const a: LngLat = [coordinates[2 * before]!, coordinates[2 * before + 1]!];
        const b: LngLat = [coordinates[2 * at]!, coordinates[2 * at + 1]!];
        if (crossing(from, to, a, b)) return true;
      }
    }
    return false;
  }

  /** Points of a lattice over the unit's box that lie in the unit. */
  function eachSample(unit: number, samples: number, visit: (lng: number, lat: number) => void): void {
    const [west, south, east, north] = boxes.subarray(4 * unit, 4 * unit + 4);
    for (let i = 0; i < samples * samples; i++) {
      const lng = west! + ((east! - west!) * ((i % samples) + 0.5)) / samples;
      const lat = south! + ((north! - south!) * (Math.floor(i / samples) + 0.5)) / samples;
      if (contains(unit, lng, lat)) visit(lng, lat);
    }
  }

  const centreIn = (ring: readonly LngLat[]) => (unit: number) =>
    insideRing(ring, centres[2 * unit]!, centres[2 * unit + 1]!);

  return {
    centres,
    at([lng, lat]) {
      return within(lng, lat, lng, lat).find((unit) => contains(unit, lng, lat)) ?? null;
    },
    alongStroke(from, to, radiusMetres) {
      const perLat = METRES_PER_DEGREE;
      const perLng = METRES_PER_DEGREE * Math.cos((from[1] * Math.PI) / 180);
      const padLng = radiusMetres / perLng;
      const padLat = radiusMetres / perLat;
      const dx = (to[0] - from[0]) * perLng;
      const dy = (to[1] - from[1]) * perLat;
      const length = dx * dx + dy * dy;
      const reach = radiusMetres * radiusMetres;
      return within(
        Math.min(from[0], to[0]) - padLng,
        Math.min(from[1], to[1]) - padLat,
        Math.max(from[0], to[0]) + padLng,
        Math.max(from[1], to[1]) + padLat,
      ).filter((unit) => {
        const x = (centres[2 * unit]! - from[0]) * perLng;
        const y = (centres[2 * unit + 1]! - from[1]) * perLat;
        const along = length === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / length));
        const off = (x - along * dx) ** 2 + (y - along * dy) ** 2;
        return off <= reach || crossed(unit, from, to);
      });
    },
    inBox({ west, south, east, north }) {
      return within(west, south, east, north).filter((unit) => {
        const lng = centres[2 * unit]!;
        const lat = centres[2 * unit + 1]!;
        return lng >= west && lng <= east && lat >= south && lat <= north;
      });
    },
    inRing(ring) {
      const box = ringBox(ring);
      return within(box.west, box.south, box.east, box.north).filter(centreIn(ring));
    },
    mostlyInRing(ring, samples = SAMPLES.fine) {
      const box = ringBox(ring);
      return within(box.west, box.south, box.east, box.north).filter((unit) => {
        let own = 0;
        let shared = 0;
        eachSample(unit, samples, (lng, lat) => {
          own++;
          if (insideRing(ring, lng, lat)) shared++;
        });
        return own === 0 ? centreIn(ring)(unit) : shared * 2 > own;
      });
    },
    mostlyIn(polygons) {
      const located = createUnitIndex(polygons);
      const taken = new Int32Array(count).fill(-1);
      const votes = new Map<number, number>();
      const vote = (lng: number, lat: number) => {
        const polygon = located.at([lng, lat]) ?? -1;
        votes.set(polygon, (votes.get(polygon) ?? 0) + 1);
      };
      for (let unit = 0; unit < count; unit++) {
        votes.clear();
        eachSample(unit, SAMPLES.coarse, vote);
        if (votes.size > 1) {
          votes.clear();
          eachSample(unit, SAMPLES.fine, vote);
        }
        if (votes.size === 0) vote(centres[2 * unit]!, centres[2 * unit + 1]!);
        let most = 0;
        for (const [polygon, points] of votes) {
          if (points <= most) continue;
          most = points;
          taken[unit] = polygon;
        }
      }
      return taken;
    },
  };
}

/** The centroid of the unit's largest ring. */
function centreOf({ coordinates, ringStarts, zoneStarts }: ZoneGeometry, unit: number, box: Extent): LngLat {
  let best: LngLat = [(box.west + box.east) / 2, (box.south + box.north) / 2];
  let most = 0;
  for (let ring = zoneStarts[unit]!; ring < zoneStarts[unit + 1]!; ring++) {
    const first = ringStarts[ring]!;
    const end = ringStarts[ring + 1]!;
    let twice = 0;
    let x = 0;
    let y = 0;
    // About the first corner: far from it the products would lose the digits that make up a cell.
    const ox = coordinates[2 * first]!;
    const oy = coordinates[2 * first + 1]!;
    for (let at = first, before = end - 1; at < end; before = at, at++) {
      const ax = coordinates[2 * before]! - ox;
      const ay = coordinates[2 * before + 1]! - oy;
      const bx = coordinates[2 * at]! - ox;
      const by = coordinates[2 * at + 1]! - oy;
      const cross = ax * by - bx * ay;
      twice += cross;
      x += (ax + bx) * cross;
      y += (ay + by) * cross;
    }
    if (Math.abs(twice) <= most) continue;
    most = Math.abs(twice);
    best = [ox + x / (3 * twice), oy + y / (3 * twice)];
  }
  return best;
}

function boxOf({ coordinates, ringStarts, zoneStarts }: ZoneGeometry, unit: number): Extent {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const end = ringStarts[zoneStarts[unit + 1]!]!;
  for (let at = ringStarts[zoneStarts[unit]!]!; at < end; at++) {
    west = Math.min(west, coordinates[2 * at]!);
    east = Math.max(east, coordinates[2 * at]!);
    south = Math.min(south, coordinates[2 * at + 1]!);
    north = Math.max(north, coordinates[2 * at + 1]!);
  }
  return { west, south, east, north };
}

function ringBox(ring: readonly LngLat[]): Extent {
  const lngs = ring.map(([lng]) => lng);
  const lats = ring.map(([, lat]) => lat);
  return {
    west: Math.min(...lngs),
    south: Math.min(...lats),
    east: Math.max(...lngs),
    north: Math.max(...lats),
  };
}

export function insideRing(ring: readonly LngLat[], lng: number, lat: number): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i++) {
    const [ax, ay] = ring[j]!;
    const [bx, by] = ring[i]!;
    if (ay > lat !== by > lat && lng < ax + ((lat - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
}

function crossing(a: LngLat, b: LngLat, c: LngLat, d: LngLat): boolean {
  const side = (p: LngLat, q: LngLat, r: LngLat) =>
    (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}
