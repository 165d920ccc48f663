import { extraField, type RowField } from '../domain/extra-field';
import type { Filter } from '../domain/filter';
import { failure, ok, type Result } from '../domain/result';
import type {
  SqlError,
  SqlLimits,
  SqlNames,
  SqlOutline,
  SqlResult,
  SqlRowKey,
  SqlScope,
} from '../domain/sql-query';
import type { Engine } from '../engine/port';
import type { ExportOptions } from '../export/export-format';
import { SQL_EXPORT_CELLS, SQL_EXPORT_ROWS } from './sql-export-limits';

interface SqlDeskPorts {
  readonly engineFor: (filter: Filter, signal: AbortSignal) => Promise<Engine>;
  readonly job: <T>(id: string, work: (signal: AbortSignal) => Promise<T>) => Promise<T>;
}

export interface SqlExportRequest {
  /** Id of a registered format that holds plain tables. */
  readonly format: string;
  /** Texts are written with stars in the place of what gives people away. */
  readonly masked: boolean;
  readonly title?: string;
  readonly cover?: NonNullable<ExportOptions['cover']>;
  readonly milliseconds: number;
}

export interface SqlFile {
  readonly content: Blob;
  readonly rows: number;
}

/** A person's own queries, each a job; see engine/sql-panel. */
export function createSqlDesk({ engineFor, job }: SqlDeskPorts) {
  return {
    sqlOutline: (id: string, names: SqlNames): Promise<SqlOutline> =>
      job(id, async (signal) => (await engineFor([], signal)).sql.outline(names, signal)),

    sqlAsk: (
      id: string,
      scope: SqlScope,
      text: string,
      limits: SqlLimits,
    ): Promise<Result<SqlResult, SqlError>> =>
      job(id, async (signal) => {
        const engine = await engineFor(scope.filter, signal);
        return engine.sql.ask(scope, text, limits, signal);
      }),

    sqlCount: (
      id: string,
      scope: SqlScope,
      text: string,
      milliseconds: number,
    ): Promise<Result<number, SqlError>> =>
      job(id, async (signal) => {
        const engine = await engineFor(scope.filter, signal);
        return engine.sql.count(scope, text, milliseconds, signal);
      }),

    sqlRowIds: (
      id: string,
      scope: SqlScope,
      text: string,
      by: { readonly at: number; readonly key: SqlRowKey },
      milliseconds: number,
    ): Promise<Result<Uint32Array, SqlError>> =>
      job(id, async (signal) => {
        const engine = await engineFor(scope.filter, signal);
        return engine.sql.rowIds(scope, text, by, milliseconds, signal);
      }),

    /** The whole result as a file, or `too_many_rows` and no file: part of a result is never written as if it were all. */
    sqlExport: (
      id: string,
      scope: SqlScope,
      text: string,
      request: SqlExportRequest,
    ): Promise<Result<SqlFile, SqlError>> =>
      job(id, async (signal) => {
        const engine = await engineFor(scope.filter, signal);
        const asked = await engine.sql.ask(
          scope,
          text,
          {
            rows: SQL_EXPORT_ROWS,
            columns: Number.MAX_SAFE_INTEGER,
            characters: null,
            milliseconds: request.milliseconds,
          },
          signal,
        );
        if (!asked.ok) return asked;
        const { columns, rowCount, more } = asked.value;
        if (more || columns.length * rowCount > SQL_EXPORT_CELLS) {
          return failure({ code: 'too_many_rows', line: null, column: null, words: '' });
        }
        const { writeTable } = await import('./write-table');
        const fieldOf = new Map(scope.names.columns.map(({ field, name }) => [name, field]));
        const content = await writeTable(
          asked.value,
          columns.map(({ name }, at) => standIn(fieldOf.get(name), name, at)),
          request,
          signal,
        );
        return ok({ content, rows: rowCount });
      }),
  };
}

/** A column of telephones or people is masked as such where it goes by its own name. */
function standIn(field: RowField | undefined, name: string, at: number): RowField {
  return field === 'phone' || field === 'collector' || field === 'chief' ? field : extraField(name, at + 1);
}
