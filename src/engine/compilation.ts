import type { ExtraField, RowField } from '../domain/extra-field';
import type { Bindings } from './bindings';
import { expressionOf, fromClause, type Source } from './schema';

/** A query in the making: its values, the tables it touches, and what it is asked against. */
export interface Compilation {
  readonly bindings: Bindings;
  readonly sources: Set<Source>;
  /** Id of the loaded zone set; null where none is loaded. */
  readonly zoneSet: string | null;
  /** The file's own columns that the data has. */
  readonly extras: readonly ExtraField[];
}

export function startCompilation(
  bindings: Bindings,
  zoneSet: string | null,
  extras: readonly ExtraField[] = [],
): Compilation {
  return { bindings, sources: new Set<Source>(), zoneSet, extras };
}

/** The SQL of a column, noting the table it comes from. */
export function column(field: RowField, compilation: Compilation): string {
  const { sql, source } = expressionOf(field, compilation.extras);
  compilation.sources.add(source);
  return sql;
}

export function fromOf(compilation: Compilation): string {
  return fromClause(compilation.sources);
}

/** Longer lists are unnested into a hash join; each reference to a bound list copies it. */
const INLINE_VALUES = 8;

/** '' among the values is the missing value. No values, no rows. */
export function valuesCondition(sql: string, values: readonly string[], bindings: Bindings): string {
  const known = values.filter((value) => value !== '');
  const conditions: string[] = [];
  if (known.length > INLINE_VALUES) {
    conditions.push(`${sql} IN (SELECT unnest(${bindings.texts(known)}))`);
  } else if (known.length > 0) {
    conditions.push(`${sql} IN (${known.map((value) => bindings.text(value)).join(', ')})`);
  }
  if (known.length < values.length) conditions.push(`${sql} IS NULL`);
  return conditions.length === 0 ? 'FALSE' : conditions.join(' OR ');
}
