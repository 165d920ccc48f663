import type { Basis, Convention } from './fact-context';
import type { Span } from './period';

export const INDICATOR_GROUPS = [
  'closing',
  'disposal',
  'quality',
  'flow',
  'place',
  'score',
  'duration',
] as const;
export type IndicatorGroup = (typeof INDICATOR_GROUPS)[number];

/** Which span of a case a duration measures; hours of the wall clock. */
export const DURATIONS = [
  'report_to_file',
  'file_to_dispatch',
  'dispatch_to_handle',
  'handle_to_close',
  'report_to_close',
] as const;
export type Duration = (typeof DURATIONS)[number];

/** Over fewer cases, a rate, a quantile or a per cent of change says more than the data know. */
export const FEWEST_CASES = 10;

interface IndicatorBase {
  readonly id: string;
  readonly group: IndicatorGroup;
  /** Place within its group. */
  readonly order: number;
}

export interface RatioIndicator extends IndicatorBase {
  readonly kind: 'ratio';
  /** Ids of facts. */
  readonly numerator: string;
  readonly denominator: string;
  /** A second fact whose cases are added to the denominator's. */
  readonly plus?: string;
  /** One minus the ratio: the numerator is what is left of the denominator. */
  readonly complement?: true;
}

export interface CountIndicator extends IndicatorBase {
  readonly kind: 'count';
  readonly of: string;
}

/** How many times altogether, not how many cases: the sum of a number of the file over the fact's cases. */
export interface SumIndicator extends IndicatorBase {
  readonly kind: 'sum';
  readonly of: string;
  readonly field: 'rework_count' | 'delay_count';
}

export interface QuantileIndicator extends IndicatorBase {
  readonly kind: 'quantile';
  readonly of: Duration;
  readonly share: number;
}

/** Share of the measured spans that are at most so long, or end on the day on which they began. */
export interface WithinIndicator extends IndicatorBase {
  readonly kind: 'within';
  readonly of: Duration;
  readonly hours: number | 'same_day';
}

/** Cases per square kilometre of the area, or per kilometre of its roads. */
export interface DensityIndicator extends IndicatorBase {
  readonly kind: 'density';
  readonly per: 'km2' | 'road_km';
}

/** Share of the located cases that lie in repeat places. */
export interface RepeatIndicator extends IndicatorBase {
  readonly kind: 'repeat';
}

/** Coefficient of variation of the number of reports a collector, per cent. */
export interface SpreadIndicator extends IndicatorBase {
  readonly kind: 'spread';
}

export interface ScorePart {
  readonly id: string;
  /** Points for a share of one; below zero a deduction. */
  readonly weight: number;
  /** Facts whose counts go in; none of a part that no case file tells: it is entered by hand, out of 100. */
  readonly facts: readonly string[];
  /** Null where a denominator is 0; absent of a part by hand. */
  readonly share?: (count: (fact: string) => number) => number | null;
}

/** Points: the sum of weight × share over the parts. Weights are the user's to change. */
export interface ScoreIndicator extends IndicatorBase {
  readonly kind: 'score';
  readonly parts: readonly ScorePart[];
}

/** A value over the facts of the counted cases. */
export type Indicator =
  | RatioIndicator
  | CountIndicator
  | SumIndicator
  | QuantileIndicator
  | WithinIndicator
  | DensityIndicator
  | RepeatIndicator
  | SpreadIndicator
  | ScoreIndicator;

/** What an indicator came to in another period, with its two numbers. */
export interface PastReading {
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number | null;
  /** Difference in per cent of the value then, of a rate in percentage points; null where it cannot be told. */
  readonly change: number | null;
}

export interface ScorePartReading {
  readonly id: string;
  readonly weight: number;
  /** 0..1 as a rule; null: cannot be told, or not entered. */
  readonly share: number | null;
  readonly byHand: boolean;
}

/** What an indicator came to; null is "cannot be told" (denominator 0), shown as a dash. */
export interface Reading {
  readonly id: string;
  readonly group: IndicatorGroup;
  readonly kind: Indicator['kind'];
  /** Per cent, cases, hours or points; half-up to two decimals. */
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number | null;
  /** Facts of numerator and denominator, of a ratio; for the formula in words. */
  readonly terms: readonly string[];
  readonly complement: boolean;
  /** Over fewer cases than a rate, quantile or score can stand on. */
  readonly few: boolean;
  readonly previous: PastReading | null;
  readonly lastYear: PastReading | null;
  /** Of a score. */
  readonly parts: readonly ScorePartReading[];
}

/** What densities are divided by; null: the filter's shape or the lack of a layer leaves it open. */
export interface CountingGround {
  readonly areaKm2: number | null;
  readonly roadKm: number | null;
}

/** Weights that the user changed and shares entered by hand, out of 100; by score, then by part. */
export interface ScoreBook {
  readonly weights: { readonly [score: string]: { readonly [part: string]: number } };
  readonly byHand: { readonly [score: string]: { readonly [part: string]: number } };
}

export const EMPTY_SCORE_BOOK: ScoreBook = { weights: {}, byHand: {} };

export interface IndicatorReport {
  readonly asOf: number;
  readonly dataEnd: number;
  readonly basis: Basis;
  readonly convention: Convention;
  /** Cases that were counted over, by filter, basis and period. */
  readonly population: number;
  readonly leftOut: {
    readonly void: number;
    readonly suspended: number;
    /** Reported after the counting moment. */
    readonly absent: number;
    /** Neither status nor times tell where they stand. */
    readonly unknown: number;
    /** Sent to a unit, and neither deadline nor the file's own flag: counted as in time. */
    readonly withoutDeadline: number;
    /** The basis asks for a time that they do not have. */
    readonly withoutBasis: number;
  };
  readonly readings: readonly Reading[];
  /** Indicators that this data cannot tell, for want of fields. */
  readonly untold: readonly string[];
  /** The base counts (domain facts §4.1) that the data can tell, by fact. */
  readonly counts: readonly { readonly fact: string; readonly count: number }[];
  /** Periods compared with: the equally long one before, and the same dates last year; null without a period. */
  readonly compared: { readonly previous: Span; readonly lastYear: Span } | null;
  /** False of the first answer, which has what one pass over the facts tells; the rest follows. */
  readonly complete: boolean;
  /** Years of deadlines made from limits in which the calendar knows no holidays. */
  readonly yearsWithoutCalendar: readonly number[];
}

/** Indicators of each value of a field, for a table of units or streets. */
export interface IndicatorTable {
  readonly asOf: number;
  readonly columns: readonly string[];
  /** '' is "without". */
  readonly rows: readonly {
    readonly name: string;
    readonly population: number;
    readonly readings: readonly Reading[];
  }[];
  readonly total: { readonly population: number; readonly readings: readonly Reading[] };
}
