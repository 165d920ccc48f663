import { changeSince, spanBefore, spanLastYear } from '../domain/period-change';
import { yearsEarlier } from '../domain/same-period';
import type { Span } from './brush';
import { addUnits, DAY_MS, floorToUnit } from './calendar';
import { casesIn, type Timeline } from './time-bars';

export interface Comparison {
  readonly span: Span;
  readonly count: number;
  /** Part of the span lies outside the data: the count is not that of the whole span. */
  readonly covered: 'whole' | 'part' | 'none';
  /** current ÷ before − 1; null where there was nothing, too little, or not the whole span before. */
  readonly change: number | null;
}

export interface PeriodComparison {
  /** Whole days: what is compared. */
  readonly span: Span;
  readonly count: number;
  /** The period asked for had to be widened to whole days. */
  readonly widened: boolean;
  /** 环比: the days before, as many; of whole months, as many months. */
  readonly before: Comparison;
  /** 同比: the same dates a year earlier. */
  readonly lastYear: Comparison;
}

export function wholeDays({ from, to }: Span): Span {
  const start = Math.floor(from / DAY_MS) * DAY_MS;
  return { from: start, to: Math.max(start + DAY_MS, Math.ceil(to / DAY_MS) * DAY_MS) };
}

/** The last year of the data, to the end of its last day. */
export function latestYear(range: readonly [first: number, last: number]): Span {
  const to = Math.floor(range[1] / DAY_MS) * DAY_MS + DAY_MS;
  return { from: yearsEarlier(to, 1), to };
}

/** `daily` has a count for each day of the data, by all clauses but that of the period itself. */
export function comparePeriods(
  daily: Timeline,
  period: Span,
  range: readonly [first: number, last: number],
): PeriodComparison {
  const span = wholeDays(period);
  const count = casesIn(daily, span.from, span.to);
  const compare = (other: Span): Comparison => {
    const before = casesIn(daily, other.from, other.to);
    const known = wholeDays({ from: range[0], to: range[1] + 1 });
    const covered =
      other.from >= known.from && other.to <= known.to
        ? 'whole'
        : other.to <= known.from || other.from >= known.to
          ? 'none'
          : 'part';
    const change = covered === 'whole' ? changeSince(count, before) : null;
    return { span: other, count: before, covered, change };
  };
  return {
    span,
    count,
    widened: span.from !== period.from || span.to !== period.to,
    before: compare(spanBefore(span)),
    lastYear: compare(spanLastYear(span)),
  };
}

export type TrendUnit = 'day' | 'week' | 'month';

export interface TrendStep {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** `known`: the data reach over all of it; else its count is no count of a whole step. */
  readonly lastYear: Span & { readonly count: number; readonly known: boolean };
}

const MOST_DAYS = 45;
const MOST_WEEKS = 60;

/**
 * A period in days, in runs of seven days from its first one, or in calendar months, each beside its counterpart of
 * last year: a step's counterpart is the same dates, the last ones may be shorter.
 */
export function trendSteps(
  daily: Timeline,
  period: Span,
): { readonly unit: TrendUnit; readonly steps: readonly TrendStep[] } {
  const span = wholeDays(period);
  const days = (span.to - span.from) / DAY_MS;
  const unit: TrendUnit = days <= MOST_DAYS ? 'day' : days <= MOST_WEEKS * 7 ? 'week' : 'month';
  const first = daily.starts[0] ?? Number.POSITIVE_INFINITY;
  const last = (daily.starts[daily.starts.length - 1] ?? Number.NEGATIVE_INFINITY) + DAY_MS;
  const steps: TrendStep[] = [];
  let from = span.from;
  while (from < span.to) {
    const next =
      unit === 'day'
        ? from + DAY_MS
        : unit === 'week'
          ? from + 7 * DAY_MS
          : addUnits(floorToUnit(from, 'month'), 'month', 1);
    const to = Math.min(next, span.to);
    const before = spanLastYear({ from, to });
    steps.push({
      from,
      to,
      count: casesIn(daily, from, to),
      lastYear: {
        ...before,
        count: casesIn(daily, before.from, before.to),
        known: before.from >= first && before.to <= last,
      },
    });
    from = to;
  }
  return { unit, steps };
}
