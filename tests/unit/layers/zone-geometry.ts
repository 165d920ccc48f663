import type { ZoneGeometry, ZoneSet } from '../../../src/domain/zone-set';

export type Point = [lng: number, lat: number];

/** zones → rings → points, rings open. */
export function geometryOf(zones: readonly (readonly (readonly Point[])[])[]): ZoneGeometry {
  const coordinates: number[] = [];
  const ringStarts = [0];
  const zoneStarts = [0];
  for (const rings of zones) {
    for (const ring of rings) {
      coordinates.push(...ring.flat());
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

export function zoneSetOf(zones: readonly (readonly (readonly Point[])[])[]): ZoneSet {
  return {
    id: 'test',
    name: 'test',
    zones: zones.map((_, i) => ({
      id: `z${i}`,
      name: `第${i}里`,
      district: '',
      street: '',
      community: '',
      areaKm2: 2 * (i + 1),
    })),
    geometry: geometryOf(zones),
    extent: { west: 0, south: 0, east: 10, north: 10 },
    skippedFeatures: 0,
  };
}

export function square(west: number, south: number, size: number): Point[] {
  return [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
  ];
}
