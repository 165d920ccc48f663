import type { Extent } from '../domain/place';
import type { ZoneGeometry } from '../domain/zone-set';

/** Around the given units, with a margin so that what lies beside them is seen too. At least one unit. */
export function unitsExtent(
  { coordinates, ringStarts, zoneStarts }: ZoneGeometry,
  units: readonly number[],
): Extent {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const unit of units) {
    const from = ringStarts[zoneStarts[unit]!]!;
    const to = ringStarts[zoneStarts[unit + 1]!]!;
    for (let point = from; point < to; point++) {
      const lng = coordinates[2 * point]!;
      const lat = coordinates[2 * point + 1]!;
      west = Math.min(west, lng);
      east = Math.max(east, lng);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
  }
  const margin = Math.max(east - west, north - south, 0.001);
  return { west: west - margin, south: south - margin, east: east + margin, north: north + margin };
}
