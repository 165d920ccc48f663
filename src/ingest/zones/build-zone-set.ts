import area from '@turf/area';
import type { ImportError } from '../../domain/import-report';
import type { Extent } from '../../domain/place';
import { failure, ok, type Result } from '../../domain/result';
import type { Zone, ZoneGeometry, ZoneSet } from '../../domain/zone-set';
import type { ReadFeature, ReadFeatures } from '../formats/features/read-features';
import { zoneNames } from './zone-names';

const SQUARE_METRES_PER_KM2 = 1_000_000;

/** One zone for each feature with a polygon, in file order. Error: no_polygons. */
export function buildZoneSet(read: ReadFeatures): Result<ZoneSet, ImportError> {
  const polygonal = read.features.flatMap((feature) => {
    const polygons = polygonsOf(feature.geometry);
    return polygons.length === 0 ? [] : [{ feature, polygons }];
  });
  if (polygonal.length === 0)
    return failure({ code: 'no_polygons', detail: { features: read.features.length } });
  const geometry = flatten(polygonal.map(({ polygons }) => polygons));
  return ok({
    id: read.id,
    name: read.name,
    zones: describe(polygonal.map(({ feature }) => feature)),
    geometry,
    extent: extentOf(geometry.coordinates),
    skippedFeatures: read.skipped + read.features.length - polygonal.length,
    ...(read.faults === undefined ? {} : { faults: read.faults }),
  });
}

type Polygon = readonly (readonly GeoJSON.Position[])[];

function polygonsOf(geometry: GeoJSON.Geometry): readonly Polygon[] {
  switch (geometry.type) {
    case 'Polygon':
      return [geometry.coordinates];
    case 'MultiPolygon':
      return geometry.coordinates;
    case 'GeometryCollection':
      return geometry.geometries.flatMap(polygonsOf);
    default:
      return [];
  }
}

function flatten(zones: readonly (readonly Polygon[])[]): ZoneGeometry {
  const coordinates: number[] = [];
  const ringStarts = [0];
  const zoneStarts = [0];
  for (const polygons of zones) {
    for (const ring of polygons.flat()) {
      // The reader closed every ring; the repeated last point is left out.
      for (const position of ring.slice(0, -1)) coordinates.push(position[0]!, position[1]!);
      ringStarts.push(coordinates.length / 2);
    }
    zoneStarts.push(ringStarts.length - 1);
  }
  return {
    coordinates: Float64Array.from(coordinates),
    ringStarts: Uint32Array.from(ringStarts),
    zoneStarts: Uint32Array.from(zoneStarts),
  };
}

function extentOf(coordinates: Float64Array): Extent {
  const extent = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (let at = 0; at < coordinates.length; at += 2) {
    extent.west = Math.min(extent.west, coordinates[at]!);
    extent.east = Math.max(extent.east, coordinates[at]!);
    extent.south = Math.min(extent.south, coordinates[at + 1]!);
    extent.north = Math.max(extent.north, coordinates[at + 1]!);
  }
  return extent;
}

function describe(features: readonly ReadFeature[]): readonly Zone[] {
  const named = features.map((feature) => zoneNames(feature.properties));
  const uses = new Map<string, number>();
  for (const { code } of named) uses.set(code, (uses.get(code) ?? 0) + 1);
  return named.map(({ code, name, ...levels }, index) => ({
    // A made id ends in the position, behind a mark that no code has, so it is as unique as the position.
    id: code !== '' && uses.get(code) === 1 && !code.includes('#') ? code : `${code || name}#${index + 1}`,
    name: name || code || `#${index + 1}`,
    ...levels,
    areaKm2: area(features[index]!.geometry) / SQUARE_METRES_PER_KM2,
  }));
}
