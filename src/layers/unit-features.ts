import { hexCentre } from '../domain/hex-grid';
import type { CellGrid } from '../domain/hotspot';
import type { HotspotUnits } from '../domain/hotspot-units';
import { zoneFeature } from './zone-features';

type Shape = GeoJSON.Polygon | GeoJSON.MultiPolygon | GeoJSON.LineString;

/**
 * Units that have a code, each with it. Square cells of a row that share a code are one rectangle, so that a city
 * stays some thousand features.
 */
export function codedFeatures(
  units: HotspotUnits,
  codes: ArrayLike<number>,
): GeoJSON.FeatureCollection<Shape> {
  const { shape } = units;
  const features: GeoJSON.Feature<Shape>[] = [];
  const put = (code: number, geometry: Shape) =>
    features.push({ type: 'Feature', properties: { code }, geometry });
  if (shape.kind === 'squares') {
    const { positions, columns } = shape.grid;
    for (let cell = 0; cell < positions.length; ) {
      const code = codes[cell]!;
      let last = cell;
      while (
        codes[last + 1] === code &&
        positions[last + 1] === positions[last]! + 1 &&
        positions[last + 1]! % columns !== 0
      ) {
        last++;
      }
      if (code !== 0) put(code, rectangle(shape.grid, cell, last));
      cell = last + 1;
    }
  } else if (shape.kind === 'zones') {
    shape.unitOfZone.forEach((unit, zone) => {
      const code = codes[unit] ?? 0;
      if (code !== 0) put(code, zoneFeature(shape.zoneSet, zone).geometry);
    });
  } else {
    for (let unit = 0; unit < units.count; unit++) {
      const code = codes[unit]!;
      if (code !== 0) for (const geometry of unitOutline(units, unit)) put(code, geometry);
    }
  }
  return { type: 'FeatureCollection', features };
}

/** All parts of a unit: a community may be several zones. */
export function unitOutline({ shape }: HotspotUnits, unit: number): readonly Shape[] {
  switch (shape.kind) {
    case 'squares':
      return [rectangle(shape.grid, unit, unit)];
    case 'hexagons': {
      const [lng, lat] = hexCentre(shape.grid, unit);
      const { columnLng, rowLat } = shape.grid;
      // A corner stands two thirds of a row from the centre, a side's end one third.
      const corners = [
        [lng, lat + (2 / 3) * rowLat],
        [lng - columnLng / 2, lat + rowLat / 3],
        [lng - columnLng / 2, lat - rowLat / 3],
        [lng, lat - (2 / 3) * rowLat],
        [lng + columnLng / 2, lat - rowLat / 3],
        [lng + columnLng / 2, lat + rowLat / 3],
      ];
      return [{ type: 'Polygon', coordinates: [[...corners, corners[0]!]] }];
    }
    case 'zones':
      return [...shape.unitOfZone.keys()]
        .filter((zone) => shape.unitOfZone[zone] === unit)
        .map((zone) => zoneFeature(shape.zoneSet, zone).geometry);
    case 'roads': {
      const { coordinates, starts } = shape.pieces;
      const line: GeoJSON.Position[] = [];
      for (let point = starts[unit]!; point < starts[unit + 1]!; point++) {
        line.push([coordinates[2 * point]!, coordinates[2 * point + 1]!]);
      }
      return [{ type: 'LineString', coordinates: line }];
    }
  }
}

function rectangle(
  { west, south, cellLng, cellLat, columns, positions }: CellGrid,
  first: number,
  last: number,
) {
  const row = Math.floor(positions[first]! / columns);
  const left = west + (positions[first]! % columns) * cellLng;
  const right = west + ((positions[last]! % columns) + 1) * cellLng;
  const low = south + row * cellLat;
  const high = low + cellLat;
  const ring = [
    [left, low],
    [right, low],
    [right, high],
    [left, high],
    [left, low],
  ];
  return { type: 'Polygon', coordinates: [ring] } satisfies GeoJSON.Polygon;
}
