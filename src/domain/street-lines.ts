import type { ReferenceLayer } from './reference-layer';

/** Lines, lng, lat interleaved: line l is points starts[l] .. starts[l + 1]. */
export interface StreetLines {
  readonly coordinates: Float64Array;
  readonly starts: Uint32Array;
}

/** Ways on which nobody sets up a stall, or that are no street. */
const NO_STREETS: ReadonlySet<string> = new Set(['motorway', 'path']);

/** The roads of the loaded background layers; null where there are none. */
export function streetLinesOf(layers: readonly ReferenceLayer[]): StreetLines | null {
  const coordinates: number[] = [];
  const starts = [0];
  const add = (line: GeoJSON.Position[]) => {
    for (const [lng = 0, lat = 0] of line) coordinates.push(lng, lat);
    starts.push(coordinates.length / 2);
  };
  for (const { features } of layers) {
    for (const { properties, geometry } of features) {
      if (properties.kind !== 'road' || NO_STREETS.has(properties.class)) continue;
      if (geometry.type === 'LineString') add(geometry.coordinates);
      else if (geometry.type === 'MultiLineString') geometry.coordinates.forEach(add);
    }
  }
  return starts.length === 1
    ? null
    : { coordinates: Float64Array.from(coordinates), starts: Uint32Array.from(starts) };
}
