import type { ExtraField } from '../domain/extra-field';
import type { TimeField } from '../domain/field';
import type { Filter } from '../domain/filter';
import { columnUnits } from '../domain/measure';
import type { HistogramQuestion, Question } from '../domain/question';
import { filterOf } from '../domain/same-period';
import { createBindings, type Statement } from './bindings';
import { type Compilation, column, fromOf, startCompilation } from './compilation';
import { compileFilter, measureSql, weekHourSql } from './compile-filter';
import { columnOf } from './schema';

/** Questions that SQL answers; density and points are the brush index's. */
export type TableQuestion = Exclude<Question, { kind: 'density' | 'points' }>;

/**
 * Columns of the answer: the key (none for a count; two for classes), then `cases`, a DOUBLE. Keys: text, epoch
 * milliseconds as DOUBLE, or index as DOUBLE; NULL is missing.
 */
export function compileQuestion(
  question: TableQuestion,
  filter: Filter,
  zoneSet: string | null,
  extras: readonly ExtraField[] = [],
): Statement {
  const compilation = startCompilation(createBindings(), zoneSet, extras);
  const where = compileFilter(filterOf(question, filter), compilation);
  const keys = keysOf(question, compilation);
  const list = keys.map((key, index) => `${key} AS key_${index}, `).join('');
  const group = keys.length === 0 ? '' : ` GROUP BY ${keys.map((_, index) => index + 1).join(', ')}`;
  const sql = `SELECT ${list}CAST(count(*) AS DOUBLE) AS cases ${fromOf(compilation)} WHERE ${where}${group}`;
  return { sql, values: compilation.bindings.values };
}

function keysOf(question: TableQuestion, compilation: Compilation): readonly string[] {
  const sqlOf = (field: Parameters<typeof column>[0]) => column(field, compilation);
  switch (question.kind) {
    case 'count':
      return [];
    case 'categories':
      return [sqlOf(question.field)];
    case 'classes':
      return [sqlOf('major'), sqlOf('minor')];
    case 'timeline': {
      // date_trunc starts a week on Monday (ISO 8601). DuckDB 1.4.3 takes its result for never NULL (a missing time
      // then comes out as a number), so the missing times are kept away from it.
      const time = sqlOf(question.field);
      const start = `CASE WHEN ${time} IS NOT NULL THEN date_trunc('${question.unit}', ${time}) END`;
      return [`CAST(epoch_ms(${start}) AS DOUBLE)`];
    }
    case 'tide':
      return [`CAST(${weekHourSql(sqlOf(question.field))} AS DOUBLE)`];
    case 'histogram':
      return [binSql(question, compilation)];
    case 'zones':
      sqlOf('geo_quality');
      return ['CAST(p.zone_index AS DOUBLE)'];
    case 'qualities':
      return [`CAST(${sqlOf('geo_quality')} AS DOUBLE)`];
  }
}

/** How many edges a case has reached: 0 below the first; NULL without a value. */
function binSql({ measure, edges }: HistogramQuestion, compilation: Compilation): string {
  const value = measureSql(measure, compilation);
  const scale = columnUnits(measure);
  const { bindings } = compilation;
  const reached = edges.map((edge) => `CAST(${value} >= ${bindings.double(edge * scale)} AS INTEGER)`);
  return `CASE WHEN ${value} IS NOT NULL THEN CAST(${['0', ...reached].join(' + ')} AS DOUBLE) END`;
}

/** First and last time of the whole data set, epoch milliseconds; NULL where no row has one. */
export function compileTimeRange(field: TimeField): Statement {
  const time = columnOf(field);
  return {
    sql: `SELECT CAST(epoch_ms(min(${time})) AS DOUBLE) AS first, CAST(epoch_ms(max(${time})) AS DOUBLE) AS last
      FROM case_rows`,
    values: [],
  };
}

export const CLASS_PAIRS: Statement = {
  sql: 'SELECT DISTINCT "major", "minor" FROM case_rows',
  values: [],
};
