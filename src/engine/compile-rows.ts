import { type ExtraField, isExtraField, type RowField } from '../domain/extra-field';
import { fieldKind } from '../domain/field';
import { isPlaceField } from '../domain/place';
import type { Order, RowsQuery } from '../domain/question';
import { createBindings, type Statement } from './bindings';
import { type Compilation, column, fromOf, startCompilation } from './compilation';
import { compileFilter } from './compile-filter';
import type { RankedField } from './sound-ranks';

/**
 * One column, `row_id`: every row of the query, in its order. `ranks` has the table of each column that is ordered by
 * sound; a column without one is ordered by its codes.
 */
export function compileRowIds(
  query: RowsQuery,
  zoneSet: string | null,
  extras: readonly ExtraField[],
  ranks: ReadonlyMap<RowField, RankedField> = new Map(),
): Statement {
  const compilation = startCompilation(createBindings(), zoneSet, extras);
  const where = compileFilter(query.filter, compilation);
  const joins: string[] = [];
  const keys = query.order.map((order, at) => {
    const texts = column(order.field, compilation);
    const ranked = order.by === 'pinyin' ? ranks.get(order.field) : undefined;
    if (ranked !== undefined) joins.push(` LEFT JOIN ${ranked.table} AS r${at} ON r${at}.word = ${texts}`);
    return orderKey(ranked === undefined ? texts : `r${at}.rank`, order);
  });
  const order = [...keys, 'c.row_id'].join(', ');
  const sql = `SELECT c.row_id AS row_id ${fromOf(compilation)}${joins.join('')} WHERE ${where} ORDER BY ${order}`;
  return { sql, values: compilation.bindings.values };
}

/** Empty cells last in either direction, text by its bytes, ties in file order: the same order every time. */
function orderKey(sql: string, { descending }: Order): string {
  return `${sql} ${descending ? 'DESC' : 'ASC'} NULLS LAST`;
}

/** Which rows a page has: a run of ids, a few ids by value, or the ids in a table of that name. */
export type PageRows =
  | { readonly kind: 'run'; readonly first: number; readonly last: number }
  | { readonly kind: 'list'; readonly rowIds: readonly number[] }
  | { readonly kind: 'table'; readonly name: string };

/**
 * `row_id` as INTEGER, then one column per field in the order of `fields`: text, or DOUBLE for numbers, flags and
 * times (epoch milliseconds), or DOUBLE for geo_quality (its index). One of the file's own columns is two: DOUBLE, its
 * code, and text, for what has no code. The rows come in no order.
 */
export function compilePage(
  rows: PageRows,
  fields: readonly RowField[],
  extras: readonly ExtraField[],
): Statement {
  const compilation = startCompilation(createBindings(), null, extras);
  const cells = fields.map((field) => `, ${cellOf(field, compilation)}`).join('');
  const where = pageCondition(rows, compilation);
  const sql = `SELECT c.row_id${cells} ${fromOf(compilation)} WHERE ${where}`;
  return { sql, values: compilation.bindings.values };
}

export function pageCondition(rows: PageRows, { bindings }: Compilation): string {
  switch (rows.kind) {
    case 'run':
      return `c.row_id BETWEEN ${bindings.integer(rows.first)} AND ${bindings.integer(rows.last)}`;
    case 'list':
      return `c.row_id IN (SELECT unnest(CAST(${bindings.texts(rows.rowIds.map(String))} AS INTEGER[])))`;
    case 'table':
      return `c.row_id IN (SELECT row_id FROM ${rows.name})`;
  }
}

function cellOf(field: RowField, compilation: Compilation): string {
  if (isExtraField(field)) {
    const index = compilation.extras.indexOf(field);
    if (index < 0) return 'CAST(NULL AS DOUBLE), CAST(NULL AS VARCHAR)';
    return `CAST(c.x${index} AS DOUBLE), c.x${index}_text`;
  }
  const sql = column(field, compilation);
  if (isPlaceField(field)) return field === 'geo_quality' ? `CAST(${sql} AS DOUBLE)` : sql;
  switch (fieldKind(field)) {
    case 'time':
      return `CAST(epoch_ms(${sql}) AS DOUBLE)`;
    case 'flag':
      return `CAST(${sql} AS DOUBLE)`;
    default:
      return sql;
  }
}
