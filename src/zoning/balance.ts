import type { Balance, DeviationBin } from '../domain/balance';

const TENTH = 0.1;
/** A deviation of exactly 10 % in decimals is not always one in binary. */
const ROUNDING = 1e-9;

export function balanceOf(loads: ArrayLike<number>): Balance {
  const n = loads.length;
  const list = Float64Array.from(loads);
  const sum = list.reduce((total, load) => total + load, 0);
  const mean = n === 0 ? 0 : sum / n;
  const deviations = list.map((load) => (mean > 0 ? load / mean - 1 : 0));
  const sorted = list.slice().sort();
  const squares = deviations.reduce((total, off) => total + off * off, 0);
  let ranked = 0;
  sorted.forEach((load, i) => {
    ranked += (i + 1) * load;
  });
  const within = deviations.reduce((count, off) => count + (Math.abs(off) <= TENTH + ROUNDING ? 1 : 0), 0);
  return {
    zones: n,
    mean,
    largest: n === 0 ? 0 : sorted[n - 1]!,
    smallest: n === 0 ? 0 : sorted[0]!,
    maxOverMean: mean > 0 ? sorted[n - 1]! / mean : 0,
    variation: n === 0 ? 0 : Math.sqrt(squares / n),
    gini: sum > 0 ? Math.max(0, (2 * ranked) / (n * sum) - (n + 1) / n) : 0,
    withinTenth: n === 0 ? 0 : within / n,
    deviations,
    worstFirst: Uint32Array.from(deviations.keys()).sort(
      (a, b) => Math.abs(deviations[b]!) - Math.abs(deviations[a]!) || a - b,
    ),
  };
}

/** Deviations counted in steps of 10 %: from −100 % to +100 %, what is above in the last bin. `from` is the lower edge. */
export function deviationBins(deviations: ArrayLike<number>): readonly DeviationBin[] {
  const counts = new Uint32Array(21);
  for (let i = 0; i < deviations.length; i++) {
    const step = Math.floor((deviations[i]! + 1) * 10 + ROUNDING);
    const bin = Math.min(20, Math.max(0, step));
    counts[bin] = counts[bin]! + 1;
  }
  return Array.from(counts, (zones, bin) => ({ from: (bin - 10) / 10, zones }));
}
