/**
 * Half-up (away from zero) to two decimals (domain facts §4.2). What decimal text calls a half is one, though its
 * double lies a hair below.
 */
export function roundHalfUp(value: number): number {
  const hundredths = Math.abs(value) * 100;
  const rounded = Math.floor(hundredths + 0.5 + hundredths * 4 * Number.EPSILON);
  return (Math.sign(value) * rounded) / 100 + 0;
}

/** A ratio of whole numbers in per cent, rounded from the exact fraction; null where the denominator is 0. */
export function percent(numerator: number, denominator: number): number | null {
  if (denominator === 0) return null;
  const sign = numerator < 0 ? -1 : 1;
  const hundredths = Math.floor((2 * 10_000 * Math.abs(numerator) + denominator) / (2 * denominator));
  return (sign * hundredths) / 100 + 0;
}
