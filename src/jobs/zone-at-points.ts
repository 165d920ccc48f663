import { locatePoints } from '../analysis/point-location';
import type { LngLat } from '../domain/place';
import { NO_ZONE, type ZoneSet } from '../domain/zone-set';

/** Index of the zone at each point, -1 for none. */
export function zonesAtPoints(zoneSet: ZoneSet | null, points: readonly LngLat[]): readonly number[] {
  if (zoneSet === null) return points.map(() => -1);
  const lngs = Float64Array.from(points, ([lng]) => lng);
  const lats = Float64Array.from(points, ([, lat]) => lat);
  return Array.from(locatePoints(zoneSet, lngs, lats), (zone) => (zone === NO_ZONE ? -1 : zone));
}
