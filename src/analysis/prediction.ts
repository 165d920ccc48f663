/** How good a map of hotspots is at saying where the next cases will be. */
export interface PredictionScore {
  /** Cases of the later period inside the hotspots, and all of them. */
  readonly hits: number;
  readonly cases: number;
  /** Area (or street length) of the hotspots, and of everything. */
  readonly covered: number;
  readonly whole: number;
  readonly hitRate: number;
  /** Predictive accuracy index: hit rate over covered share (Chainey, Tompson and Uhlig 2008). */
  readonly pai: number;
  /** Cases that the best choice of as much area would have caught. */
  readonly bestHits: number;
  /** Predictive efficiency index: hits over best hits (Hunt 2016). */
  readonly pei: number;
}

/**
 * `laterCounts`: cases of the test period per unit; `sizes`: area or street length per unit; `chosen`: 1 where the
 * unit was called a hotspot. Rates are NaN where nothing was chosen or nothing happened. The best choice takes units
 * by cases per size until the next does not fit: exact for units of one size, a lower bound otherwise.
 */
export function scorePrediction(
  laterCounts: ArrayLike<number>,
  sizes: ArrayLike<number>,
  chosen: ArrayLike<number>,
): PredictionScore {
  let hits = 0;
  let cases = 0;
  let covered = 0;
  let whole = 0;
  for (let unit = 0; unit < laterCounts.length; unit++) {
    cases += laterCounts[unit]!;
    whole += sizes[unit]!;
    if (chosen[unit] !== 1) continue;
    hits += laterCounts[unit]!;
    covered += sizes[unit]!;
  }
  const hitRate = hits / cases;
  const bestHits = bestHitsWithin(laterCounts, sizes, covered);
  return {
    hits,
    cases,
    covered,
    whole,
    hitRate,
    pai: hitRate / (covered / whole),
    bestHits,
    pei: hits / bestHits,
  };
}

function bestHitsWithin(counts: ArrayLike<number>, sizes: ArrayLike<number>, room: number): number {
  const order = Array.from({ length: counts.length }, (_, unit) => unit)
    .filter((unit) => counts[unit]! > 0)
    .sort((a, b) => counts[b]! / sizes[b]! - counts[a]! / sizes[a]! || a - b);
  // Sums of sizes are compared: a rounding must not push the last unit out.
  const slack = room * 1e-9;
  let left = room;
  let hits = 0;
  for (const unit of order) {
    if (sizes[unit]! > left + slack) continue;
    left -= sizes[unit]!;
    hits += counts[unit]!;
  }
  return hits;
}
