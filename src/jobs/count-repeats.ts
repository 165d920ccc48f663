import { longitudeShrink, METRES_PER_DEGREE } from '../analysis/ground';
import { repeatPlaces } from '../analysis/repeat-places';
import type { CaseColumn } from '../domain/fact';
import { FEWEST_REPEATS, REPEAT_RADIUS_METRES } from '../domain/repeat-place';

const DAY_MS = 86_400_000;
/** Classes are counted one after the other; after so many milliseconds others get their turn. */
const SLICE_MS = 50;

export interface RepeatSources {
  readonly lon: CaseColumn | undefined;
  readonly lat: CaseColumn | undefined;
  /** 小类, or 大类 where the data has no 小类. */
  readonly classes: CaseColumn | undefined;
  readonly reportedAt: Float64Array;
  /** Rows whose point is one of their own: exact ones, default addresses removed. */
  readonly located: Uint32Array;
}

/**
 * Of the counted rows, how many are located and how many of those lie in repeat places: at least three cases of one
 * class and one calendar month in a circle of 50 m (运城, domain facts §0.8). Cases without a class or a time are in none.
 * Null where the data has no points or no classes.
 */
export async function countRepeats(
  { lon, lat, classes, reportedAt, located }: RepeatSources,
  counted: Uint32Array,
  signal: AbortSignal,
): Promise<{ readonly repeated: number; readonly located: number } | null> {
  if (lon?.kind !== 'numbers' || lat?.kind !== 'numbers' || classes?.kind !== 'codes') return null;
  const isCounted = new Uint8Array(reportedAt.length);
  for (const row of counted) isCounted[row] = 1;
  const byClass = new Map<number, number[]>();
  let inPlace = 0;
  let latitudes = 0;
  for (const row of located) {
    if (isCounted[row] === 0) continue;
    inPlace += 1;
    latitudes += lat.values[row]!;
    const code = classes.codes[row]!;
    if (code === 0 || Number.isNaN(reportedAt[row]!)) continue;
    const rows = byClass.get(code);
    if (rows === undefined) byClass.set(code, [row]);
    else rows.push(row);
  }
  const shrink = inPlace === 0 ? 1 : longitudeShrink(latitudes / inPlace);
  let repeated = 0;
  let sliceEnds = performance.now() + SLICE_MS;
  for (const rows of byClass.values()) {
    if (performance.now() > sliceEnds) {
      await new Promise<void>((resume) => setTimeout(resume));
      signal.throwIfAborted();
      sliceEnds = performance.now() + SLICE_MS;
    }
    const places = repeatPlaces(
      {
        xs: Float64Array.from(rows, (row) => lon.values[row]! * METRES_PER_DEGREE * shrink),
        ys: Float64Array.from(rows, (row) => lat.values[row]! * METRES_PER_DEGREE),
        classCodes: rows.map((row) => monthOf(reportedAt[row]!)),
        days: rows.map((row) => Math.floor(reportedAt[row]! / DAY_MS)),
        times: rows.map((row) => reportedAt[row]!),
      },
      { radiusMetres: REPEAT_RADIUS_METRES, fewestCases: FEWEST_REPEATS },
    );
    for (const { members } of places) repeated += members.length;
  }
  return { repeated, located: inPlace };
}

function monthOf(time: number): number {
  const date = new Date(time);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}
