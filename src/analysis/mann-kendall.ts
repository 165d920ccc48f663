import { twoSidedNormalP } from './normal';

export interface Trend {
  /** Rises less falls over all pairs. */
  readonly s: number;
  readonly variance: number;
  readonly z: number;
  readonly p: number;
}

/** Mann (1945) and Kendall (1975), with the variance for ties and the continuity correction; two-sided normal p. */
export function mannKendall(values: ArrayLike<number>): Trend {
  const n = values.length;
  let s = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) s += Math.sign(values[j]! - values[i]!);
  }
  const ties = new Map<number, number>();
  for (let i = 0; i < n; i++) ties.set(values[i]!, (ties.get(values[i]!) ?? 0) + 1);
  const term = (t: number) => t * (t - 1) * (2 * t + 5);
  let variance = term(n);
  for (const t of ties.values()) variance -= term(t);
  variance /= 18;
  const z = variance > 0 ? (s - Math.sign(s)) / Math.sqrt(variance) : 0;
  return { s, variance, z, p: twoSidedNormalP(z) };
}
