/**
 * Metres on the ground for one degree, on the sphere of mean radius 6,371,008.8 m (IUGG R1). Within 0.5 % of the
 * ellipsoid at any latitude, and one formula for kernels, cells and areas, so that totals add up.
 */
export const METRES_PER_DEGREE = (6_371_008.8 * Math.PI) / 180;

/** Below this a degree of longitude has no useful width; nobody supervises a pole. */
const SMALLEST_COSINE = 0.01;

export function longitudeShrink(latitude: number): number {
  return Math.max(SMALLEST_COSINE, Math.cos((latitude * Math.PI) / 180));
}
