import { NO_ZONE } from '../domain/zone-set';
import { areSmallPolygons, locateInSmallPolygons } from './small-polygons';
import { type LocatedZones, rasterColumn, rasterRow, type ZoneEdges, zoneRaster } from './zone-raster';

/**
 * Index of the zone that holds each point, NO_ZONE where none does or the point is missing (NaN). Even-odd over all
 * rings of a zone: an edge is crossed if (y1 > lat) ≠ (y2 > lat) and lng < (x2 − x1)(lat − y1)/(y2 − y1) + x1. Where
 * zones overlap, the first in file order has the point.
 */
export function locatePoints(zoneSet: LocatedZones, lngs: Float64Array, lats: Float64Array): Uint32Array {
  if (areSmallPolygons(zoneSet)) return locateInSmallPolygons(zoneSet, lngs, lats);
  const raster = zoneRaster(zoneSet);
  const { extent, columns, rows, starts, candidates, edgesOf } = raster;
  const zones = new Uint32Array(lngs.length).fill(NO_ZONE);
  for (let point = 0; point < lngs.length; point++) {
    const lng = lngs[point]!;
    const lat = lats[point]!;
    if (!(lng >= extent.west && lng <= extent.east && lat >= extent.south && lat <= extent.north)) continue;
    const row = rasterRow(extent, rows, lat);
    const cell = row * columns + rasterColumn(extent, columns, lng);
    for (let at = starts[cell]!; at < starts[cell + 1]!; at++) {
      const candidate = candidates[at]!;
      const zone = candidate >>> 1;
      if ((candidate & 1) === 1 || crossesOdd(edgesOf[zone]!, row, lng, lat)) {
        zones[point] = zone;
        break;
      }
    }
  }
  return zones;
}

function crossesOdd(edges: ZoneEdges, row: number, lng: number, lat: number): boolean {
  const slot = row - edges.firstRow;
  if (slot < 0 || slot >= edges.starts.length - 1) return false;
  const { ends } = edges;
  const to = edges.starts[slot + 1]! * 4;
  let inside = false;
  for (let at = edges.starts[slot]! * 4; at < to; at += 4) {
    const y1 = ends[at + 1]!;
    const y2 = ends[at + 3]!;
    if (y1 > lat !== y2 > lat) {
      const x1 = ends[at]!;
      if (lng < ((ends[at + 2]! - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  }
  return inside;
}
