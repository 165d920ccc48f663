import { type CellGrid, type HotspotRefusal, MOST_CELLS } from '../domain/hotspot';
import { failure, ok, type Result } from '../domain/result';
import { NO_ZONE, type ZoneSet } from '../domain/zone-set';
import { longitudeShrink, METRES_PER_DEGREE } from './ground';
import { locatePoints } from './point-location';

/** Positions of the frame around the study area: what a wide, empty frame may cost in memory. */
const MOST_POSITIONS = 8 * MOST_CELLS;

/**
 * Cells of `cellMetres` whose centres lie in a zone. Within 0.15 degrees of the middle latitude a cell is as wide as it
 * says to 0.2 % (at 30° N).
 */
export function cellGrid(zoneSet: ZoneSet, cellMetres: number): Result<CellGrid, HotspotRefusal> {
  if (zoneSet.zones.length === 0) return failure('no_zones');
  const { west, south, east, north } = zoneSet.extent;
  const cellLat = cellMetres / METRES_PER_DEGREE;
  const cellLng = cellLat / longitudeShrink((south + north) / 2);
  const columns = Math.ceil((east - west) / cellLng);
  const rows = Math.ceil((north - south) / cellLat);
  if (!(columns > 0 && rows > 0)) return failure('no_cells');
  if (columns * rows > MOST_POSITIONS) return failure('too_many_cells');
  const lngs = new Float64Array(columns * rows);
  const lats = new Float64Array(columns * rows);
  for (let row = 0, position = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, position++) {
      lngs[position] = west + (column + 0.5) * cellLng;
      lats[position] = south + (row + 0.5) * cellLat;
    }
  }
  const zones = locatePoints(zoneSet, lngs, lats);
  const cellAt = new Int32Array(zones.length).fill(-1);
  const positions = new Uint32Array(zones.length);
  let cells = 0;
  for (let position = 0; position < zones.length; position++) {
    if (zones[position] === NO_ZONE) continue;
    cellAt[position] = cells;
    positions[cells++] = position;
  }
  if (cells === 0) return failure('no_cells');
  if (cells > MOST_CELLS) return failure('too_many_cells');
  return ok({
    west,
    south,
    columns,
    rows,
    cellLng,
    cellLat,
    cellMetres,
    positions: positions.slice(0, cells),
    cellAt,
  });
}
