import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBrushIndex } from '../../../src/crossfilter/brush-index';
import { DEFAULT_COUNTING } from '../../../src/domain/fact-context';
import type { FieldId } from '../../../src/domain/field';
import type { Filter } from '../../../src/domain/filter';
import { EMPTY_SCORE_BOOK, type IndicatorReport } from '../../../src/domain/indicator';
import { createDuckDbEngine } from '../../../src/engine/duckdb-wasm';
import type { Engine } from '../../../src/engine/port';
import { type Pack, readPack } from '../../../src/ingest/formats/packed';
import type { BrushRemote } from '../../../src/jobs/brush-remote';
import { createIndicatorDesk } from '../../../src/jobs/indicator-desk';
import { openPack, storePacks } from '../../../src/jobs/open-pack';
import { startDuckDbInNode } from '../../support/duckdb-node';
import { PROJECT } from '../../support/project';
import { spatial } from '../crossfilter/spatial';

const WHOLE = { ground: { areaKm2: 100, roadKm: 50 }, book: EMPTY_SCORE_BOOK, complete: true } as const;
const FOLDER = join(PROJECT, 'public', 'demo');
const present = existsSync(join(FOLDER, 'cases-rest.pack'));
if (!present) console.log('skipped: the demo city is not in public/demo');

async function packOf(name: string, base?: Pack): Promise<Pack> {
  const pack = await readPack(readFileSync(join(FOLDER, name)), base);
  if (!pack.ok) throw new Error(pack.error.code);
  return pack.value;
}

describe.skipIf(!present)('the demo city', () => {
  const signal = new AbortController().signal;
  let packs: readonly [Pack, Pack];
  let engine: Engine;
  let desk: ReturnType<typeof createIndicatorDesk>;
  let stop: () => Promise<unknown>;

  beforeAll(async () => {
    const first = await packOf('cases-first.pack');
    packs = [first, await packOf('cases-rest.pack', first)];
    const index = createBrushIndex(spatial);
    const brush: BrushRemote = {
      begin: async () => index.begin(),
      append: async (batch) => index.append(batch),
      commit: async () => index.commit(),
      discard: async () => index.discard(),
      bring: async (field, values) => index.bring(field, values),
      locate: async (zoneSet, bounds) => index.locate(zoneSet, bounds),
      unresolved: async (filter) => index.unresolved(filter),
      resolve: async (clause, rowIds) => index.resolve(clause, rowIds),
      rowIds: async (filter) => index.rowIds(filter),
      wholeColumns: async (fields) => index.wholeColumns(fields),
      answer: async (filter, questions) => index.answer(filter, questions),
    };
    const database = await startDuckDbInNode();
    engine = createDuckDbEngine(database);
    stop = async () => {
      await engine.close();
      await database.terminate();
    };
    await openPack(first, { id: 'demo', name: 'demo' }, brush);
    await storePacks(packs, engine, signal);
    desk = createIndicatorDesk(brush);
  }, 60_000);
  afterAll(() => stop?.());

  function numbers(field: FieldId): Float64Array {
    const column = packs[0].column(field) ?? packs[1].column(field);
    if (column?.kind !== 'time' && column?.kind !== 'number') throw new Error(field);
    return column.values;
  }
  function texts(field: FieldId): readonly string[] {
    const column = packs[0].column(field) ?? packs[1].column(field);
    if (column?.kind !== 'dictionary') throw new Error(field);
    return Array.from(column.codes, (code) => ['', ...column.added][code]!);
  }

  /** Counts straight from the packs' times: the demo's status agrees with them, as a test of its own says. */
  function countByTimes(asOf: number, counted: (row: number) => boolean) {
    const [reported, dispatched, handled] = [
      numbers('reported_at'),
      numbers('dispatched_at'),
      numbers('handled_at'),
    ];
    const [closed, deadline] = [numbers('closed_at'), numbers('deadline')];
    const status = texts('status');
    const sums = { reported: 0, shouldClose: 0, closed: 0, inTime: 0, overdueOpen: 0 };
    for (let row = 0; row < status.length; row++) {
      if (!counted(row) || reported[row]! > asOf) continue;
      sums.reported += 1;
      const sent = dispatched[row]! <= asOf;
      if (!sent || status[row] === 'suspended' || status[row] === 'void') continue;
      const done = handled[row]! <= asOf;
      if (done || asOf > deadline[row]!) sums.shouldClose += 1;
      if (!done && asOf > deadline[row]!) sums.overdueOpen += 1;
      if (!(closed[row]! <= asOf)) continue;
      sums.closed += 1;
      if (handled[row]! <= deadline[row]!) sums.inTime += 1;
    }
    return sums;
  }

  function shown(report: IndicatorReport) {
    const of = (id: string) => report.readings.find((reading) => reading.id === id)!;
    return {
      reported: of('filing_rate').denominator,
      shouldClose: of('closing_rate').denominator,
      closed: of('closing_rate').numerator,
      inTime: of('closing_in_time_rate').numerator,
      overdueOpen: of('overdue_undisposed_count').value,
    };
  }

  it('has all indicators, counted at its last moment', async () => {
    const report = await desk.report(engine, { filter: [], choice: DEFAULT_COUNTING, ...WHOLE }, signal);
    expect(report.untold).toEqual([]);
    expect(report.population).toBe(packs[0].rowCount);
    let last = -Infinity;
    for (const field of ['reported_at', 'handled_at', 'closed_at', 'void_at'] as const) {
      for (const time of numbers(field)) if (time > last) last = time;
    }
    expect(report.dataEnd).toBe(last);
    expect(shown(report)).toEqual(countByTimes(last, () => true));
  });

  it('agrees with an independent count at other moments and under filters', async () => {
    const major = texts('major');
    const reported = numbers('reported_at');
    const [from, to] = [Date.UTC(2025, 2, 1), Date.UTC(2025, 5, 12, 7, 30)];
    const filter: Filter = [
      { kind: 'class', majors: [major[0]!], minors: [] },
      { kind: 'time', field: 'reported_at', from, to },
    ];
    const counted = (row: number) => major[row] === major[0] && reported[row]! >= from && reported[row]! < to;
    for (const asOf of [Date.UTC(2025, 3, 1, 9), Date.UTC(2025, 9, 8, 10), Date.UTC(2027, 0, 1)]) {
      const report = await desk.report(
        engine,
        { filter: filter, choice: { ...DEFAULT_COUNTING, asOf }, ...WHOLE },
        signal,
      );
      const expected = countByTimes(asOf, counted);
      expect(expected.closed).toBeGreaterThan(0);
      expect(shown(report)).toEqual(expected);
    }
  });

  it('counts by deadline what falls due in the period, whenever it was reported', async () => {
    const [from, to] = [Date.UTC(2025, 8, 1), Date.UTC(2025, 9, 1)];
    const filter: Filter = [{ kind: 'time', field: 'reported_at', from, to }];
    const choice = { ...DEFAULT_COUNTING, convention: 'yuncheng' } as const;
    const report = await desk.report(engine, { filter: filter, choice: choice, ...WHOLE }, signal);
    const deadline = numbers('deadline');
    const status = texts('status');
    const due = [...deadline.keys()].filter((row) => deadline[row]! >= from && deadline[row]! < to);
    expect(report.basis).toBe('deadline');
    expect(report.population).toBe(due.length);
    const closing = report.readings.find(({ id }) => id === 'closing_rate')!;
    expect(closing.denominator).toBe(due.filter((row) => status[row] !== 'void').length);
    expect(closing.numerator).toBe(due.filter((row) => status[row] === 'closed').length);
  });

  it('reads the columns of a filter on text from the database', async () => {
    const filter: Filter = [{ kind: 'text', text: '违' }];
    const report = await desk.report(engine, { filter: filter, choice: DEFAULT_COUNTING, ...WHOLE }, signal);
    const counted = await engine.aggregate({ kind: 'count' }, filter);
    expect(report.population).toBe(counted.kind === 'count' ? counted.count : -1);
  });
});
