/**
 * Degrees in 4 bytes as whole ten-millionths where every value of the column is one (a file with at most seven
 * decimals, about a centimetre), else as they are in 8; both give back the very doubles that the database has.
 */
export type Degrees =
  | { readonly perDegree: 10_000_000; readonly values: Int32Array }
  | { readonly perDegree: 1; readonly values: Float64Array };

/** Points of all rows. */
export interface PointDegrees {
  readonly lngs: Degrees;
  readonly lats: Degrees;
}

const TEN_MILLIONTHS = 10_000_000;
/** Below −214°: no degree of any file that is packed; NaN plays that part in a Float64 column. */
const MISSING_DEGREES = -0x8000_0000;
const MOST = 0x7fff_ffff;

/** The column itself, not a copy, where a value is not a whole number of ten-millionths. */
export function packDegrees(degrees: Float64Array): Degrees {
  const values = new Int32Array(degrees.length);
  for (let row = 0; row < degrees.length; row++) {
    const degree = degrees[row]!;
    if (Number.isNaN(degree)) {
      values[row] = MISSING_DEGREES;
      continue;
    }
    const whole = Math.round(degree * TEN_MILLIONTHS);
    // The quotient of two whole numbers is rounded as the text of the file was: equal means that it comes back.
    if (whole / TEN_MILLIONTHS !== degree || Math.abs(whole) > MOST) return { perDegree: 1, values: degrees };
    values[row] = whole;
  }
  return { perDegree: TEN_MILLIONTHS, values };
}

/** NaN where it is missing. */
export function degreeAt({ perDegree, values }: Degrees, row: number): number {
  const value = values[row]!;
  return perDegree === TEN_MILLIONTHS && value === MISSING_DEGREES ? Number.NaN : value / perDegree;
}

/** The whole column as doubles, NaN missing; not to be written into. */
export function unpackDegrees(degrees: Degrees): Float64Array {
  if (degrees.perDegree === 1) return degrees.values;
  const { values } = degrees;
  const unpacked = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    unpacked[row] = value === MISSING_DEGREES ? Number.NaN : value / TEN_MILLIONTHS;
  }
  return unpacked;
}

/** A value of the column is at least `bound` degrees exactly where it is at least this; no missing one is. */
export function valueFrom({ perDegree }: Degrees, bound: number): number {
  if (perDegree === 1) return bound;
  if (bound > MOST / TEN_MILLIONTHS) return Number.POSITIVE_INFINITY;
  if (bound <= -MOST / TEN_MILLIONTHS) return MISSING_DEGREES + 1;
  let value = Math.floor(bound * TEN_MILLIONTHS) - 1;
  while (value / TEN_MILLIONTHS < bound) value++;
  return value;
}

/** A value of the column is at most `bound` degrees exactly where it is at most this. */
export function valueTo({ perDegree }: Degrees, bound: number): number {
  if (perDegree === 1) return bound;
  if (bound >= MOST / TEN_MILLIONTHS) return Number.POSITIVE_INFINITY;
  if (bound < -MOST / TEN_MILLIONTHS) return Number.NEGATIVE_INFINITY;
  let value = Math.ceil(bound * TEN_MILLIONTHS) + 1;
  while (value / TEN_MILLIONTHS > bound) value--;
  return value;
}
