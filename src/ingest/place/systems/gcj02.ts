import { CHINA_DEGREES, type CoordinateSystem } from '../coordinate-system';

/**
 * GCJ-02, by the public formulas (Krasovsky ellipsoid, a = 6378245 m): WGS 84 moved by 500 to 700 m, smoothly.
 * Outside a rectangle around China nothing moves.
 */
const SEMI_MAJOR = 6_378_245;
const ECCENTRICITY_SQUARED = 0.006_693_421_622_965_943;
const RADIANS = Math.PI / 180;

export function isShifted(lng: number, lat: number): boolean {
  return lng >= 72.004 && lng <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;
}

/** Writes the shift at a WGS 84 point, in degrees, into `shift`. */
export function gcj02Shift(lng: number, lat: number, shift: Float64Array): void {
  const x = lng - 105;
  const y = lat - 35;
  const px = Math.PI * x;
  const py = Math.PI * y;
  const root = Math.sqrt(Math.abs(x));
  const short = ((Math.sin(6 * px) + Math.sin(2 * px)) * 40) / 3;
  const metresEast =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * root +
    short +
    ((Math.sin(px) + 2 * Math.sin(px / 3)) * 40) / 3 +
    ((Math.sin(px / 12) + 2 * Math.sin(px / 30)) * 300) / 3;
  const metresNorth =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * root +
    short +
    ((Math.sin(py) + 2 * Math.sin(py / 3)) * 40) / 3 +
    ((Math.sin(py / 12) + 2 * Math.sin(py / 30)) * 320) / 3;
  const sine = Math.sin(lat * RADIANS);
  const w = 1 - ECCENTRICITY_SQUARED * sine * sine;
  const rootW = Math.sqrt(w);
  shift[0] = metresEast / ((SEMI_MAJOR / rootW) * Math.cos(lat * RADIANS) * RADIANS);
  shift[1] = metresNorth / (((SEMI_MAJOR * (1 - ECCENTRICITY_SQUARED)) / (w * rootW)) * RADIANS);
}

export function toGcj02(lngs: Float64Array, lats: Float64Array): void {
  const shift = new Float64Array(2);
  for (let i = 0; i < lngs.length; i++) {
    const lng = lngs[i]!;
    const lat = lats[i]!;
    if (!isShifted(lng, lat)) continue;
    gcj02Shift(lng, lat, shift);
    lngs[i] = lng + shift[0]!;
    lats[i] = lat + shift[1]!;
  }
}

/**
 * The shift changes by less than a hundredth of a step, so each repetition leaves a hundredth of the error: 600 m, a
 * few metres, centimetres, less than a millimetre.
 */
const REPETITIONS = 3;

export function fromGcj02(lngs: Float64Array, lats: Float64Array): void {
  const shift = new Float64Array(2);
  for (let i = 0; i < lngs.length; i++) {
    const lng = lngs[i]!;
    const lat = lats[i]!;
    if (!isShifted(lng, lat)) continue;
    gcj02Shift(lng, lat, shift);
    for (let n = 0; n < REPETITIONS; n++) gcj02Shift(lng - shift[0]!, lat - shift[1]!, shift);
    lngs[i] = lng - shift[0]!;
    lats[i] = lat - shift[1]!;
  }
}

export const gcj02: CoordinateSystem = {
  id: 'gcj02',
  unit: 'degree',
  range: CHINA_DEGREES,
  open: async () => ({ toWgs84: fromGcj02, fromWgs84: toGcj02 }),
};
