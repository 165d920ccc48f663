/**
 * Benjamini and Hochberg (1995): the smallest false-discovery rate at which each test is still called, min over
 * k ≥ rank of p₍ₖ₎ · n / k. NaN is no test: it stays NaN and does not count.
 */
export function adjustedForDiscovery(p: Float64Array): Float64Array {
  const order = Uint32Array.from(p.keys())
    .filter((i) => !Number.isNaN(p[i]!))
    .sort((a, b) => p[a]! - p[b]!);
  const adjusted = new Float64Array(p.length).fill(Number.NaN);
  let least = 1;
  for (let rank = order.length; rank >= 1; rank--) {
    const i = order[rank - 1]!;
    least = Math.min(least, p[i]! * (order.length / rank));
    adjusted[i] = least;
  }
  return adjusted;
}
