import { onPlane } from '../analysis/distance-band';
import { type NearRepeatRefusal, type NearRepeats, nearRepeats } from '../analysis/near-repeats';
import type { PlacedCases } from '../domain/placed-cases';
import { failure, ok, type Result } from '../domain/result';
import { type TellShare, tellNobody } from '../domain/share-done';
import { interleaved } from './find-repeats';

const DAY = 86_400_000;
/** Upper edges of the bands (domain facts §10.1: near-repeats within some hundred metres and days). */
const BANDS = { distances: [30, 100, 200, 400], days: [1, 3, 7, 14, 28] } as const;
const PERMUTATIONS = 199;
const SEED = 20_200_623;

export type NearRepeatOutcome = Result<
  {
    readonly table: NearRepeats;
    readonly cases: number;
    readonly untimed: number;
    readonly leftOut: PlacedCases['leftOut'];
  },
  NearRepeatRefusal
>;

/** Knox's test on the cases of a filter, whatever their class: choose one class to test one. */
export function findNearRepeats(
  { lngs, lats, times, leftOut }: PlacedCases,
  tell: TellShare = tellNobody,
): NearRepeatOutcome {
  const timed = Uint32Array.from(times.keys()).filter((i) => !Number.isNaN(times[i]!));
  const pick = (values: Float64Array) => Float64Array.from(timed, (i) => values[i]!);
  const { xs, ys } = onPlane(interleaved(pick(lngs), pick(lats)));
  const days = Float64Array.from(timed, (i) => times[i]! / DAY);
  const options = { ...BANDS, permutations: PERMUTATIONS, seed: SEED };
  const table = nearRepeats(xs, ys, days, options, tell);
  if (typeof table === 'string') return failure(table);
  return ok({ table, cases: timed.length, untimed: times.length - timed.length, leftOut });
}
