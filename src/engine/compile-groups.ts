import { type ExtraField, isExtraField } from '../domain/extra-field';
import { fieldKind } from '../domain/field';
import type { Filter } from '../domain/filter';
import type { GroupKey } from '../domain/find-records';
import { isPlaceField } from '../domain/place';
import { createBindings, type Statement } from './bindings';
import { type Compilation, column, fromOf, startCompilation } from './compilation';
import { compileFilter } from './compile-filter';

/**
 * A column per key (one of the file's own columns is two: DOUBLE, its code, and text, for what has no code), then
 * `cases`, a DOUBLE; the largest groups first, equal ones by their keys. Times are epoch milliseconds of their unit's start as DOUBLE.
 */
export function compileGroups(
  filter: Filter,
  keys: readonly GroupKey[],
  limit: number,
  zoneSet: string | null,
  extras: readonly ExtraField[],
): Statement {
  const compilation = startCompilation(createBindings(), zoneSet, extras);
  const where = compileFilter(filter, compilation);
  const columns = keys.flatMap((key) => keyColumns(key, compilation));
  const list = columns.map((sql, index) => `${sql} AS key_${index}, `).join('');
  const places = columns.map((_, index) => String(index + 1)).join(', ');
  const group = columns.length === 0 ? '' : ` GROUP BY ${places} ORDER BY cases DESC, ${places}`;
  const sql = `SELECT ${list}CAST(count(*) AS DOUBLE) AS cases ${fromOf(compilation)} WHERE ${where}${group} LIMIT ${limit}`;
  return { sql, values: compilation.bindings.values };
}

function keyColumns({ field, unit }: GroupKey, compilation: Compilation): readonly string[] {
  if (isExtraField(field)) {
    const index = compilation.extras.indexOf(field);
    return index < 0
      ? ['CAST(NULL AS DOUBLE)', 'CAST(NULL AS VARCHAR)']
      : [`CAST(c.x${index} AS DOUBLE)`, `c.x${index}_text`];
  }
  const sql = column(field, compilation);
  if (isPlaceField(field)) return [field === 'geo_quality' ? `CAST(${sql} AS DOUBLE)` : sql];
  switch (fieldKind(field)) {
    case 'time': {
      // As in compile-question: DuckDB 1.4.3 takes the result of date_trunc for never NULL.
      const start = `CASE WHEN ${sql} IS NOT NULL THEN date_trunc('${unit ?? 'day'}', ${sql}) END`;
      return [`CAST(epoch_ms(CAST(${start} AS TIMESTAMP)) AS DOUBLE)`];
    }
    case 'number':
    case 'flag':
      return [`CAST(${sql} AS DOUBLE)`];
    default:
      return [sql];
  }
}
