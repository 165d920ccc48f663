/** Metres on a plane tangent at the middle of what is mapped; good to some centimetres a kilometre over a city. */
export interface Plane {
  readonly west: number;
  readonly south: number;
  readonly metresPerLng: number;
  readonly metresPerLat: number;
}

/** On the sphere of mean radius 6,371,008.8 m (IUGG R1), as areas and densities are taken. */
const METRES_PER_DEGREE = (6_371_008.8 * Math.PI) / 180;

/** `lngLats`: lng, lat interleaved. */
export function planeOf(lngLats: Float64Array): Plane {
  let west = Number.POSITIVE_INFINITY;
  let south = Number.POSITIVE_INFINITY;
  let north = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < lngLats.length; at += 2) {
    west = Math.min(west, lngLats[at]!);
    south = Math.min(south, lngLats[at + 1]!);
    north = Math.max(north, lngLats[at + 1]!);
  }
  if (lngLats.length === 0) [west, south, north] = [0, 0, 0];
  return {
    west,
    south,
    metresPerLng: METRES_PER_DEGREE * Math.cos((((south + north) / 2) * Math.PI) / 180),
    metresPerLat: METRES_PER_DEGREE,
  };
}

/** lng, lat interleaved → x, y interleaved. */
export function toPlane({ west, south, metresPerLng, metresPerLat }: Plane, lngLats: Float64Array) {
  return lngLats.map((degrees, at) =>
    at % 2 === 0 ? (degrees - west) * metresPerLng : (degrees - south) * metresPerLat,
  );
}

/** x, y interleaved → lng, lat interleaved. */
export function toDegrees({ west, south, metresPerLng, metresPerLat }: Plane, metres: Float64Array) {
  return metres.map((metre, at) =>
    at % 2 === 0 ? metre / metresPerLng + west : metre / metresPerLat + south,
  );
}
