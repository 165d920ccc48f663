import type { WorkTime } from '../domain/calendar';
import { basisOf, type CountingChoice } from '../domain/fact-context';
import type { CategoryField } from '../domain/field';
import { type Filter, withClause, withoutClause } from '../domain/filter';
import type {
  CountingGround,
  IndicatorReport,
  IndicatorTable,
  Reading,
  ScoreBook,
} from '../domain/indicator';
import { chosenEnds, closedSpan } from '../domain/open-days';
import type { Span } from '../domain/period';
import { spanBefore, spanLastYear } from '../domain/period-change';
import type { FactClause } from '../domain/row-set';
import type { Engine } from '../engine/port';
import { countedRows, type Population } from '../indicators/counted-rows';
import { type DetailSources, type Measured, measure } from '../indicators/measure';
import { measureByGroup } from '../indicators/measure-by-group';
import { withPast } from '../indicators/read-indicators';
import type { BrushRemote } from './brush-remote';
import { createCaseFacts } from './case-facts';
import { countRepeats } from './count-repeats';

const PERIOD = 'time:reported_at';

/** What indicators are asked for. */
export interface IndicatorRequest {
  readonly filter: Filter;
  readonly choice: CountingChoice;
  readonly ground: CountingGround;
  readonly book: ScoreBook;
  /** The first answer takes one pass over the facts; the rest (durations, places, periods before) takes longer. */
  readonly complete: boolean;
}

/** Indicators over the rows of a filter; the facts behind them are kept per data version and counting moment. */
export function createIndicatorDesk(brush: BrushRemote) {
  const facts = createCaseFacts(brush);

  async function rowsOf(engine: Engine, filter: Filter, signal: AbortSignal): Promise<Uint32Array> {
    for (const open of await brush.unresolved(filter)) {
      await brush.resolve(
        open,
        open.kind === 'fact'
          ? await facts.factRows(engine, open, signal)
          : await engine.rowIds({ filter: [open], order: [] }, signal),
      );
    }
    return brush.rowIds(filter);
  }

  /** The period is the filter's; another basis asks another time of the case to fall into it. */
  async function populationOf(
    engine: Engine,
    filter: Filter,
    choice: CountingChoice,
    period: Span | null,
    signal: AbortSignal,
  ): Promise<Population> {
    const basis = basisOf(choice);
    const other = withoutClause(filter, PERIOD);
    const asked =
      basis === 'reported_at' && period !== null
        ? withClause(other, { kind: 'time', field: 'reported_at', ...period })
        : other;
    return { rowIds: await rowsOf(engine, asked, signal), basis, period };
  }

  async function measureAt(
    engine: Engine,
    { filter, choice, ground, book, complete }: IndicatorRequest,
    period: Span | null,
    signal: AbortSignal,
    moment?: number,
  ): Promise<Measured> {
    const cases = await facts.at(engine, choice, signal, moment);
    const population = await populationOf(engine, filter, choice, period, signal);
    signal.throwIfAborted();
    if (!complete) return measure(cases, population, null, book);
    const collector = await facts.column(engine, 'collector', signal);
    const columns = { ...cases.data.columns, ...(collector === undefined ? {} : { collector }) };
    const material = { ...cases, data: { ...cases.data, columns } };
    const { counted } = countedRows(material, population);
    signal.throwIfAborted();
    const sources: DetailSources = { ground, repeats: await repeatsOf(engine, counted, signal) };
    return measure(material, population, sources, book);
  }

  async function repeatsOf(
    engine: Engine,
    counted: Uint32Array,
    signal: AbortSignal,
  ): Promise<DetailSources['repeats']> {
    const column = (field: 'lon' | 'lat' | 'minor' | 'major' | 'reported_at') =>
      facts.column(engine, field, signal);
    const [lon, lat, reportedAt] = [await column('lon'), await column('lat'), await column('reported_at')];
    if (reportedAt?.kind !== 'numbers') return null;
    const located = await rowsOf(engine, [{ kind: 'quality', qualities: ['exact'] }], signal);
    const classes = (await column('minor')) ?? (await column('major'));
    return countRepeats({ lon, lat, classes, reportedAt: reportedAt.values, located }, counted, signal);
  }

  return {
    forget: facts.forget,
    factRows: (engine: Engine, clause: FactClause, signal: AbortSignal) =>
      facts.factRows(engine, clause, signal),
    setWorkTime: (workTime: WorkTime) => facts.setWorkTime(workTime),

    async report(engine: Engine, request: IndicatorRequest, signal: AbortSignal): Promise<IndicatorReport> {
      const { filter, choice, complete } = request;
      const { asOf, dataEnd, yearsWithoutCalendar } = await facts.at(engine, choice, signal);
      const measured = await measureAt(engine, request, periodOf(filter), signal);
      const period = comparablePeriod(filter, choice, dataEnd);
      const compared =
        period === null ? null : { previous: spanBefore(period), lastYear: spanLastYear(period) };
      let readings: readonly Reading[] = measured.readings;
      if (complete && period !== null && compared !== null) {
        const { previous, lastYear } = compared;
        // Like for like: the earlier period is counted as long after its end as this one is.
        const then = async (span: Span) =>
          (await measureAt(engine, request, span, signal, asOf - (period.to - span.to))).readings;
        readings = withPast(readings, await then(previous), await then(lastYear));
      }
      return {
        asOf,
        dataEnd,
        basis: basisOf(choice),
        convention: choice.convention,
        ...measured,
        readings,
        compared,
        yearsWithoutCalendar,
      };
    },

    /** The indicators that facts tell, for each value of a field; null where the data does not have it. */
    async table(
      engine: Engine,
      { filter, choice, book }: Omit<IndicatorRequest, 'ground' | 'complete'>,
      by: CategoryField,
      signal: AbortSignal,
    ): Promise<IndicatorTable | null> {
      const cases = await facts.at(engine, choice, signal);
      const groups = await facts.column(engine, by, signal);
      if (groups?.kind !== 'codes') return null;
      const population = await populationOf(engine, filter, choice, periodOf(filter), signal);
      const { counted } = countedRows(cases, population);
      return { asOf: cases.asOf, ...measureByGroup(cases, counted, groups.codes, groups.values, book) };
    },

    /** Of every row, in file order: 1 where the fact holds, 0 where not, 2 where the data cannot tell it. */
    async factMarks(
      engine: Engine,
      wanted: readonly string[],
      choice: CountingChoice,
      signal: AbortSignal,
    ): Promise<readonly Uint8Array[]> {
      const { table } = await facts.at(engine, choice, signal);
      const { situations } = table;
      return wanted.map((fact) => {
        const holds = table.holds(fact);
        return Uint8Array.from(situations, (situation) => (holds === undefined ? 2 : holds[situation]!));
      });
    },
  };
}

function periodOf(filter: Filter): Span | null {
  const clause = filter.find((one) => one.kind === 'time' && one.field === 'reported_at');
  return clause?.kind === 'time' ? { from: clause.from, to: clause.to } : null;
}

/**
 * What can be set beside earlier periods: a span that began somewhere, to the end of the data where its end is open.
 * Deadlines lie beyond that end, so that they have no such period.
 */
export function comparablePeriod(filter: Filter, choice: CountingChoice, dataEnd: number): Span | null {
  const span = periodOf(filter);
  if (span === null) return null;
  const { from, to } = chosenEnds(span);
  if (from === null || (to === null && basisOf(choice) === 'deadline')) return null;
  return closedSpan(span, [from, dataEnd]);
}
