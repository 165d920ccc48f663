import type { Extent } from '../../domain/place';
import {
  type CoordinateSystemId,
  GAUSS_KRUEGER_IDS,
  GAUSS_KRUEGER_MERIDIANS,
} from '../../domain/place-reading';

/** Those that reach everywhere, and the zones that the data lies in. */
const EVERYWHERE: readonly CoordinateSystemId[] = ['wgs84', 'gcj02', 'bd09', 'web-mercator', 'bd09-mercator'];
/** Half a zone of 3°. */
const REACH_DEGREES = 1.5;
/** A city reaches over two zones at most; one row far away must not bring the others. */
const MOST_ZONES = 3;
const TAIWAN = { west: 119, east: 123, south: 21, north: 27 };

export function offeredSystems(
  extent: Extent | null,
  chosen: CoordinateSystemId,
): readonly CoordinateSystemId[] {
  const systems: CoordinateSystemId[] = [...EVERYWHERE];
  if (extent !== null) {
    const middle = (extent.west + extent.east) / 2;
    const zones = GAUSS_KRUEGER_MERIDIANS.map((meridian, at) => ({ meridian, id: GAUSS_KRUEGER_IDS[at]! }))
      .filter(
        ({ meridian }) => meridian + REACH_DEGREES >= extent.west && meridian - REACH_DEGREES <= extent.east,
      )
      .sort((a, b) => Math.abs(a.meridian - middle) - Math.abs(b.meridian - middle))
      .slice(0, MOST_ZONES);
    systems.push(...zones.map(({ id }) => id), 'gauss-krueger-zone');
    const north = (extent.south + extent.north) / 2;
    if (middle > TAIWAN.west && middle < TAIWAN.east && north > TAIWAN.south && north < TAIWAN.north)
      systems.push('twd97-tm2');
  }
  return systems.includes(chosen) ? systems : [...systems, chosen];
}
