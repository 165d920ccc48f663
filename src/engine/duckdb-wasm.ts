import type { RowField } from '../domain/extra-field';
import type { FieldId, TimeField } from '../domain/field';
import { GEO_QUALITIES } from '../domain/place';
import type { RowsQuery } from '../domain/question';
import { answerOf, type Committed } from './answers';
import { encodePlaces, encodeRowIds, encodeWords, encodeZones } from './arrow-batch';
import { columnsOfResult, columnsStatement } from './case-columns';
import { wordsOf } from './column-words';
import { compileFind } from './compile-find';
import { compileGroups } from './compile-groups';
import { CLASS_CODE_COUNTS, compileQuality, SOURCE_COUNTS } from './compile-quality';
import { CLASS_PAIRS, compileQuestion, compileTimeRange } from './compile-question';
import { compilePage, compileRowIds, type PageRows } from './compile-rows';
import type { Database } from './database';
import { EngineError } from './engine-error';
import { createFoundPlaces } from './found-places';
import { groupsAnswer } from './groups-answer';
import { keptRowsTable } from './kept-rows';
import { type LoadedData, newData, storedExtras } from './loaded-data';
import { pageOf } from './page-of';
import { createPermutationMemo } from './permutation-memo';
import type { Engine } from './port';
import { qualityAnswer } from './quality-answer';
import { cellsOf, idsOf } from './result-columns';
import {
  commitSql,
  createStagedRowsSql,
  EXTRA_WORDS,
  NO_EXTRAS,
  REPLACE_PLACES_SQL,
  STAGED_ROWS,
  spellExtraSql,
} from './schema';
import { createSessions, type Transaction } from './sessions';
import { createSoundRanks } from './sound-ranks';
import { createSqlPanel } from './sql-panel';

export interface DuckDbEngineOptions {
  /** Default 60 s. */
  readonly timeoutMs?: number;
  /** How long a database that was told to stop may stay silent before it is given up; default 20 s. */
  readonly graceMs?: number;
  /** Aborted by whoever sees the database's worker die; every call then rejects with `engine_lost`. */
  readonly lost?: AbortSignal;
  /** Called once when the database answers no more. */
  readonly onLost?: () => void;
  /** Ordered row ids kept for paging, 4 bytes each; default 8 million. */
  readonly maximumKeptRowIds?: number;
}

/** Where a page's ids are this many, they travel as a table rather than as bound values. */
const LISTED_IDS = 400;

/**
 * The engine on a started DuckDB-WASM, which may live in a worker of a page or in a thread of Node. Calls reject
 * with an EngineError when the database fails, with the signal's reason when aborted. An engine that was lost stays
 * lost: start a new database, make a new engine, load again.
 */
export function createDuckDbEngine(database: Database, options: DuckDbEngineOptions = {}): Engine {
  const sessions = createSessions(database, {
    timeoutMs: options.timeoutMs ?? 60_000,
    graceMs: options.graceMs ?? 20_000,
    lost: options.lost,
    onLost: options.onLost,
  });
  const memo = createPermutationMemo(options.maximumKeptRowIds ?? 8_000_000);
  let data: LoadedData = newData([]);
  let committed = describe(data);
  let staged: { readonly data: LoadedData; readonly transaction: Transaction } | null = null;
  let pageTables = 0;
  let whole: Uint32Array = new Uint32Array(0);
  const keptTables = new Set<string>();
  const foundPlaces = createFoundPlaces();
  const soundRanks = createSoundRanks({
    run: (statement) => sessions.run(statement),
    make: (table, stream) =>
      inTransaction(async ({ execute, insert }) => {
        await execute(`CREATE TABLE ${table} (word VARCHAR, rank INTEGER)`);
        await insert(table, stream);
      }),
  });
  /** Loading steps run one after the other, in the order they were asked for. */
  let loading: Promise<unknown> = Promise.resolve();
  let empty: Promise<void> | null = null;

  function inTurn<T>(step: () => Promise<T>): Promise<T> {
    const result = loading.then(step);
    loading = result.catch(() => {});
    return result;
  }

  /** Tables of no rows, so that questions can be asked before anything is loaded. */
  function ready(): Promise<void> {
    empty ??= sessions.transact([createStagedRowsSql([], 0), ...commitSql([], GEO_QUALITIES, NO_EXTRAS)]);
    return empty;
  }

  async function inTransaction(work: (transaction: Transaction) => Promise<void>): Promise<void> {
    const transaction = await sessions.begin();
    try {
      await work(transaction);
      await transaction.commit();
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
  }

  /** Forgets rows that were staged and not committed. */
  async function unstage(): Promise<void> {
    const before = staged;
    staged = null;
    await before?.transaction.rollback();
  }

  function describe(of: LoadedData): Committed {
    const codes = new Map<FieldId, ReadonlyMap<string, number>>();
    let pairs: Promise<readonly (readonly [number, number])[]> | null = null;
    const ranges = new Map<TimeField, Promise<readonly [number, number] | null>>();
    const code = (field: FieldId, value: string | null): number => {
      if (value === null) return 0;
      const known =
        codes.get(field) ?? new Map(of.encoder.dictionary(field).map((text, index) => [text, index]));
      codes.set(field, known);
      return known.get(value)!;
    };
    async function readPairs() {
      const batches = await sessions.run(CLASS_PAIRS);
      const [majors, minors] = [cellsOf(batches, 0), cellsOf(batches, 1)];
      return majors
        .map((major, row) => [code('major', textOf(major)), code('minor', textOf(minors[row]!))] as const)
        .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    }
    async function readRange(field: TimeField): Promise<readonly [number, number] | null> {
      const batches = await sessions.run(compileTimeRange(field));
      const first = cellsOf(batches, 0)[0] ?? null;
      return first === null ? null : [Number(first), Number(cellsOf(batches, 1)[0])];
    }
    return {
      get zoneCount() {
        return of.zoneCount;
      },
      code,
      classPairs: () => (pairs ??= readPairs()),
      timeRange(field) {
        const range = ranges.get(field) ?? readRange(field);
        ranges.set(field, range);
        return range;
      },
    };
  }

  function isWhole({ filter, order }: RowsQuery): boolean {
    return filter.length === 0 && order.length === 0;
  }

  function orderedRowIds(query: RowsQuery, signal?: AbortSignal): Promise<Uint32Array> {
    const key = JSON.stringify([query.filter, query.order]);
    const { zoneSet, extras } = data;
    return memo.get(
      key,
      async (stop) => {
        const ranks = await soundRanks.of(query, extras.fields);
        return idsOf(await sessions.run(compileRowIds(query, zoneSet, extras.fields, ranks), stop), 0);
      },
      signal,
    );
  }

  /** The rows of the query in its order, all of them; whoever gets them must not change them. */
  async function listed(query: RowsQuery, signal?: AbortSignal): Promise<Uint32Array> {
    const { rowCount } = data.encoder;
    if (!isWhole(query)) return orderedRowIds(query, signal);
    if (whole.length !== rowCount) whole = wholeRun(0, rowCount, rowCount);
    return whole;
  }

  async function dropRanks(): Promise<void> {
    const tables = soundRanks.forget();
    if (tables.length > 0) await sessions.transact(tables.map((name) => `DROP TABLE IF EXISTS ${name}`));
  }

  async function fetchRows(rowIds: Uint32Array, fields: readonly RowField[], signal?: AbortSignal) {
    const { fields: extras } = data.extras;
    const read = (rows: PageRows) => sessions.run(compilePage(rows, fields, extras), signal);
    if (rowIds.length > 0 && isRun(rowIds)) {
      return read({ kind: 'run', first: rowIds[0]!, last: rowIds[rowIds.length - 1]! });
    }
    if (rowIds.length <= LISTED_IDS) return read({ kind: 'list', rowIds: Array.from(rowIds) });
    const name = `page_rows_${++pageTables}`;
    await inTransaction(async ({ execute, insert }) => {
      await execute(`CREATE TABLE ${name} (row_id INTEGER)`);
      await insert(name, encodeRowIds(rowIds));
    });
    try {
      return await read({ kind: 'table', name });
    } finally {
      await sessions.transact([`DROP TABLE ${name}`]);
    }
  }

  return {
    capabilities: { local: true, cancel: true },

    begin: (fields, signal) =>
      inTurn(async () => {
        signal?.throwIfAborted();
        const fresh = newData(fields);
        await ready();
        await unstage();
        const transaction = await sessions.begin();
        staged = { data: fresh, transaction };
        await transaction.execute(createStagedRowsSql(fresh.fields, fresh.extras.fields.length));
      }),

    append: (batch, signal) =>
      inTurn(async () => {
        signal?.throwIfAborted();
        if (staged === null) throw new Error('append before begin');
        const { transaction } = staged;
        const { encoder, extras } = staged.data;
        const before = extras.spelled.length;
        const cells = extras.take(batch);
        for (const index of extras.spelled.slice(before)) await transaction.execute(spellExtraSql(index));
        await transaction.insert(STAGED_ROWS, encoder.encode(batch, cells, extras.spelled));
      }),

    commit: () =>
      inTurn(async () => {
        if (staged === null) throw new Error('commit before begin');
        await staged.transaction.commit();
        // A transaction of its own: the first began before the tables that this one replaces were last replaced.
        const { fields, extras } = staged.data;
        await sessions.transact(commitSql(fields, GEO_QUALITIES, storedExtras(extras)));
        await inTransaction(async ({ insert }) => {
          for (let index = 0; index < extras.fields.length; index++) {
            const words = extras.words(index);
            if (words.length > 1) await insert(EXTRA_WORDS, encodeWords(index, words));
          }
        });
        await sessions.transact([...keptTables].map((name) => `DROP TABLE IF EXISTS ${name}`));
        keptTables.clear();
        await dropRanks();
        data = staged.data;
        committed = describe(data);
        staged = null;
        memo.clear();
        return data.encoder.rowCount;
      }),

    discard: () => inTurn(unstage),

    setPlaces: (places, zones, zoneSet, signal) =>
      inTurn(async () => {
        signal?.throwIfAborted();
        await ready();
        const { rowCount } = data.encoder;
        if (places.qualities.length !== rowCount || places.zones.length !== rowCount) {
          throw new Error(`places of ${places.qualities.length} rows for ${rowCount} cases`);
        }
        await inTransaction(async ({ execute, insert }) => {
          for (const sql of REPLACE_PLACES_SQL) await execute(sql);
          await insert('case_places', encodePlaces(places));
          await insert('zones', encodeZones(zones));
          signal?.throwIfAborted();
        });
        data.zoneSet = zoneSet;
        data.zoneCount = zones.length;
        await dropRanks();
        memo.clear();
      }),

    keepRows: (clause, rowIds) =>
      inTurn(async () => {
        await ready();
        const name = keptRowsTable(clause);
        await inTransaction(async ({ execute, insert }) => {
          await execute(`CREATE OR REPLACE TABLE ${name} (row_id INTEGER)`);
          if (rowIds.length > 0) await insert(name, encodeRowIds(rowIds));
        });
        keptTables.add(name);
        memo.clear();
      }),

    async aggregate(question, filter, signal) {
      if (question.kind === 'density' || question.kind === 'points') {
        throw new EngineError('unsupported_question', question.kind);
      }
      await ready();
      const asked = committed;
      const categories = question.kind === 'categories' ? data.encoder.dictionary(question.field).length : 0;
      const batches = await sessions.run(
        compileQuestion(question, filter, data.zoneSet, data.extras.fields),
        signal,
      );
      return answerOf(question, batches, asked, categories);
    },

    async page(query, fields, from, n, signal) {
      await ready();
      const start = Math.max(0, Math.trunc(from));
      const rowIds = isWhole(query)
        ? wholeRun(start, n, data.encoder.rowCount)
        : (await orderedRowIds(query, signal)).slice(start, start + n);
      const { extras } = data;
      const batches = rowIds.length === 0 ? [] : await fetchRows(rowIds, fields, signal);
      return pageOf(rowIds, fields, batches, extras);
    },

    async rowIds(query, signal) {
      await ready();
      signal?.throwIfAborted();
      if (isWhole(query)) return wholeRun(0, data.encoder.rowCount, data.encoder.rowCount);
      return (await orderedRowIds(query, signal)).slice();
    },

    async find(query, wanted, span, signal) {
      await ready();
      const { extras, zoneSet, encoder } = data;
      const foundIn = { zoneSet, extras: extras.fields, words: extras.words };
      const list = span === null && isWhole(query) ? null : await listed(query, signal);
      const within = span === null ? null : list!.slice(span.from, span.from + span.n);
      if (within?.length === 0) return within;
      const rows: PageRows | null = within === null ? null : { kind: 'list', rowIds: Array.from(within) };
      const hits = idsOf(await sessions.run(compileFind(query.filter, wanted, rows, foundIn), signal), 0);
      return list === null ? hits.sort() : foundPlaces.of(list, hits, encoder.rowCount);
    },

    async placesOf(query, rowIds, signal) {
      await ready();
      const { rowCount } = data.encoder;
      return foundPlaces.of(await listed(query, signal), rowIds, rowCount);
    },

    async words(field, signal) {
      await ready();
      return wordsOf(field, data, (statement) => sessions.run(statement, signal));
    },

    async groups(filter, keys, limit, signal) {
      await ready();
      const { extras, zoneSet } = data;
      const statement = compileGroups(filter, keys, limit + 1, zoneSet, extras.fields);
      return groupsAnswer(await sessions.run(statement, signal), keys, limit, extras);
    },

    async columns(fields, signal) {
      await ready();
      const { encoder, fields: loaded } = data;
      const asked = fields.filter((field) => loaded.includes(field));
      if (asked.length === 0) return { rowCount: encoder.rowCount, columns: {} };
      const batches = await sessions.run(columnsStatement(asked), signal);
      return columnsOfResult(batches, asked, encoder.rowCount);
    },

    async quality(now, signal) {
      await ready();
      const plan = compileQuality(data.fields, now);
      const known = (field: FieldId) => data.fields.includes(field);
      const figures = await sessions.run(plan.statement, signal);
      const sources = known('source') ? await sessions.run(SOURCE_COUNTS, signal) : null;
      const codes = known('class_code') ? await sessions.run(CLASS_CODE_COUNTS, signal) : null;
      return qualityAnswer(plan, figures, sources, codes);
    },

    sql: createSqlPanel({
      sessions,
      ready,
      extras: () => data.extras.fields,
      filtered: (filter) => compileRowIds({ filter, order: [] }, data.zoneSet, data.extras.fields),
    }),

    close: () => sessions.close(),
  };
}

function isRun(rowIds: Uint32Array): boolean {
  for (let i = 1; i < rowIds.length; i++) if (rowIds[i] !== rowIds[i - 1]! + 1) return false;
  return true;
}

function wholeRun(from: number, n: number, rowCount: number): Uint32Array {
  const length = Math.max(0, Math.min(n, rowCount - from));
  return Uint32Array.from({ length }, (_, index) => from + index);
}

function textOf(cell: string | number | null): string | null {
  return cell === null ? null : String(cell);
}
