import type { Extent } from '../domain/place';

/**
 * Bounds that a few wild points cannot stretch: the 1 % and 99 % quantiles of each axis, widened on each side by
 * half of what lies between them. NaN entries and rows whose `usable` flag is 0 are left out; null without a point.
 */
export function robustExtent(lngs: Float64Array, lats: Float64Array, usable: Uint8Array): Extent | null {
  const picked = pickUsable(lngs, lats, usable);
  if (picked.lngs.length === 0) return null;
  const [west, east] = widened(picked.lngs);
  const [south, north] = widened(picked.lats);
  return { west, south, east, north };
}

function pickUsable(lngs: Float64Array, lats: Float64Array, usable: Uint8Array) {
  const xs = new Float64Array(lngs.length);
  const ys = new Float64Array(lngs.length);
  let n = 0;
  for (let row = 0; row < lngs.length; row++) {
    const lng = lngs[row]!;
    const lat = lats[row]!;
    if (usable[row] === 0 || Number.isNaN(lng) || Number.isNaN(lat)) continue;
    xs[n] = lng;
    ys[n] = lat;
    n++;
  }
  return { lngs: xs.subarray(0, n), lats: ys.subarray(0, n) };
}

function widened(values: Float64Array): readonly [low: number, high: number] {
  const low = quantile(values, 0.01);
  const high = quantile(values, 0.99);
  const margin = (high - low) / 2;
  return [low - margin, high + margin];
}

/** The value of rank floor(share × (n − 1)), exact: a histogram finds its bin, only that bin is sorted. */
export function quantile(values: Float64Array, share: number): number {
  let min = Infinity;
  let max = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  if (!(max > min)) return min;
  const bins = 65_536;
  const scale = (bins - 1) / (max - min);
  const counts = new Uint32Array(bins);
  for (let i = 0; i < values.length; i++) {
    const bin = Math.floor((values[i]! - min) * scale);
    counts[bin] = counts[bin]! + 1;
  }
  let rank = Math.floor(share * (values.length - 1));
  let bin = 0;
  while (rank >= counts[bin]!) rank -= counts[bin++]!;
  const inBin = new Float64Array(counts[bin]!);
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    if (Math.floor((values[i]! - min) * scale) === bin) inBin[n++] = values[i]!;
  }
  return inBin.sort()[rank]!;
}
