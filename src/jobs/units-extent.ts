import type { Extent, LngLat } from '../domain/place';
import type { ZoneGeometry } from '../domain/zone-set';

/** Beside a place that is gone to, in degrees of latitude: some 330 m, so that a single cell is seen among its neighbours. */
const LEAST_MARGIN = 0.003;
/** Of the larger side, beside what is larger. */
const MARGIN_SHARE = 0.3;

/** Around the given units, with a margin so that what lies beside them is seen too. At least one unit. */
export function unitsExtent(
  { coordinates, ringStarts, zoneStarts }: ZoneGeometry,
  units: readonly number[],
): Extent {
  const extent = createExtent();
  for (const unit of units) {
    const from = ringStarts[zoneStarts[unit]!]!;
    const to = ringStarts[zoneStarts[unit + 1]!]!;
    for (let point = from; point < to; point++)
      extent.add(coordinates[2 * point]!, coordinates[2 * point + 1]!);
  }
  return extent.withMargin();
}

/** Around places, with the same margin. At least one. */
export function placesExtent(places: readonly LngLat[]): Extent {
  const extent = createExtent();
  for (const [lng, lat] of places) extent.add(lng, lat);
  return extent.withMargin();
}

function createExtent() {
  let [west, south, east, north] = [180, 90, -180, -90];
  return {
    add(lng: number, lat: number): void {
      west = Math.min(west, lng);
      east = Math.max(east, lng);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    },
    withMargin(): Extent {
      const margin = Math.max(MARGIN_SHARE * Math.max(east - west, north - south), LEAST_MARGIN);
      return { west: west - margin, south: south - margin, east: east + margin, north: north + margin };
    },
  };
}
