import { interiorPoint } from '../domain/interior-point';
import { nestRings } from '../domain/nested-rings';
import type { Zone, ZoneGeometry, ZoneSet } from '../domain/zone-set';
import { metresPerPixel } from './mercator';

type Position = [lng: number, lat: number];

/** One feature per zone; the feature's id is the zone's index. */
export function zoneFeatures(zoneSet: ZoneSet): GeoJSON.FeatureCollection<GeoJSON.MultiPolygon> {
  return {
    type: 'FeatureCollection',
    features: zoneSet.zones.map((_, index) => zoneFeature(zoneSet, index)),
  };
}

export function zoneFeature(zoneSet: ZoneSet, index: number): GeoJSON.Feature<GeoJSON.MultiPolygon> {
  return {
    type: 'Feature',
    id: index,
    properties: {},
    geometry: { type: 'MultiPolygon', coordinates: nestRings(zoneRings(zoneSet.geometry, index)) },
  };
}

/** Where each zone's name stands; zones without geometry have none. `count` is absent where counts are null. */
export function zoneLabelFeatures(
  zoneSet: ZoneSet,
  points: readonly (Position | null)[],
  counts: Uint32Array | null,
): GeoJSON.FeatureCollection<GeoJSON.Point> {
  const features: GeoJSON.Feature<GeoJSON.Point>[] = [];
  zoneSet.zones.forEach((zone, index) => {
    const point = points[index];
    if (point === null || point === undefined) return;
    const named = { name: zone.name, area: zone.areaKm2, from: nameZoom(zone, point[1]) };
    const properties = counts === null ? named : { ...named, count: counts[index] ?? 0 };
    features.push({
      type: 'Feature',
      id: index,
      properties,
      geometry: { type: 'Point', coordinates: point },
    });
  });
  return { type: 'FeatureCollection', features };
}

/**
 * The whole zoom from which a name has room: half of its width fits into a square of the zone's area. Fields of 15-digit
 * cell codes would otherwise cover the map they lie on.
 */
function nameZoom({ name, areaKm2 }: Zone, lat: number): number {
  if (!(areaKm2 > 0)) return 0;
  const pixels = Array.from(name).reduce((sum, character) => sum + (character > '\u2e80' ? 12 : 7), 0);
  const pixelMetres = (Math.sqrt(areaKm2) * 1000) / (pixels / 2);
  return Math.max(0, Math.ceil(Math.log2(metresPerPixel(lat, 0) / pixelMetres)));
}

/** Inside the largest part of each zone. */
export function zoneLabelPoints(geometry: ZoneGeometry): readonly (Position | null)[] {
  return Array.from({ length: geometry.zoneStarts.length - 1 }, (_, index) => {
    const parts = nestRings(zoneRings(geometry, index));
    let largest: Position[][] | undefined;
    for (const part of parts) {
      if (largest === undefined || ringSize(part[0]!) > ringSize(largest[0]!)) largest = part;
    }
    const point = largest === undefined ? null : interiorPoint(largest);
    return point === null ? null : [point[0], point[1]];
  });
}

/** Closed rings, the first point repeated at the end. */
function zoneRings(geometry: ZoneGeometry, index: number): Position[][] {
  const rings: Position[][] = [];
  for (let r = geometry.zoneStarts[index]!; r < geometry.zoneStarts[index + 1]!; r += 1) {
    const ring: Position[] = [];
    for (let p = geometry.ringStarts[r]!; p < geometry.ringStarts[r + 1]!; p += 1) {
      ring.push([geometry.coordinates[p * 2]!, geometry.coordinates[p * 2 + 1]!]);
    }
    if (ring.length < 3) continue;
    ring.push(ring[0]!);
    rings.push(ring);
  }
  return rings;
}

/** Shoelace area in square degrees: enough to compare parts of one zone. */
function ringSize(ring: readonly Position[]): number {
  let twice = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    twice += ring[j]![0] * ring[i]![1] - ring[i]![0] * ring[j]![1];
  }
  return Math.abs(twice) / 2;
}
