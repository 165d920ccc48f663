import { type Extent, GEO_QUALITIES } from '../domain/place';
import { type Bits, noBits } from './bitset';
import { degreeAt, type PointDegrees } from './degrees';

/** The rows a density may use whatever the filter, and the extent they span; null without any. */
export interface DensityRows {
  readonly bits: Bits;
  readonly extent: Extent | null;
}

/** Exact places, with default addresses if asked: the grid then stays the same while a filter moves. */
export function densityRows(
  points: PointDegrees,
  qualities: Uint8Array,
  includeDefault: boolean,
): DensityRows {
  const exact = GEO_QUALITIES.indexOf('exact');
  const alsoDefault = includeDefault ? GEO_QUALITIES.indexOf('default') : exact;
  const bits = noBits(qualities.length);
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (let row = 0; row < qualities.length; row++) {
    if (qualities[row] !== exact && qualities[row] !== alsoDefault) continue;
    bits[row >>> 5] = bits[row >>> 5]! | (1 << (row & 31));
    const lng = degreeAt(points.lngs, row);
    const lat = degreeAt(points.lats, row);
    if (lng < west) west = lng;
    if (lng > east) east = lng;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  }
  return { bits, extent: west <= east ? { west, south, east, north } : null };
}
