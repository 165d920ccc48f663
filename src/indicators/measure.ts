import {
  type CountingGround,
  type Duration,
  EMPTY_SCORE_BOOK,
  type IndicatorReport,
  type ScoreBook,
} from '../domain/indicator';
import { situationsWhere } from '../facts/fact-table';
import { numbersOf } from '../facts/life-rows';
import { countWhere, type SituationCounts, situationCounts } from '../facts/situation-counts';
import { type CaseMaterial, countedRows, type Population } from './counted-rows';
import { durationHours, SPANS } from './durations';
import { quantiles } from './quantile';
import { type Details, type Figures, readIndicators, type SpanFigures } from './read-indicators';
import { INDICATORS } from './registry';

/** What the details need beside the facts. */
export interface DetailSources {
  readonly ground: CountingGround;
  /** Of the counted rows, which lie in repeat places and which are located at all; null where there are no points. */
  readonly repeats: Details['repeats'];
}

export const NO_GROUND: CountingGround = { areaKm2: null, roadKm: null };

export type Measured = Pick<
  IndicatorReport,
  'population' | 'leftOut' | 'readings' | 'untold' | 'counts' | 'complete'
>;

/** Indicators over a population. Without `sources`, those that one pass over the facts tells. */
export function measure(
  material: CaseMaterial,
  population: Population,
  sources: DetailSources | null,
  book: ScoreBook = EMPTY_SCORE_BOOK,
): Measured {
  const { table } = material;
  const { counted, withoutBasis } = countedRows(material, population);
  const situations = situationCounts(table.situations, counted);
  const where = (statement: Parameters<typeof situationsWhere>[0]): number =>
    countWhere(situations, situationsWhere(statement, table.context));
  const figures: Figures = {
    ...countFigures(material, situations),
    population: counted.length,
    book,
    details: sources === null ? null : detailsOf(material, counted, sources),
  };
  return {
    population: counted.length,
    leftOut: {
      void: where(({ stage }) => stage === 'void'),
      suspended: where(({ stage }) => stage === 'suspended'),
      absent: where(({ stage }) => stage === 'absent'),
      unknown: where(({ stage }) => stage === 'unknown'),
      withoutDeadline: where(
        ({ stage, hasDeadline, hasLateFlag }) =>
          (stage === 'processing' || stage === 'checking' || stage === 'closed') &&
          !hasDeadline &&
          !hasLateFlag,
      ),
      withoutBasis,
    },
    ...readIndicators(figures),
    counts: table.toldFacts.map((fact) => ({ fact, count: figures.count(fact) })),
    complete: sources !== null,
  };
}

/** Counts of facts over rows of which only their situations are known. */
export function countFigures(
  { table }: Pick<CaseMaterial, 'table'>,
  situations: SituationCounts,
): Pick<Figures, 'count' | 'told'> {
  const known = new Map<string, number>();
  return {
    told: (fact) => table.bits.has(fact),
    count: (fact) => {
      const before = known.get(fact);
      if (before !== undefined) return before;
      const holds = table.holds(fact);
      const cases = holds === undefined ? 0 : countWhere(situations, holds);
      known.set(fact, cases);
      return cases;
    },
  };
}

function detailsOf(material: CaseMaterial, counted: Uint32Array, sources: DetailSources): Details {
  const { data, table } = material;
  const known = new Map<Duration, SpanFigures>();
  const collector = data.columns.collector;
  return {
    ...sources,
    spans: (duration) => {
      if (!SPANS[duration].fields.every((field) => data.columns[field] !== undefined)) return null;
      const before = known.get(duration) ?? spanFigures(material, counted, duration);
      known.set(duration, before);
      return before;
    },
    sum: (field, fact) => {
      const numbers = numbersOf(data, field);
      const holds = table.holds(fact)!;
      let sum = 0;
      for (const row of counted) if (holds[table.situations[row]!] === 1) sum += numbers[row]!;
      return sum;
    },
    collectors:
      collector?.kind === 'codes' ? byCollector(collector.codes, collector.values.length, counted) : null,
  };
}

function byCollector(codes: Uint32Array, collectors: number, counted: Uint32Array): Uint32Array {
  const reports = new Uint32Array(collectors);
  for (const row of counted) reports[codes[row]!] = reports[codes[row]!]! + 1;
  return reports;
}

function spanFigures(material: CaseMaterial, counted: Uint32Array, duration: Duration): SpanFigures {
  const { hours, sameDay } = durationHours(material, counted, duration);
  const shares = INDICATORS.flatMap((one) =>
    one.kind === 'quantile' && one.of === duration ? [one.share] : [],
  ).sort((a, b) => a - b);
  const found = quantiles(hours, shares);
  return {
    measured: hours.length,
    sameDay,
    quantile: (share) => found[shares.indexOf(share)] ?? null,
    atMost: (limit) => {
      let within = 0;
      for (const one of hours) if (one <= limit) within += 1;
      return within;
    },
  };
}
