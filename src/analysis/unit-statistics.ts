import type { CellStatistics, HotspotMethod } from '../domain/hotspot';
import { type TellShare, tellNobody } from '../domain/share-done';
import { adjustedForDiscovery, confidence } from './false-discovery';
import { getisOrd } from './getis-ord';
import { localMoran, quadrantOf } from './local-moran';
import type { Neighbours } from './neighbours';
import { twoSidedNormalP } from './normal';
import { permutedSums, type SumTails } from './permuted-sums';
import { MOST_DRAWN_SHARE, tailWithout } from './remaining-tails';

/** Below this a tail is rounding; 0.05 / MOST_CELLS is 100,000 times as much. */
const SMALLEST_P = 1e-12;

/** Units between two words of how far it is. */
const TOLD_EVERY = 256;

/** null where the values are too large for an exact distribution. */
export function unitStatistics(
  values: Uint32Array,
  neighbours: Neighbours,
  method: HotspotMethod,
  tell: TellShare = tellNobody,
): CellStatistics | null {
  const star = method === 'gi_star';
  const around = sumsAround(values, neighbours, star);
  const tested = star ? starTails(values, around, tell) : conditionalTails(values, around, tell);
  if (tested === null) return null;
  tell(0.8);
  const { p, above } = tested;
  const z = getisOrd(values, neighbours, { star, weights: 'binary' });
  const adjustedP = adjustedForDiscovery(p);
  const bins = Int8Array.from(adjustedP, (rate, unit) =>
    above[unit] === 1 ? confidence(rate) : -confidence(rate),
  );
  const shared = { ...around, z, normalP: z.map(twoSidedNormalP), p, adjustedP };
  if (method !== 'local_moran') return { ...shared, bins, quadrants: null, moranI: null };
  return { ...shared, ...asMoran(values, around, bins), moranI: localMoran(values, neighbours) };
}

interface Around {
  readonly neighbours: Uint16Array;
  readonly sums: Uint32Array;
}

function sumsAround(values: Uint32Array, { starts, ids }: Neighbours, star: boolean): Around {
  const sums = new Uint32Array(values.length);
  const neighbours = new Uint16Array(values.length);
  for (let unit = 0; unit < values.length; unit++) {
    let sum = star ? values[unit]! : 0;
    for (let at = starts[unit]!; at < starts[unit + 1]!; at++) sum += values[ids[at]!]!;
    sums[unit] = sum;
    neighbours[unit] = starts[unit + 1]! - starts[unit]!;
  }
  return { neighbours, sums };
}

interface Tested {
  /** Two-sided: twice the smaller tail, since hot and cold are both looked for. */
  readonly p: Float64Array;
  /** 1 where the upper tail is the smaller. */
  readonly above: Uint8Array;
}

function starTails(values: Uint32Array, { neighbours, sums }: Around, tell: TellShare): Tested | null {
  const tails = permutedSums(values, mostOf(neighbours) + 1);
  if (tails === null) return null;
  tell(0.5);
  return testEach(values.length, (unit) => {
    const { upper } = tails[Math.min(neighbours[unit]! + 1, tails.length) - 1]!;
    return [upper[sums[unit]!] ?? 0, 1 - (upper[sums[unit]! + 1] ?? 0)];
  });
}

/** The place's own value is not dealt out; a place without neighbours is no test. */
function conditionalTails(values: Uint32Array, { neighbours, sums }: Around, tell: TellShare): Tested | null {
  const n = values.length;
  const most = mostOf(neighbours);
  if (n < 3 || most === 0) return null;
  const few = most <= MOST_DRAWN_SHARE * n;
  const whole = few ? permutedSums(values, most) : null;
  if (few && whole === null) return null;
  let done = 0;
  const byOwn = new Map<number, readonly SumTails[] | null>();
  const own = (unit: number): readonly SumTails[] | null => {
    const value = values[unit]!;
    const known = byOwn.get(value);
    if (known !== undefined) return known;
    const others = values.filter((_, other) => other !== unit);
    const made = permutedSums(others, most);
    byOwn.set(value, made);
    return made;
  };
  let tooLarge = false;
  const tested = testEach(n, (unit) => {
    const size = neighbours[unit]!;
    const sum = sums[unit]!;
    if (++done % TOLD_EVERY === 0) tell((0.8 * done) / n);
    if (size === 0) return null;
    if (whole !== null) {
      const value = values[unit]!;
      return [tailWithout(whole, n, value, size, sum), 1 - tailWithout(whole, n, value, size, sum + 1)];
    }
    const tails = own(unit);
    tooLarge ||= tails === null;
    const upper = tails?.[size - 1]?.upper;
    return [upper?.[sum] ?? 0, 1 - (upper?.[sum + 1] ?? 0)];
  });
  return tooLarge ? null : tested;
}

function testEach(
  n: number,
  tailsOf: (unit: number) => readonly [atLeast: number, atMost: number] | null,
): Tested {
  const p = new Float64Array(n).fill(Number.NaN);
  const above = new Uint8Array(n);
  for (let unit = 0; unit < n; unit++) {
    const tails = tailsOf(unit);
    if (tails === null) continue;
    const [atLeast, atMost] = tails;
    p[unit] = Math.min(1, Math.max(SMALLEST_P, 2 * Math.min(atLeast, atMost)));
    above[unit] = atLeast < atMost ? 1 : 0;
  }
  return { p, above };
}

const CALLED = 2;

/** Sides by the unit's own value: a high one is hot whether its neighbours are high or low. */
function asMoran(values: Uint32Array, { neighbours, sums }: Around, bins: Int8Array) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const quadrants = new Uint8Array(values.length);
  const sided = Int8Array.from(bins, (bin, unit) => {
    const high = values[unit]! > mean;
    if (Math.abs(bin) >= CALLED)
      quadrants[unit] = 1 + quadrantOf(high, sums[unit]! > mean * neighbours[unit]!);
    return high ? Math.abs(bin) : -Math.abs(bin);
  });
  return { bins: sided, quadrants };
}

function mostOf(sizes: Uint16Array): number {
  return sizes.reduce((most, size) => Math.max(most, size), 0);
}
