import type { Basis, Convention } from './fact-context';

export const INDICATOR_GROUPS = ['closing', 'disposal', 'quality', 'flow', 'score', 'duration'] as const;
export type IndicatorGroup = (typeof INDICATOR_GROUPS)[number];

/** Which span of a case a duration measures. */
export type Duration = 'report_to_close' | 'dispatch_to_handle';

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
  /** One minus the ratio: the numerator is what is left of the denominator. */
  readonly complement?: true;
}

export interface CountIndicator extends IndicatorBase {
  readonly kind: 'count';
  readonly of: string;
}

export interface QuantileIndicator extends IndicatorBase {
  readonly kind: 'quantile';
  readonly of: Duration;
  readonly share: number;
}

export interface ScoreIndicator extends IndicatorBase {
  readonly kind: 'score';
  /** Facts whose counts go in. */
  readonly facts: readonly string[];
  /** Points, or null where a denominator is 0. */
  readonly points: (count: (fact: string) => number) => number | null;
}

/** A value over the facts of the counted cases. */
export type Indicator = RatioIndicator | CountIndicator | QuantileIndicator | ScoreIndicator;

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
}

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
}
