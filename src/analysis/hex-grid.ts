import { HEX_ROW_RATIO, type HexGrid } from '../domain/hex-grid';
import { type HotspotRefusal, MOST_CELLS } from '../domain/hotspot';
import { failure, ok, type Result } from '../domain/result';
import { NO_ZONE, type ZoneSet } from '../domain/zone-set';
import { longitudeShrink, METRES_PER_DEGREE } from './ground';
import { locatePoints } from './point-location';

/** Positions of the frame around the study area: what a wide, empty frame may cost in memory. */
const MOST_POSITIONS = 8 * MOST_CELLS;

/** Hexagons `acrossMetres` wide whose centres lie in a zone; as wide as they say at the middle latitude. */
export function hexGrid(zoneSet: ZoneSet, acrossMetres: number): Result<HexGrid, HotspotRefusal> {
  if (zoneSet.zones.length === 0) return failure('no_zones');
  const { west, south, east, north } = zoneSet.extent;
  const rowLat = (acrossMetres * HEX_ROW_RATIO) / METRES_PER_DEGREE;
  const columnLng = acrossMetres / METRES_PER_DEGREE / longitudeShrink((south + north) / 2);
  const columns = Math.ceil((east - west) / columnLng) + 1;
  const rows = Math.ceil((north - south) / rowLat) + 1;
  if (!(columns > 0 && rows > 0)) return failure('no_cells');
  if (columns * rows > MOST_POSITIONS) return failure('too_many_cells');
  const lngs = new Float64Array(columns * rows);
  const lats = new Float64Array(columns * rows);
  for (let row = 0, position = 0; row < rows; row++) {
    const shift = (row & 1) === 1 ? 0.5 : 0;
    for (let column = 0; column < columns; column++, position++) {
      lngs[position] = west + (column + shift) * columnLng;
      lats[position] = south + row * rowLat;
    }
  }
  const zones = locatePoints(zoneSet, lngs, lats);
  const cellAt = new Int32Array(zones.length).fill(-1);
  const positions: number[] = [];
  for (let position = 0; position < zones.length; position++) {
    if (zones[position] === NO_ZONE) continue;
    cellAt[position] = positions.length;
    positions.push(position);
  }
  if (positions.length === 0) return failure('no_cells');
  if (positions.length > MOST_CELLS) return failure('too_many_cells');
  return ok({
    west,
    south,
    columns,
    rows,
    columnLng,
    rowLat,
    acrossMetres,
    positions: Uint32Array.from(positions),
    cellAt,
  });
}
