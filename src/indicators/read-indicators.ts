import {
  type CountingGround,
  type Duration,
  FEWEST_CASES,
  type Indicator,
  type PastReading,
  type Reading,
  type ScoreBook,
  type ScoreIndicator,
} from '../domain/indicator';
import { SPANS } from './durations';
import { INDICATORS } from './registry';
import { percent, roundHalfUp } from './rounding';
import { scoreParts, scorePoints } from './scores/weighted-score';
import { spreadOf } from './spread';

/** What indicators are read from. `told`: whether the data's fields can tell a fact. */
export interface Figures {
  readonly count: (fact: string) => number;
  readonly told: (fact: string) => boolean;
  readonly population: number;
  readonly book: ScoreBook;
  /** What takes more than a pass over the facts; null: those indicators wait for the next answer. */
  readonly details: Details | null;
}

export interface Details {
  /** Null where the data lacks the times. */
  readonly spans: (duration: Duration) => SpanFigures | null;
  readonly sum: (field: 'rework_count' | 'delay_count', fact: string) => number;
  readonly ground: CountingGround;
  /** Null where the data has no points. */
  readonly repeats: { readonly repeated: number; readonly located: number } | null;
  /** Reports by collector; null where the data names none. */
  readonly collectors: Uint32Array | null;
}

export interface SpanFigures {
  readonly measured: number;
  readonly sameDay: number;
  readonly quantile: (share: number) => number | null;
  readonly atMost: (hours: number) => number;
}

export function readIndicators(figures: Figures): {
  readonly readings: readonly Reading[];
  readonly untold: readonly string[];
} {
  const asked = INDICATORS.filter(
    (indicator) => figures.details !== null || !NEEDS_DETAILS.has(indicator.kind),
  );
  const told = asked.filter((indicator) => isTold(indicator, figures));
  return {
    readings: told.map((indicator) => read(indicator, figures)),
    untold: asked.filter((indicator) => !told.includes(indicator)).map(({ id }) => id),
  };
}

const NEEDS_DETAILS: ReadonlySet<Indicator['kind']> = new Set([
  'sum',
  'quantile',
  'within',
  'density',
  'repeat',
  'spread',
]);

function isTold(indicator: Indicator, { told, details }: Figures): boolean {
  if (!factsOf(indicator).every(told)) return false;
  switch (indicator.kind) {
    case 'quantile':
    case 'within':
      return details?.spans(indicator.of) !== null;
    case 'repeat':
      return details?.repeats !== null;
    case 'spread':
      return details?.collectors !== null;
    default:
      return true;
  }
}

/** The facts that an indicator is made of. */
export function factsOf(indicator: Indicator): readonly string[] {
  switch (indicator.kind) {
    case 'ratio': {
      const { numerator, denominator, plus } = indicator;
      return plus === undefined ? [numerator, denominator] : [numerator, denominator, plus];
    }
    case 'count':
    case 'sum':
      return [indicator.of];
    case 'quantile':
    case 'within':
      return [SPANS[indicator.of].fact];
    case 'score':
      return [...new Set(indicator.parts.flatMap(({ facts }) => facts))];
    default:
      return [];
  }
}

interface Found {
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number | null;
  /** Cases that the value stands on; null: it is a count and says so itself. */
  readonly base: number | null;
}

function read(indicator: Indicator, figures: Figures): Reading {
  const { id, group, kind } = indicator;
  const parts = indicator.kind === 'score' ? scoreParts(indicator, figures.count, figures.book) : [];
  const { base, ...found } =
    indicator.kind === 'score'
      ? scoreFound(indicator, scorePoints(parts), figures)
      : foundOf(indicator, figures);
  return {
    id,
    group,
    kind,
    ...found,
    terms: factsOf(indicator),
    complement: indicator.kind === 'ratio' && indicator.complement === true,
    few: base !== null && base > 0 && base < FEWEST_CASES,
    previous: null,
    lastYear: null,
    parts,
  };
}

function scoreFound(score: ScoreIndicator, points: number | null, { count, told }: Figures): Found {
  const fromFacts = score.parts.some(({ facts }) => facts.length > 0);
  const due = fromFacts && told('should_close') ? count('should_close') : null;
  return {
    value: points === null ? null : roundHalfUp(points),
    numerator: fromFacts && told('closed') ? count('closed') : 0,
    denominator: due,
    base: due,
  };
}

function foundOf(indicator: Exclude<Indicator, ScoreIndicator>, figures: Figures): Found {
  const { count, population } = figures;
  switch (indicator.kind) {
    case 'ratio': {
      const { plus } = indicator;
      const denominator = count(indicator.denominator) + (plus === undefined ? 0 : count(plus));
      const whole = count(indicator.numerator);
      return shareOf(indicator.complement === true ? denominator - whole : whole, denominator);
    }
    case 'count': {
      const cases = count(indicator.of);
      return { value: cases, numerator: cases, denominator: null, base: null };
    }
    default: {
      if (figures.details === null) throw new Error(`${indicator.id} was read before its figures`);
      return detailOf(indicator, figures.details, population);
    }
  }
}

function detailOf(
  indicator: Exclude<Indicator, ScoreIndicator | { kind: 'ratio' } | { kind: 'count' }>,
  details: Details,
  population: number,
): Found {
  switch (indicator.kind) {
    case 'sum': {
      const times = details.sum(indicator.field, indicator.of);
      return { value: times, numerator: times, denominator: null, base: null };
    }
    case 'quantile': {
      const spans = details.spans(indicator.of)!;
      const value = spans.quantile(indicator.share);
      const { measured } = spans;
      return {
        value: value === null ? null : roundHalfUp(value),
        numerator: measured,
        denominator: null,
        base: measured,
      };
    }
    case 'within': {
      const spans = details.spans(indicator.of)!;
      const within = indicator.hours === 'same_day' ? spans.sameDay : spans.atMost(indicator.hours);
      return shareOf(within, spans.measured);
    }
    case 'density': {
      const { areaKm2, roadKm } = details.ground;
      const size = indicator.per === 'km2' ? areaKm2 : roadKm;
      const value = size === null || size === 0 ? null : roundHalfUp(population / size);
      return { value, numerator: population, denominator: size, base: null };
    }
    case 'repeat': {
      const { repeated, located } = details.repeats!;
      return shareOf(repeated, located);
    }
    case 'spread': {
      const { collectors, reports, variation } = spreadOf(details.collectors!);
      return {
        value: variation === null ? null : roundHalfUp(variation * 100),
        numerator: collectors,
        denominator: reports,
        base: null,
      };
    }
  }
}

function shareOf(numerator: number, denominator: number): Found {
  return { value: percent(numerator, denominator), numerator, denominator, base: denominator };
}

/** Kinds whose change is a difference of points; the others' is per cent of what was. */
const IN_POINTS: ReadonlySet<Indicator['kind']> = new Set(['ratio', 'within', 'repeat', 'spread', 'score']);

/** The readings with what they were in other periods. */
export function withPast(
  readings: readonly Reading[],
  previous: readonly Reading[],
  lastYear: readonly Reading[],
): readonly Reading[] {
  const before = new Map(previous.map((reading) => [reading.id, reading]));
  const yearBefore = new Map(lastYear.map((reading) => [reading.id, reading]));
  return readings.map((reading) => ({
    ...reading,
    previous: pastOf(reading, before.get(reading.id)),
    lastYear: pastOf(reading, yearBefore.get(reading.id)),
  }));
}

function pastOf(now: Reading, then: Reading | undefined): PastReading | null {
  if (then === undefined) return null;
  const { value, numerator, denominator } = then;
  return { value, numerator, denominator, change: changeSince(now, then) };
}

function changeSince(now: Reading, then: Reading): number | null {
  if (now.value === null || then.value === null || now.few || then.few) return null;
  if (IN_POINTS.has(now.kind)) return roundHalfUp(now.value - then.value);
  if (now.kind !== 'quantile' && then.numerator < FEWEST_CASES) return null;
  return then.value === 0 ? null : roundHalfUp(((now.value - then.value) / then.value) * 100);
}
