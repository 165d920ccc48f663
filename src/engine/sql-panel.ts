import type { ExtraField } from '../domain/extra-field';
import type { Filter } from '../domain/filter';
import { failure, ok, type Result } from '../domain/result';
import {
  quotedName,
  type SqlColumn,
  type SqlError,
  type SqlLimits,
  type SqlNames,
  type SqlOutline,
  type SqlResult,
  type SqlRowKey,
  type SqlScope,
  type SqlTable,
} from '../domain/sql-query';
import type { Statement } from './bindings';
import { EngineError } from './engine-error';
import { idsOf } from './result-columns';
import type { OwnSession, Sessions } from './sessions';
import { columnsOf, countSql, describeSql, resultOf, rowIdsSql, rowsSql } from './sql-panel-columns';
import { sqlErrorOf } from './sql-panel-error';
import { sqlExamples } from './sql-panel-examples';
import { viewNames, viewsSql } from './sql-panel-names';
import { onlyQuery, placeOf } from './sql-panel-text';

/**
 * A person's own queries. Each has a connection to itself, which is thrown away: temporary views of the cases, then a
 * read-only transaction in which the text is prepared alone (two statements are refused) and run as a subquery.
 * The database reads no files and no addresses (SETTINGS_SQL), so that a query reaches the loaded data and nothing else.
 */
export interface SqlPanel {
  outline(names: SqlNames, signal?: AbortSignal): Promise<SqlOutline>;
  ask(
    scope: SqlScope,
    text: string,
    limits: SqlLimits,
    signal?: AbortSignal,
  ): Promise<Result<SqlResult, SqlError>>;
  /** Rows of the whole result. */
  count(
    scope: SqlScope,
    text: string,
    milliseconds: number,
    signal?: AbortSignal,
  ): Promise<Result<number, SqlError>>;
  /** Ids, ascending, of the rows of the data that column `at` of the whole result names. */
  rowIds(
    scope: SqlScope,
    text: string,
    by: { readonly at: number; readonly key: SqlRowKey },
    milliseconds: number,
    signal?: AbortSignal,
  ): Promise<Result<Uint32Array, SqlError>>;
}

interface SqlPanelPorts {
  readonly sessions: Sessions;
  /** Resolves when the tables are there. */
  readonly ready: () => Promise<void>;
  readonly extras: () => readonly ExtraField[];
  /** Row ids of a filter, as a statement of one column. */
  readonly filtered: (filter: Filter) => Promise<Statement> | Statement;
}

/** Of a statement that tells names and types; it reads no rows. */
const DESCRIBE_MS = 20_000;
/** Of looking a text over: some are worked out then and there, and nothing can stop that but the end of the database. */
const PLAN_MS = 20_000;
const NO_FILTER: Filter = [];

export function createSqlPanel({ sessions, ready, extras, filtered }: SqlPanelPorts): SqlPanel {
  async function prepared<T>({ names, filter }: SqlScope, work: (own: OwnSession) => Promise<T>): Promise<T> {
    await ready();
    const passing = await filtered(filter);
    return sessions.alone(async (own) => {
      await own.bind(passing.values);
      for (const sql of viewsSql(names, extras(), passing)) await own.execute(sql);
      await own.execute('BEGIN TRANSACTION READ ONLY');
      return work(own);
    });
  }

  /** `work` on the query that the text is, once the database has agreed that it is one. */
  async function withQuery<T>(
    scope: SqlScope,
    text: string,
    signal: AbortSignal | undefined,
    work: (own: OwnSession, query: string, columns: readonly SqlColumn[]) => Promise<T>,
  ): Promise<Result<T, SqlError>> {
    const only = onlyQuery(text);
    if (!only.ok) return failure({ code: only.error.code, ...placeOf(text, only.error.at), words: '' });
    const query = only.value;
    let firstLine = 1;
    try {
      signal?.throwIfAborted();
      return await prepared(scope, async (own) => {
        await own.check(query, PLAN_MS);
        firstLine = 2;
        const columns = columnsOf(await own.run(describeSql(query), DESCRIBE_MS, signal));
        return ok(await work(own, query, columns));
      });
    } catch (thrown) {
      if (signal?.aborted === true) return failure(plain('cancelled'));
      if (!(thrown instanceof EngineError)) throw thrown;
      return failure(errorOf(thrown, query, firstLine));
    }
  }

  return {
    outline: (names, signal) =>
      prepared({ names, filter: NO_FILTER }, async (own) => {
        const [cases, passing] = viewNames(names);
        const roles = [
          [cases, 'cases'],
          [passing, 'filtered'],
          ['cases', 'stored'],
          ['zones', 'stored'],
        ] as const;
        const tables: SqlTable[] = [];
        for (const [name, role] of roles) {
          const described = await own.run(describeSql(`FROM ${quotedName(name)}`), DESCRIBE_MS, signal);
          tables.push({ name, role, columns: columnsOf(described) });
        }
        return { tables, examples: sqlExamples(names) };
      }),

    async ask(scope, text, limits, signal) {
      const startedAt = performance.now();
      return withQuery(scope, text, signal, async (own, query, columns) => {
        const { rows, characters } = limits;
        const shown = Math.min(columns.length, limits.columns);
        const sql = rowsSql(query, columns, shown, rows, characters);
        const batches = await own.run(sql, limits.milliseconds, signal);
        return {
          ...resultOf(batches, columns, shown, rows, characters),
          milliseconds: performance.now() - startedAt,
        };
      });
    },

    count: (scope, text, milliseconds, signal) =>
      withQuery(scope, text, signal, async (own, query) => {
        const [batch] = await own.run(countSql(query), milliseconds, signal);
        return Number(batch?.getChildAt(0)?.get(0) ?? 0);
      }),

    rowIds: (scope, text, { at, key }, milliseconds, signal) =>
      withQuery(scope, text, signal, async (own, query, columns) =>
        idsOf(await own.run(rowIdsSql(query, columns.length, at, key), milliseconds, signal), 0),
      ),
  };
}

function plain(code: SqlError['code'], words = ''): SqlError {
  return { code, line: null, column: null, words };
}

function errorOf(error: EngineError, query: string, firstLine: number): SqlError {
  const words = error.message.slice(error.code.length + 2);
  switch (error.code) {
    case 'query_timed_out':
      return plain('timed_out');
    case 'engine_lost':
    case 'engine_closed':
      return plain('database_lost', words);
    case 'out_of_memory':
      return plain('out_of_memory', words.split('\n')[0]);
    default:
      return sqlErrorOf(words, query, firstLine);
  }
}
