import type { RecordBatch } from 'apache-arrow';
import type { SqlColumn, SqlColumnKind, SqlResult } from '../domain/sql-query';
import { type Cells, cellsOf } from './result-columns';

const SHORT_NUMBER = /^(?:U?(?:TINYINT|SMALLINT|INTEGER)|FLOAT|DOUBLE)$/;
const LONG_NUMBER = /^(?:U?(?:BIGINT|HUGEINT)|DECIMAL\(.*\)|BIGNUM|VARINT)$/;
const TIME = /^(?:DATE|TIME|TIMESTAMP)(?:_\w+)?(?:\(.*\))?(?: WITH TIME ZONE)?$/;

export function kindOfType(type: string): SqlColumnKind {
  if (SHORT_NUMBER.test(type) || LONG_NUMBER.test(type)) return 'number';
  if (type === 'BOOLEAN') return 'flag';
  return TIME.test(type) ? 'time' : 'text';
}

/** Names and types of a query's columns, as two columns of text. */
export function describeSql(query: string): string {
  return `SELECT column_name, column_type FROM (DESCRIBE (\n${query}\n))`;
}

export function columnsOf(batches: readonly RecordBatch[]): readonly SqlColumn[] {
  const types = cellsOf(batches, 1);
  return cellsOf(batches, 0).map((name, at) => {
    const type = String(types[at]);
    return { name: String(name ?? ''), type, kind: kindOfType(type) };
  });
}

/**
 * The first rows of a query, its first columns as DOUBLE or text; the query itself begins on the second line.
 * `characters`: longer texts are cut to one more than that.
 */
export function rowsSql(
  query: string,
  columns: readonly SqlColumn[],
  shown: number,
  rows: number,
  characters: number | null,
): string {
  const cells = columns.slice(0, shown).map(({ type }, at) => {
    if (SHORT_NUMBER.test(type)) return `CAST(c${at} AS DOUBLE)`;
    const text = textOf(`c${at}`, type);
    return characters === null || kindOfType(type) !== 'text' ? text : `left(${text}, ${characters + 1})`;
  });
  return `SELECT ${cells.join(', ')} FROM (\n${query}\n) AS asked(${columns.map((_, at) => `c${at}`).join(', ')}) LIMIT ${rows + 1}`;
}

/** An instant is written by UTC: the time zones' tables are in an extension that is not there. */
function textOf(cell: string, type: string): string {
  return type === 'TIMESTAMP WITH TIME ZONE'
    ? `CAST(make_timestamp(epoch_us(${cell})) AS VARCHAR) || '+00'`
    : `CAST(${cell} AS VARCHAR)`;
}

export function countSql(query: string): string {
  return `SELECT CAST(count(*) AS DOUBLE) FROM (\n${query}\n) AS asked`;
}

/** Different row ids among the cells of one column of all rows of a query. */
export function rowIdsSql(query: string, columns: number, at: number, key: 'row' | 'case'): string {
  const names = Array.from({ length: columns }, (_, index) => `c${index}`).join(', ');
  const asked = `(\n${query}\n) AS asked(${names})`;
  return key === 'row'
    ? `SELECT CAST(row_id AS INTEGER) FROM case_rows WHERE row_id IN (SELECT TRY_CAST(c${at} AS INTEGER) FROM ${asked}) ORDER BY row_id`
    : `SELECT CAST(row_id AS INTEGER) FROM case_rows WHERE case_id IN (SELECT CAST(c${at} AS VARCHAR) FROM ${asked}) ORDER BY row_id`;
}

/** The batches as a result of at most `rows` rows. */
export function resultOf(
  batches: readonly RecordBatch[],
  columns: readonly SqlColumn[],
  shown: number,
  rows: number,
  characters: number | null,
): Omit<SqlResult, 'milliseconds'> {
  let cellsCut = 0;
  const cells = columns.slice(0, shown).map((_, at): Cells => {
    const all = cellsOf(batches, at);
    if (all.length > rows) all.length = rows;
    if (characters === null) return all;
    return all.map((cell) => {
      // Characters of the database are code points: those beyond 16 bits have two units.
      if (typeof cell !== 'string' || cell.length <= characters) return cell;
      const points = Array.from(cell);
      if (points.length <= characters) return cell;
      cellsCut += 1;
      return points.slice(0, characters).join('');
    });
  });
  const found = batches.reduce((sum, batch) => sum + batch.numRows, 0);
  return {
    columns: columns.slice(0, shown),
    cells,
    rowCount: Math.min(found, rows),
    more: found > rows,
    columnsLeftOut: columns.length - Math.min(columns.length, shown),
    cellsCut,
  };
}
