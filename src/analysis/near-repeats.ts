import { seededRandom, shuffle } from '../domain/seeded-random';
import { type TellShare, tellNobody } from '../domain/share-done';
import { forPointsWithin, pointBuckets } from './point-buckets';

export interface NearRepeatBands {
  /** Upper edges in metres, ascending; the first band is 0 … distances[0], edges belong to the lower band. */
  readonly distances: readonly number[];
  /** Upper edges in days, likewise. */
  readonly days: readonly number[];
}

/** One row per distance band, in each one entry per day band. */
export interface NearRepeats {
  readonly bands: NearRepeatBands;
  readonly pairs: readonly (readonly number[])[];
  /** Mean over the permutations. */
  readonly expected: readonly (readonly number[])[];
  /** pairs / expected; NaN where nothing is expected. */
  readonly ratio: readonly (readonly number[])[];
  /** One-sided: (permutations with at least as many + 1) / (permutations + 1). */
  readonly p: readonly (readonly number[])[];
  readonly permutations: number;
}

export type NearRepeatRefusal = 'too_few_cases' | 'too_many_pairs' | 'one_day';

export interface NearRepeatOptions extends NearRepeatBands {
  readonly permutations: number;
  readonly seed: number;
}

const FEWEST_CASES = 10;
/** Pairs within the largest distance; each is looked at once per permutation. */
export const MOST_PAIRS = 3_000_000;

/**
 * Knox's test (1964) by bands: are cases that are near in space also near in time more often than when the dates are
 * dealt out anew? `xs`, `ys` in metres, `days` as fractions of days.
 */
export function nearRepeats(
  xs: Float64Array,
  ys: Float64Array,
  days: Float64Array,
  options: NearRepeatOptions,
  tell: TellShare = tellNobody,
): NearRepeats | NearRepeatRefusal {
  const n = xs.length;
  if (n < FEWEST_CASES) return 'too_few_cases';
  if (days.every((day) => day === days[0])) return 'one_day';
  const near = nearPairs(xs, ys, options.distances);
  if (near === null) return 'too_many_pairs';

  const cells = options.distances.length * options.days.length;
  const dealt = days.slice();
  const observed = tally(near, dealt, options);
  const sums = new Float64Array(cells);
  const atLeast = new Uint32Array(cells);
  const random = seededRandom(options.seed);
  for (let round = 0; round < options.permutations; round++) {
    tell(0.1 + (0.9 * round) / options.permutations);
    shuffle(dealt, random);
    const counts = tally(near, dealt, options);
    for (let cell = 0; cell < cells; cell++) {
      sums[cell] = sums[cell]! + counts[cell]!;
      if (counts[cell]! >= observed[cell]!) atLeast[cell] = atLeast[cell]! + 1;
    }
  }
  const table = (value: (cell: number) => number) =>
    options.distances.map((_, d) => options.days.map((_, t) => value(d * options.days.length + t)));
  const expected = (cell: number) => sums[cell]! / options.permutations;
  return {
    bands: { distances: options.distances, days: options.days },
    pairs: table((cell) => observed[cell]!),
    expected: table(expected),
    ratio: table((cell) => (expected(cell) > 0 ? observed[cell]! / expected(cell) : Number.NaN)),
    p: table((cell) => (atLeast[cell]! + 1) / (options.permutations + 1)),
    permutations: options.permutations,
  };
}

interface Pairs {
  readonly first: Uint32Array;
  readonly second: Uint32Array;
  readonly band: Uint8Array;
}

/** null where there are more than MOST_PAIRS. */
function nearPairs(xs: Float64Array, ys: Float64Array, distances: readonly number[]): Pairs | null {
  const reach = distances.at(-1)!;
  const buckets = pointBuckets(xs, ys, reach);
  const first: number[] = [];
  const second: number[] = [];
  const band: number[] = [];
  for (let i = 0; i < xs.length; i++) {
    forPointsWithin(buckets, xs, ys, xs[i]!, ys[i]!, reach, (j) => {
      if (j <= i) return;
      const distance = Math.hypot(xs[i]! - xs[j]!, ys[i]! - ys[j]!);
      const at = distances.findIndex((edge) => distance <= edge);
      if (at < 0) return;
      first.push(i);
      second.push(j);
      band.push(at);
    });
    if (first.length > MOST_PAIRS) return null;
  }
  return { first: Uint32Array.from(first), second: Uint32Array.from(second), band: Uint8Array.from(band) };
}

function tally({ first, second, band }: Pairs, days: Float64Array, bands: NearRepeatBands): Uint32Array {
  const width = bands.days.length;
  const counts = new Uint32Array(bands.distances.length * width);
  for (let pair = 0; pair < first.length; pair++) {
    const apart = Math.abs(days[first[pair]!]! - days[second[pair]!]!);
    let at = 0;
    while (at < width && apart > bands.days[at]!) at++;
    if (at === width) continue;
    const cell = band[pair]! * width + at;
    counts[cell] = counts[cell]! + 1;
  }
  return counts;
}
