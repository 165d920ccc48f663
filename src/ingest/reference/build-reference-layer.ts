import type { Extent } from '../../domain/place';
import { REFERENCE_KINDS, type ReferenceKind, type ReferenceLayer } from '../../domain/reference-layer';
import type { ReadFeatures } from '../formats/features/read-features';
import { kindOfFileName, referenceProperties } from './reference-properties';

/** Features ready to be drawn: the file's own properties are reduced to kind, class and name. */
export function buildReferenceLayer(read: ReadFeatures): ReferenceLayer {
  const hint = kindOfFileName(read.name);
  const counts = Object.fromEntries(REFERENCE_KINDS.map((kind) => [kind, 0])) as {
    [K in ReferenceKind]: number;
  };
  const extent = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  const features = read.features.map(({ geometry, properties }) => {
    const known = referenceProperties(properties, geometry, hint);
    counts[known.kind]++;
    widen(extent, geometry);
    return { type: 'Feature' as const, geometry, properties: known };
  });
  const { id, name, skipped: skippedFeatures } = read;
  const said = read.faults === undefined ? {} : { faults: read.faults };
  return { id, name, extent, counts, features, skippedFeatures, ...said };
}

type Widening = { -readonly [Side in keyof Extent]: number };

function widen(extent: Widening, geometry: GeoJSON.Geometry): void {
  if (geometry.type === 'GeometryCollection') for (const member of geometry.geometries) widen(extent, member);
  else widenBy(extent, geometry.coordinates);
}

type Nested = readonly number[] | readonly Nested[];

function widenBy(extent: Widening, coordinates: Nested): void {
  if (isPosition(coordinates)) {
    const [lng, lat] = coordinates as readonly [number, number];
    extent.west = Math.min(extent.west, lng);
    extent.east = Math.max(extent.east, lng);
    extent.south = Math.min(extent.south, lat);
    extent.north = Math.max(extent.north, lat);
  } else for (const member of coordinates) widenBy(extent, member);
}

function isPosition(coordinates: Nested): coordinates is readonly number[] {
  return typeof coordinates[0] === 'number';
}
