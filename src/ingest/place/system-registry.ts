import type { CoordinateSystemId } from '../../domain/place-reading';
import type { CoordinateSystem } from './coordinate-system';
import { bd09 } from './systems/bd09';
import { bd09Mercator } from './systems/bd09-mercator';
import { gaussKruegerSystems, gaussKruegerZone } from './systems/gauss-krueger';
import { gcj02 } from './systems/gcj02';
import { localGrid } from './systems/local-grid';
import { twd97Tm2 } from './systems/twd97-tm2';
import { webMercator } from './systems/web-mercator';
import { wgs84 } from './systems/wgs84';

export const COORDINATE_SYSTEMS: readonly CoordinateSystem[] = [
  wgs84,
  gcj02,
  bd09,
  bd09Mercator,
  webMercator,
  gaussKruegerZone,
  twd97Tm2,
  localGrid,
  ...gaussKruegerSystems,
];

const BY_ID = new Map(COORDINATE_SYSTEMS.map((system) => [system.id, system]));

export function coordinateSystem(id: CoordinateSystemId): CoordinateSystem {
  const system = BY_ID.get(id);
  if (system === undefined) throw new Error(`no such coordinate system: ${id}`);
  return system;
}
