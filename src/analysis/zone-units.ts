import type { ZoneSet } from '../domain/zone-set';
import { longitudeShrink, METRES_PER_DEGREE } from './ground';
import type { Neighbours } from './neighbours';

/** Corners that lie this close are one; borders of different drawings differ by centimetres. */
const CORNER_METRES = 0.5;

export interface ZoneGroups {
  /** Unit of each zone, -1 where its group has no name. */
  readonly unitOfZone: Int32Array;
  readonly names: readonly string[];
}

/** Each zone a unit, or all zones with the same community (or street) name; the first zone's place decides the order. */
export function zoneGroups(zoneSet: ZoneSet, level: 'zones' | 'communities' | 'streets'): ZoneGroups {
  if (level === 'zones') {
    return {
      unitOfZone: Int32Array.from(zoneSet.zones.keys()),
      names: zoneSet.zones.map(({ name }) => name),
    };
  }
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const unitOfZone = Int32Array.from(zoneSet.zones, (zone) => {
    const name = level === 'streets' ? zone.street : zone.community;
    if (name === '') return -1;
    // Communities of two streets may share a name.
    const key =
      level === 'streets' ? `${zone.district}\n${name}` : `${zone.district}\n${zone.street}\n${name}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, names.length);
    names.push(name);
    return names.length - 1;
  });
  return { unitOfZone, names };
}

/** Pairs of zones that share a corner within half a metre. */
export function sharedCorners({ geometry, extent }: ZoneSet): readonly (readonly [number, number])[] {
  const { coordinates, ringStarts, zoneStarts } = geometry;
  const lngMetres = METRES_PER_DEGREE * longitudeShrink((extent.south + extent.north) / 2);
  const across = Math.ceil(((extent.east - extent.west) * lngMetres) / CORNER_METRES) + 4;
  const at = new Map<number, number[]>();
  const pairs = new Map<number, readonly [number, number]>();
  const zones = zoneStarts.length - 1;
  for (let zone = 0; zone < zones; zone++) {
    const from = ringStarts[zoneStarts[zone]!]!;
    const to = ringStarts[zoneStarts[zone + 1]!]!;
    for (let point = from; point < to; point++) {
      const column = Math.round(((coordinates[2 * point]! - extent.west) * lngMetres) / CORNER_METRES) + 1;
      const row = Math.round(
        ((coordinates[2 * point + 1]! - extent.south) * METRES_PER_DEGREE) / CORNER_METRES,
      );
      for (let up = row - 1; up <= row + 1; up++) {
        for (let along = column - 1; along <= column + 1; along++) {
          for (const other of at.get(up * across + along) ?? []) {
            if (other !== zone) pairs.set(other * zones + zone, [other, zone]);
          }
        }
      }
      const key = row * across + column;
      const there = at.get(key);
      if (there === undefined) at.set(key, [zone]);
      else if (there.at(-1) !== zone) there.push(zone);
    }
  }
  return [...pairs.values()];
}

/** Symmetric neighbours of `count` units from pairs, ascending; a pair with itself or with -1 is none. */
export function neighboursOfPairs(count: number, pairs: Iterable<readonly [number, number]>): Neighbours {
  const sets = Array.from({ length: count }, () => new Set<number>());
  for (const [a, b] of pairs) {
    if (a === b || a < 0 || b < 0) continue;
    sets[a]!.add(b);
    sets[b]!.add(a);
  }
  return neighboursOfLists(sets.map((set) => [...set].sort((a, b) => a - b)));
}

export function neighboursOfLists(lists: readonly (readonly number[])[]): Neighbours {
  const starts = new Uint32Array(lists.length + 1);
  lists.forEach((list, unit) => {
    starts[unit + 1] = starts[unit]! + list.length;
  });
  return { starts, ids: Uint32Array.from(lists.flat()) };
}

/** km² of the units, and the mean of their zones' middles weighted by area. */
export function zoneUnitPlaces(
  zoneSet: ZoneSet,
  { unitOfZone, names }: ZoneGroups,
): { readonly sizes: Float64Array; readonly centres: Float64Array } {
  const sizes = new Float64Array(names.length);
  const weights = new Float64Array(names.length);
  const centres = new Float64Array(2 * names.length);
  zoneSet.zones.forEach(({ areaKm2 }, zone) => {
    const unit = unitOfZone[zone]!;
    if (unit < 0) return;
    const [lng, lat] = middleOf(zoneSet, zone);
    const weight = Math.max(areaKm2, 1e-9);
    sizes[unit] = sizes[unit]! + areaKm2;
    weights[unit] = weights[unit]! + weight;
    centres[2 * unit] = centres[2 * unit]! + lng * weight;
    centres[2 * unit + 1] = centres[2 * unit + 1]! + lat * weight;
  });
  for (let unit = 0; unit < names.length; unit++) {
    centres[2 * unit] = centres[2 * unit]! / weights[unit]!;
    centres[2 * unit + 1] = centres[2 * unit + 1]! / weights[unit]!;
  }
  return { sizes, centres };
}

/** Centroid of the zone's area, holes and all (even-odd rings turn opposite ways or count a little); else of its box. */
function middleOf({ geometry, extent }: ZoneSet, zone: number): readonly [number, number] {
  const { coordinates, ringStarts, zoneStarts } = geometry;
  let area = 0;
  let x = 0;
  let y = 0;
  for (let ring = zoneStarts[zone]!; ring < zoneStarts[zone + 1]!; ring++) {
    const from = ringStarts[ring]!;
    const to = ringStarts[ring + 1]!;
    let ringArea = 0;
    let ringX = 0;
    let ringY = 0;
    for (let point = from, before = to - 1; point < to; before = point, point++) {
      const ax = coordinates[2 * before]! - extent.west;
      const ay = coordinates[2 * before + 1]! - extent.south;
      const bx = coordinates[2 * point]! - extent.west;
      const by = coordinates[2 * point + 1]! - extent.south;
      const cross = ax * by - bx * ay;
      ringArea += cross;
      ringX += (ax + bx) * cross;
      ringY += (ay + by) * cross;
    }
    const turn = Math.sign(ringArea);
    // Holes are few and small beside what holds them: each ring counts as land.
    area += turn * ringArea;
    x += turn * ringX;
    y += turn * ringY;
  }
  if (area === 0) {
    const first = ringStarts[zoneStarts[zone]!] ?? 0;
    return [coordinates[2 * first] ?? extent.west, coordinates[2 * first + 1] ?? extent.south];
  }
  return [extent.west + x / (3 * area), extent.south + y / (3 * area)];
}
