import type { CaseColumns } from '../domain/fact';
import type { Basis } from '../domain/fact-context';
import type { Duration, Indicator, IndicatorReport, Reading } from '../domain/indicator';
import type { FactBits, FactTable } from '../facts/fact-table';
import { numbersOf } from '../facts/life-rows';
import { bitsOfRows, countBoth, hasBit } from '../facts/selected-rows';
import { quantile } from './quantile';
import { INDICATORS } from './registry';
import { percent, roundHalfUp } from './rounding';

const HOUR_MS = 3_600_000;

/** Which rows are counted: those of the filter whose basis time falls into the period. */
export interface Population {
  readonly rowIds: Uint32Array;
  readonly basis: Basis;
  /** from ≤ t < to; null takes every row that has the time. */
  readonly period: { readonly from: number; readonly to: number } | null;
}

/** `deadlines`: as the facts used them. The basis 上报 takes the filter's rows as they are. */
export function measure(
  data: CaseColumns,
  deadlines: Float64Array,
  table: FactTable,
  population: Population,
): Pick<IndicatorReport, 'population' | 'leftOut' | 'readings' | 'untold'> {
  const { counted, withoutBasis } = countedRows(data, deadlines, population);
  const selected = bitsOfRows(data.rowCount, counted);
  const counts = new Map<string, number>();
  const count = (fact: string): number => {
    const known = counts.get(fact) ?? countBoth(table.bits.get(fact)!, selected);
    counts.set(fact, known);
    return known;
  };
  const durations = new Map<Duration, Float64Array>();
  const hoursOf = (duration: Duration): Float64Array => {
    const known = durations.get(duration) ?? durationHours(data, table, selected, duration);
    durations.set(duration, known);
    return known;
  };
  const isTold = (indicator: Indicator): boolean =>
    needed(indicator).every((fact) => table.bits.has(fact)) &&
    (indicator.kind !== 'quantile' || SPANS[indicator.of].fields.every((field) => data.columns[field]));
  const of = (bits: FactBits): number => countBoth(bits, selected);
  const { standing } = table;
  return {
    population: counted.length,
    leftOut: {
      void: of(standing.void),
      suspended: of(standing.suspended),
      absent: of(standing.absent),
      unknown: of(standing.unknown),
      withoutDeadline: of(standing.withoutDeadline),
      withoutBasis,
    },
    readings: INDICATORS.filter(isTold).map((indicator) => read(indicator, count, hoursOf)),
    untold: INDICATORS.filter((indicator) => !isTold(indicator)).map(({ id }) => id),
  };
}

function needed(indicator: Indicator): readonly string[] {
  switch (indicator.kind) {
    case 'ratio':
      return [indicator.numerator, indicator.denominator];
    case 'count':
      return [indicator.of];
    case 'score':
      return indicator.facts;
    case 'quantile':
      return [SPANS[indicator.of].fact];
  }
}

function read(
  indicator: Indicator,
  count: (fact: string) => number,
  hoursOf: (duration: Duration) => Float64Array,
): Reading {
  const { id, group, kind } = indicator;
  const base = { id, group, kind, terms: needed(indicator), complement: false };
  switch (indicator.kind) {
    case 'ratio': {
      const denominator = count(indicator.denominator);
      const complement = indicator.complement === true;
      const numerator = complement ? denominator - count(indicator.numerator) : count(indicator.numerator);
      return { ...base, value: percent(numerator, denominator), numerator, denominator, complement };
    }
    case 'count': {
      const cases = count(indicator.of);
      return { ...base, value: cases, numerator: cases, denominator: null };
    }
    case 'quantile': {
      const hours = hoursOf(indicator.of);
      const value = quantile(hours, indicator.share);
      return {
        ...base,
        value: value === null ? null : roundHalfUp(value),
        numerator: hours.length,
        denominator: null,
      };
    }
    case 'score': {
      const points = indicator.points(count);
      return {
        ...base,
        value: points === null ? null : roundHalfUp(points),
        numerator: count('closed'),
        denominator: count('should_close'),
      };
    }
  }
}

function countedRows(
  data: CaseColumns,
  deadlines: Float64Array,
  { rowIds, basis, period }: Population,
): { readonly counted: Uint32Array; readonly withoutBasis: number } {
  if (basis === 'reported_at') return { counted: rowIds, withoutBasis: 0 };
  const times = basis === 'deadline' ? deadlines : numbersOf(data, basis);
  let withoutBasis = 0;
  const counted = rowIds.filter((row) => {
    const time = times[row]!;
    if (Number.isNaN(time)) withoutBasis += 1;
    return period === null ? !Number.isNaN(time) : time >= period.from && time < period.to;
  });
  return { counted, withoutBasis };
}

/** From, to, and the fact that says that the span has ended. */
const SPANS = {
  report_to_close: { fields: ['reported_at', 'closed_at'], fact: 'closed' },
  dispatch_to_handle: { fields: ['dispatched_at', 'handled_at'], fact: 'disposed' },
} as const;

/** Hours of the selected cases that have both times in order. */
function durationHours(
  data: CaseColumns,
  table: FactTable,
  selected: FactBits,
  duration: Duration,
): Float64Array {
  const { fields, fact } = SPANS[duration];
  const starts = numbersOf(data, fields[0]);
  const ends = numbersOf(data, fields[1]);
  const ended = table.bits.get(fact)!;
  const hours = new Float64Array(data.rowCount);
  let n = 0;
  for (let row = 0; row < data.rowCount; row++) {
    if (!hasBit(ended, row) || !hasBit(selected, row)) continue;
    const length = ends[row]! - starts[row]!;
    if (length >= 0) hours[n++] = length / HOUR_MS;
  }
  return hours.slice(0, n);
}
