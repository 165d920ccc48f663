import { type FieldId, fieldKind, type TimeField } from '../domain/field';
import { PAST_TIMES, TIME_ORDERS } from '../domain/table-quality';
import { createBindings, type Statement } from './bindings';
import { columnOf } from './schema';

export interface QualityPlan {
  readonly statement: Statement;
  readonly columns: readonly FieldId[];
  readonly orders: readonly (readonly [earlier: TimeField, later: TimeField])[];
  readonly times: readonly TimeField[];
}

/**
 * One pass over all rows, one line of DOUBLEs: the number of rows; four a column (filled, distinct, least, most);
 * two an order (compared, broken); rows with any broken order; one a time (after `now`).
 */
export function compileQuality(columns: readonly FieldId[], now: number): QualityPlan {
  const has = (field: FieldId): boolean => columns.includes(field);
  const orders = TIME_ORDERS.filter(([earlier, later]) => has(earlier) && has(later));
  const times = PAST_TIMES.filter(has);
  const bindings = createBindings();
  const broken = orders.map(([earlier, later]) => `${columnOf(later)} < ${columnOf(earlier)}`);
  const list = [
    'count(*)',
    ...columns.flatMap(columnFigures),
    ...orders.flatMap(([earlier, later], index) => [
      `count(CASE WHEN ${columnOf(earlier)} IS NOT NULL AND ${columnOf(later)} IS NOT NULL THEN 1 END)`,
      `count(CASE WHEN ${broken[index]} THEN 1 END)`,
    ]),
    broken.length === 0 ? '0' : `count(CASE WHEN ${broken.join(' OR ')} THEN 1 END)`,
    ...times.map((field) => `count(CASE WHEN ${columnOf(field)} > ${bindings.time(now)} THEN 1 END)`),
  ].map((figure, index) => `CAST(${figure} AS DOUBLE) AS figure_${index}`);
  return {
    statement: { sql: `SELECT ${list.join(', ')} FROM case_rows`, values: bindings.values },
    columns,
    orders,
    times,
  };
}

function columnFigures(field: FieldId): readonly string[] {
  const column = columnOf(field);
  const kind = fieldKind(field);
  const bound = (of: 'min' | 'max'): string => {
    if (kind === 'time') return `epoch_ms(${of}(${column}))`;
    return kind === 'number' ? `${of}(${column})` : 'NULL';
  };
  return [`count(${column})`, `approx_count_distinct(${column})`, bound('min'), bound('max')];
}

/** Columns: source, cases. */
export const SOURCE_COUNTS: Statement = {
  sql: `SELECT "source", CAST(count(*) AS DOUBLE) AS cases FROM case_rows GROUP BY 1 ORDER BY 2 DESC, 1`,
  values: [],
};

/** Columns: major, minor, class_code, cases. A file with more combinations than this has no codes of classes there. */
export const CLASS_CODE_COUNTS: Statement = {
  sql: `SELECT "major", "minor", "class_code", CAST(count(*) AS DOUBLE) AS cases FROM case_rows
    WHERE "class_code" IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 4 DESC LIMIT 20000`,
  values: [],
};
