import {
  type CubeReference,
  type EmergingRefusal,
  type EmergingResult,
  FEWEST_SLICES,
  type SpaceTimeCube,
} from '../domain/emerging';
import { failure, ok, type Result } from '../domain/result';
import { type TellShare, tellNobody } from '../domain/share-done';
import { emergingCode } from './emerging-pattern';
import { adjustedForDiscovery, confidence } from './false-discovery';
import { mannKendall } from './mann-kendall';
import type { Neighbours } from './neighbours';
import { permutedSums, type SumTails } from './permuted-sums';

const SMALLEST_P = 1e-12;
/** Two-sided level at which a trend is called. */
const TREND_LEVEL = 0.05;
/** Bins of ±1 are significant at 90 %. */
const CALLED = 1;

/**
 * Emerging hot spots: Gi* in space and time (the neighbours, and the same cells one slice before), exact p as for the
 * plane, one false-discovery rate over the whole cube, Mann–Kendall on each cell's z, and the pattern of each cell.
 * `reference` is what a neighbourhood is compared with: the whole cube, or its own two slices alone, which takes the
 * city's growth and seasons out.
 */
export function emergingHotspots(
  cube: SpaceTimeCube,
  neighbours: Neighbours,
  reference: CubeReference,
  tell: TellShare = tellNobody,
): Result<EmergingResult, EmergingRefusal> {
  const { cells, slices, counts } = cube;
  if (slices < FEWEST_SLICES) return failure('too_few_slices');
  const first = counts[0];
  if (counts.every((count) => count === 0)) return failure('no_cases');
  if (counts.every((count) => count === first)) return failure('no_variance');

  const z = new Float64Array(counts.length);
  const p = new Float64Array(counts.length);
  const above = new Uint8Array(counts.length);
  const sizes = sizesOf(neighbours, cells);
  const most = 2 * sizes.reduce((a, b) => Math.max(a, b), 0);
  const whole = reference === 'whole_cube' ? nullOf(counts, most) : null;
  if (reference === 'whole_cube' && whole === null) return failure('too_many_cases');
  let before: Float64Array = new Float64Array(cells);
  for (let slice = 0; slice < slices; slice++) {
    tell(0.1 + (0.7 * slice) / slices);
    const offset = slice * cells;
    const now = sumsAround(counts.subarray(offset, offset + cells), neighbours);
    const compared = whole ?? nullOf(counts.subarray(Math.max(0, slice - 1) * cells, offset + cells), most);
    if (compared === null) return failure('too_many_cases');
    for (let cell = 0; cell < cells; cell++) {
      const size = slice === 0 ? sizes[cell]! : 2 * sizes[cell]!;
      const sum = now[cell]! + (slice === 0 ? 0 : before[cell]!);
      z[offset + cell] = compared.z(sum, size);
      const { upper } = compared.tails[Math.min(size, compared.tails.length) - 1]!;
      const atLeast = upper[sum] ?? 0;
      const atMost = 1 - (upper[sum + 1] ?? 0);
      p[offset + cell] = Math.min(1, Math.max(SMALLEST_P, 2 * Math.min(atLeast, atMost)));
      above[offset + cell] = atLeast < atMost ? 1 : 0;
    }
    before = now;
  }
  tell(0.8);
  const adjustedP = adjustedForDiscovery(p);
  tell(0.9);
  const bins = Int8Array.from(adjustedP, (rate, at) =>
    above[at] === 1 ? confidence(rate) : -confidence(rate),
  );
  return ok({ cells, slices, reference, z, p, adjustedP, bins, ...patterns(z, bins, cells, slices) });
}

function patterns(z: Float64Array, bins: Int8Array, cells: number, slices: number) {
  const trendZ = new Float64Array(cells);
  const trendP = new Float64Array(cells);
  const codes = new Int8Array(cells);
  const series = new Float64Array(slices);
  const own = new Int8Array(slices);
  for (let cell = 0; cell < cells; cell++) {
    for (let slice = 0; slice < slices; slice++) {
      series[slice] = z[slice * cells + cell]!;
      own[slice] = bins[slice * cells + cell]!;
    }
    const trend = mannKendall(series);
    trendZ[cell] = trend.z;
    trendP[cell] = trend.p;
    const called = trend.p <= TREND_LEVEL ? (Math.sign(trend.z) as -1 | 0 | 1) : 0;
    codes[cell] = emergingCode(own, called, CALLED);
  }
  return { trendZ, trendP, codes };
}

/** Of a cell and its neighbours in one slice. */
function sizesOf({ starts }: Neighbours, cells: number): Uint32Array {
  return Uint32Array.from({ length: cells }, (_, cell) => starts[cell + 1]! - starts[cell]! + 1);
}

function sumsAround(counts: Uint32Array, { starts, ids }: Neighbours): Float64Array {
  const sums = new Float64Array(counts.length);
  for (let cell = 0; cell < counts.length; cell++) {
    let sum = counts[cell]!;
    for (let at = starts[cell]!; at < starts[cell + 1]!; at++) sum += counts[ids[at]!]!;
    sums[cell] = sum;
  }
  return sums;
}

interface Null {
  readonly tails: readonly SumTails[];
  /** Gi*: the standardised sum over `size` members of the reference. */
  readonly z: (sum: number, size: number) => number;
}

function nullOf(counts: Uint32Array, most: number): Null | null {
  const tails = permutedSums(counts, most);
  if (tails === null) return null;
  const n = counts.length;
  const mean = counts.reduce((sum, count) => sum + count, 0) / n;
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / n;
  return {
    tails,
    z(sum, size) {
      const deviation = Math.sqrt((variance * size * (n - size)) / (n - 1));
      return deviation > 0 ? (sum - mean * size) / deviation : 0;
    },
  };
}
