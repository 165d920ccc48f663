import type { Span } from '../domain/period';
import type { PlacedCases } from '../domain/placed-cases';
import { FEWEST_REPEATS, REPEAT_RADIUS_METRES } from '../domain/repeat-place';
import type { PlaceExplanation } from '../domain/study';
import { HOURS_PER_WEEK, weekHourOf } from '../domain/week-hours';
import { NO_ZONE, type ZoneSet } from '../domain/zone-set';
import { longitudeShrink, METRES_PER_DEGREE } from './ground';
import { mannKendall } from './mann-kendall';
import { locatePoints } from './point-location';
import { repeatPlaces } from './repeat-places';

export interface ExplainRequest {
  readonly zoneSet: ZoneSet | null;
  /** Of the place and its neighbourhood, of all times of the filter. */
  readonly cases: PlacedCases;
  readonly span: Span;
  readonly lng: number;
  readonly lat: number;
}

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
const TOP_CLASSES = 3;
const TOP_REPEATS = 3;

/** What the cases around a place say: by week, class, hour, and where they come back. */
export function explainPlace({ zoneSet, cases, span, lng, lat }: ExplainRequest): PlaceExplanation {
  const weekly = weeklyCounts(cases.times, span);
  const { z, p } = mannKendall(weekly);
  const zone =
    zoneSet === null ? NO_ZONE : locatePoints(zoneSet, Float64Array.of(lng), Float64Array.of(lat))[0]!;
  return {
    cases: cases.rowIds.length,
    weekly,
    trendZ: z,
    trendP: p,
    classes: topClasses(cases),
    hours: hourCounts(cases.times),
    repeats: repeatsOf(cases),
    zone: zone === NO_ZONE ? -1 : zone,
  };
}

/** Whole weeks counted back from the span's end, oldest first: the rest of a week at its beginning is dropped. */
export function weeklyCounts(times: Float64Array, { from, to }: Span): Uint32Array {
  const weeks = Math.max(0, Math.floor((to - from) / WEEK_MS));
  const start = to - weeks * WEEK_MS;
  const counts = new Uint32Array(weeks);
  for (const time of times) {
    const week = Math.floor((time - start) / WEEK_MS);
    if (week >= 0 && week < weeks) counts[week] = counts[week]! + 1;
  }
  return counts;
}

function hourCounts(times: Float64Array): Uint32Array {
  const counts = new Uint32Array(HOURS_PER_WEEK);
  for (const time of times) {
    if (Number.isNaN(time)) continue;
    const hour = weekHourOf(time);
    counts[hour] = counts[hour]! + 1;
  }
  return counts;
}

function topClasses({ classCodes, classes }: PlacedCases): PlaceExplanation['classes'] {
  const counts = new Map<number, number>();
  for (const code of classCodes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, TOP_CLASSES)
    .map(([code, count]) => {
      const [major, minor] = classes[code] ?? ['', ''];
      return { major, minor, cases: count };
    });
}

function repeatsOf({ lngs, lats, times, classCodes, classes }: PlacedCases): PlaceExplanation['repeats'] {
  if (lngs.length === 0) return [];
  const shrink = longitudeShrink(lats[0]!);
  const xs = lngs.map((lng) => (lng - lngs[0]!) * METRES_PER_DEGREE * shrink);
  const ys = lats.map((lat) => (lat - lats[0]!) * METRES_PER_DEGREE);
  const days = times.map((time) => (Number.isNaN(time) ? -1 : Math.floor(time / DAY_MS)));
  const rule = { radiusMetres: REPEAT_RADIUS_METRES, fewestCases: FEWEST_REPEATS };
  return repeatPlaces({ xs, ys, classCodes, days, times }, rule)
    .slice(0, TOP_REPEATS)
    .map(({ centre, classCode, members, distinctDays }) => {
      const [major, minor] = classes[classCode] ?? ['', ''];
      return {
        lng: lngs[centre]!,
        lat: lats[centre]!,
        cases: members.length,
        days: distinctDays,
        major,
        minor,
      };
    });
}
