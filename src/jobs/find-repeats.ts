import { onPlane } from '../analysis/distance-band';
import { repeatPlaces } from '../analysis/repeat-places';
import type { PlacedCases } from '../domain/placed-cases';
import { FEWEST_REPEATS, type RepeatGrade } from '../domain/repeat-place';
import { type TellShare, tellNobody } from '../domain/share-done';
import type { ZoneSet } from '../domain/zone-set';
import { zonesAtPoints } from './zone-at-points';

const DAY = 86_400_000;
/** Points of a timeline that is some fingers wide. */
const TIMELINE_BINS = 40;

export interface RepeatRequest {
  readonly radiusMetres: number;
  readonly fewestCases: number;
}

/** A place as the list shows it. */
export interface RepeatSite {
  readonly major: string;
  readonly minor: string;
  readonly lng: number;
  readonly lat: number;
  /** Index of the zone it lies in, -1 for none. */
  readonly zone: number;
  readonly cases: number;
  readonly distinctDays: number;
  readonly grade: RepeatGrade;
  /** ms of the local wall clock; NaN where no case has a time. */
  readonly first: number;
  readonly last: number;
  /** Cases per equal part of the span of all cases. */
  readonly timeline: readonly number[];
  /** In order of time. */
  readonly rowIds: Uint32Array;
}

export interface FoundRepeats {
  readonly request: RepeatRequest;
  readonly sites: readonly RepeatSite[];
  readonly cases: number;
  /** Cases that belong to a place. */
  readonly covered: number;
  readonly leftOut: PlacedCases['leftOut'];
  /** Of the timelines; null where no case has a time. */
  readonly span: readonly [from: number, to: number] | null;
}

export function findRepeats(
  placed: PlacedCases,
  request: RepeatRequest,
  zoneSet: ZoneSet | null = null,
  tell: TellShare = tellNobody,
): FoundRepeats {
  const { rowIds, lngs, lats, times, classCodes, classes, leftOut } = placed;
  const places = repeatPlaces(
    {
      ...onPlane(interleaved(lngs, lats)),
      classCodes,
      days: Int32Array.from(times, (time) => (Number.isNaN(time) ? -1 : Math.floor(time / DAY))),
      times,
    },
    { radiusMetres: request.radiusMetres, fewestCases: Math.max(FEWEST_REPEATS - 1, request.fewestCases) },
    tell,
  );
  const span = spanOf(times);
  const zones = zonesAtPoints(
    zoneSet,
    places.map(({ centre }) => [lngs[centre]!, lats[centre]!] as const),
  );
  const sites = places.map(({ centre, members, distinctDays, grade, classCode }, at): RepeatSite => {
    const [major, minor] = classes[classCode]!;
    const known = members.filter((member) => !Number.isNaN(times[member]!));
    return {
      major,
      minor,
      lng: lngs[centre]!,
      lat: lats[centre]!,
      zone: zones[at]!,
      cases: members.length,
      distinctDays,
      grade,
      first: known.length === 0 ? Number.NaN : times[known[0]!]!,
      last: known.length === 0 ? Number.NaN : times[known.at(-1)!]!,
      timeline: timelineOf(known, times, span),
      rowIds: members.map((member) => rowIds[member]!),
    };
  });
  const covered = sites.reduce((sum, { cases }) => sum + cases, 0);
  return { request, sites, cases: rowIds.length, covered, leftOut, span };
}

const GRADE_ORDER: readonly RepeatGrade[] = ['repeat', 'middle', 'high'];

/** Rows of the places of a grade or a higher one, ascending. */
export function rowsOfGrade(sites: readonly RepeatSite[], grade: RepeatGrade): Uint32Array {
  const least = GRADE_ORDER.indexOf(grade);
  const chosen = sites.filter((site) => GRADE_ORDER.indexOf(site.grade) >= least);
  return Uint32Array.from(chosen.flatMap(({ rowIds }) => [...rowIds])).sort();
}

export function interleaved(lngs: Float64Array, lats: Float64Array): Float64Array {
  const lngLats = new Float64Array(2 * lngs.length);
  for (let i = 0; i < lngs.length; i++) {
    lngLats[2 * i] = lngs[i]!;
    lngLats[2 * i + 1] = lats[i]!;
  }
  return lngLats;
}

function spanOf(times: Float64Array): FoundRepeats['span'] {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const time of times) {
    if (time < from) from = time;
    if (time > to) to = time;
  }
  return from <= to ? [from, to] : null;
}

function timelineOf(
  members: Uint32Array,
  times: Float64Array,
  span: FoundRepeats['span'],
): readonly number[] {
  const bins = new Array<number>(TIMELINE_BINS).fill(0);
  if (span === null) return bins;
  const width = Math.max(1, (span[1] - span[0]) / TIMELINE_BINS);
  for (const member of members) {
    const bin = Math.min(TIMELINE_BINS - 1, Math.floor((times[member]! - span[0]) / width));
    bins[bin] = bins[bin]! + 1;
  }
  return bins;
}
