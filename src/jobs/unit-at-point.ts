import { locatePoints } from '../analysis/point-location';
import { snapToRoads } from '../analysis/road-snapping';
import { type HotspotUnits, regularUnitAt } from '../domain/hotspot-units';
import type { LngLat } from '../domain/place';

/** The unit that a click means, -1 for none. One point: what many would share is made for it alone. */
export function unitAtPoint({ shape }: HotspotUnits, [lng, lat]: LngLat): number {
  const lngs = Float64Array.of(lng);
  const lats = Float64Array.of(lat);
  if (shape.kind === 'zones') return shape.unitOfZone[locatePoints(shape.zoneSet, lngs, lats)[0]!] ?? -1;
  if (shape.kind === 'roads') return snapToRoads(shape.pieces, shape.reachMetres, lngs, lats)[0]!;
  return regularUnitAt(shape, lng, lat);
}
