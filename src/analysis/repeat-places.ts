import { type RepeatPlace, repeatGrade } from '../domain/repeat-place';
import { type TellShare, tellNobody } from '../domain/share-done';
import { createLargestFirst } from './largest-first';
import { forPointsWithin, pointBuckets } from './point-buckets';

export interface RepeatCases {
  /** Metres in a plane. */
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  readonly classCodes: ArrayLike<number>;
  /** Whole days, local; negative where unknown: such a case counts, but for no day. */
  readonly days: ArrayLike<number>;
  /** For the order of a place's cases. */
  readonly times: ArrayLike<number>;
}

export interface RepeatRule {
  readonly radiusMetres: number;
  readonly fewestCases: number;
}

/**
 * Greedy circles: again and again the case with the most unassigned cases of its class within the radius becomes the
 * centre of a place and takes them all; ties go to the earlier row. Circles, not chains: a street full of stalls is
 * several places. Every case is in at most one. Most cases first. Rows index the arrays.
 */
export function repeatPlaces(
  cases: RepeatCases,
  rule: RepeatRule,
  tell: TellShare = tellNobody,
): readonly RepeatPlace[] {
  const places: RepeatPlace[] = [];
  let done = 0;
  for (const members of rowsByClass(cases.classCodes).values()) {
    if (members.length >= rule.fewestCases) placesOfClass(cases, members, rule, places);
    done += members.length;
    tell(done / cases.classCodes.length);
  }
  return places.sort((a, b) => b.members.length - a.members.length || a.centre - b.centre);
}

function rowsByClass(classCodes: ArrayLike<number>): Map<number, Uint32Array> {
  const sizes = new Map<number, number>();
  for (let row = 0; row < classCodes.length; row++) {
    sizes.set(classCodes[row]!, (sizes.get(classCodes[row]!) ?? 0) + 1);
  }
  const rows = new Map(Array.from(sizes, ([code, size]) => [code, new Uint32Array(size)] as const));
  const filled = new Map<number, number>();
  for (let row = 0; row < classCodes.length; row++) {
    const code = classCodes[row]!;
    const at = filled.get(code) ?? 0;
    rows.get(code)![at] = row;
    filled.set(code, at + 1);
  }
  return rows;
}

/** Cases at the same point are looked at once: `spots` are distinct points, each with its rows. */
interface Spots {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** rows[starts[spot] .. starts[spot + 1]], ascending. */
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
}

function distinctSpots({ xs, ys }: RepeatCases, members: Uint32Array): Spots {
  const order = members.slice().sort((a, b) => xs[a]! - xs[b]! || ys[a]! - ys[b]! || a - b);
  const starts: number[] = [];
  order.forEach((row, i) => {
    const before = order[i - 1];
    if (before === undefined || xs[before] !== xs[row] || ys[before] !== ys[row]) starts.push(i);
  });
  return {
    xs: Float64Array.from(starts, (start) => xs[order[start]!]!),
    ys: Float64Array.from(starts, (start) => ys[order[start]!]!),
    starts: Uint32Array.from([...starts, order.length]),
    rows: order,
  };
}

function placesOfClass(
  cases: RepeatCases,
  members: Uint32Array,
  { radiusMetres, fewestCases }: RepeatRule,
  places: RepeatPlace[],
): void {
  const spots = distinctSpots(cases, members);
  const count = spots.xs.length;
  const size = (spot: number) => spots.starts[spot + 1]! - spots.starts[spot]!;
  const firstRow = (spot: number) => spots.rows[spots.starts[spot]!]!;
  const buckets = pointBuckets(spots.xs, spots.ys, radiusMetres);
  const near = (spot: number, found: (other: number) => void) =>
    forPointsWithin(buckets, spots.xs, spots.ys, spots.xs[spot]!, spots.ys[spot]!, radiusMetres, found);

  const reached = new Uint32Array(count);
  for (let spot = 0; spot < count; spot++) {
    near(spot, (other) => {
      reached[spot] = reached[spot]! + size(other);
    });
  }
  const taken = new Uint8Array(count);
  const queue = createLargestFirst(reached, firstRow, fewestCases);
  for (let spot = queue.next(); spot >= 0; spot = queue.next()) {
    if (taken[spot] === 1) continue;
    // Counts only fall when neighbours are taken: one that has fallen waits again at its new count.
    let left = 0;
    near(spot, (other) => {
      if (taken[other] === 0) left += size(other);
    });
    if (left < reached[spot]!) {
      reached[spot] = left;
      if (left >= fewestCases) queue.again(spot);
      continue;
    }
    const rows: number[] = [];
    near(spot, (other) => {
      if (taken[other] === 1) return;
      taken[other] = 1;
      for (let at = spots.starts[other]!; at < spots.starts[other + 1]!; at++) rows.push(spots.rows[at]!);
    });
    places.push(placeOf(cases, firstRow(spot), rows));
  }
}

function placeOf({ classCodes, days, times }: RepeatCases, centre: number, rows: number[]): RepeatPlace {
  const distinct = new Set<number>();
  for (const row of rows) if (days[row]! >= 0) distinct.add(days[row]!);
  // An unknown time is NaN: it goes last.
  const time = (row: number) => (Number.isNaN(times[row]!) ? Number.MAX_VALUE : times[row]!);
  return {
    classCode: classCodes[centre]!,
    centre,
    members: Uint32Array.from(rows.sort((a, b) => time(a) - time(b) || a - b)),
    distinctDays: distinct.size,
    grade: repeatGrade(rows.length, distinct.size),
  };
}
