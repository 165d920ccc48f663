const EQUATOR_METRES = 2 * Math.PI * 6_378_137;

/** Metres on the ground under one CSS pixel, for MapLibre's world of 512 × 2^zoom pixels. */
export function metresPerPixel(lat: number, zoom: number): number {
  return (EQUATOR_METRES * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** zoom);
}
