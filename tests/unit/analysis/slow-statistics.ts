import type { Neighbours } from '../../../src/analysis/neighbours';

/** References straight from the formulas: whole matrices, no shortcuts, nothing of the app but the shape of neighbours. */

export function distanceBand(points: readonly (readonly [number, number])[], band: number): Neighbours {
  const ids: number[] = [];
  const starts = [0];
  points.forEach(([x, y], i) => {
    points.forEach(([u, v], j) => {
      if (i !== j && Math.hypot(x - u, y - v) <= band) ids.push(j);
    });
    starts.push(ids.length);
  });
  return { starts: Uint32Array.from(starts), ids: Uint32Array.from(ids) };
}

/** Queen neighbours of a full lattice. */
export function lattice(columns: number, rows: number): Neighbours {
  return distanceBand(
    Array.from({ length: columns * rows }, (_, i) => [i % columns, Math.floor(i / columns)] as const),
    1.5,
  );
}

/** z by Ord and Getis (1995), eq. 5 and 6, with Σw² taken as Σw; null where the variance is nothing but rounding. */
export function slowGetisOrd(
  values: readonly number[],
  { starts, ids }: Neighbours,
  star: boolean,
  rowStandardised: boolean,
): readonly (number | null)[] {
  return values.map((_, i) => {
    const linked = values.map((__, j) =>
      j === i ? star : ids.slice(starts[i]!, starts[i + 1]!).includes(j),
    );
    const count = linked.filter(Boolean).length;
    const w = linked.map((one) => (one ? (rowStandardised ? 1 / count : 1) : 0));
    const pool = values.filter((__, j) => star || j !== i);
    const n = pool.length;
    const mean = pool.reduce((a, b) => a + b, 0) / n;
    const variance = pool.reduce((a, b) => a + (b - mean) ** 2, 0) / n;
    const total = w.reduce((a, b) => a + b, 0);
    const inner = (variance * (n * total - total ** 2)) / (n - 1);
    if (!(inner > 1e-9)) return null;
    return (w.reduce((sum, share, j) => sum + share * values[j]!, 0) - mean * total) / Math.sqrt(inner);
  });
}

/** P(sum of `draws` counts ≥ s) by listing every subset of the places. */
export function upperBySubsets(counts: readonly number[], draws: number): (s: number) => number {
  const sums: number[] = [];
  const choose = (from: number, left: number, sum: number): void => {
    if (left === 0) {
      sums.push(sum);
      return;
    }
    for (let i = from; i <= counts.length - left; i++) choose(i + 1, left - 1, sum + counts[i]!);
  };
  choose(0, draws, 0);
  return (s) => sums.filter((sum) => sum >= s).length / sums.length;
}
