import type { ExtraField, RowField } from '../domain/extra-field';
import { isExtraField } from '../domain/extra-field';
import type { Filter } from '../domain/filter';
import type { Wanted } from '../domain/find-records';
import { createBindings, type Statement } from './bindings';
import { type Compilation, column, fromOf, startCompilation, valuesCondition } from './compilation';
import { compileFilter } from './compile-filter';
import { type PageRows, pageCondition } from './compile-rows';
import { containsCondition } from './compile-texts';

/** What the compiler has to know of the data. */
export interface FoundIn {
  readonly zoneSet: string | null;
  readonly extras: readonly ExtraField[];
  /** Words by code of one of the file's own columns; words[0] is none. */
  readonly words: (extra: number) => readonly string[];
}

/** One column, `row_id`, in no order: the rows of the filter (and among `rows`, where given) that hold what is wanted. */
export function compileFind(
  filter: Filter,
  wanted: Wanted,
  rows: PageRows | null,
  found: FoundIn,
): Statement {
  const compilation = startCompilation(createBindings(), found.zoneSet, found.extras);
  const { bindings } = compilation;
  const where = [compileFilter(filter, compilation)];
  if (rows !== null) where.push(pageCondition(rows, compilation));
  const hits = [
    ...wanted.texts.map((field) =>
      containsCondition(spelledColumn(field, compilation), wanted.text, bindings),
    ),
    ...wanted.among
      .filter(({ values }) => values.length > 0)
      .map(({ field, values }) => amongCondition(field, values, compilation, found)),
  ];
  where.push(hits.length === 0 ? 'FALSE' : hits.map((hit) => `(${hit})`).join(' OR '));
  const sql = `SELECT c.row_id AS row_id ${fromOf(compilation)} WHERE ${where.map((one) => `(${one})`).join(' AND ')}`;
  return { sql, values: bindings.values };
}

/** The texts of one of the file's own columns that have no code; the coded ones are matched by their words. */
function spelledColumn(field: RowField, compilation: Compilation): string {
  if (!isExtraField(field)) return column(field, compilation);
  const index = compilation.extras.indexOf(field);
  return index < 0 ? 'CAST(NULL AS VARCHAR)' : `c.x${index}_text`;
}

function amongCondition(
  field: RowField,
  values: readonly string[],
  compilation: Compilation,
  { words }: FoundIn,
): string {
  const { bindings } = compilation;
  if (isExtraField(field)) {
    const index = compilation.extras.indexOf(field);
    const wanted = new Set(values);
    const codes = index < 0 ? [] : words(index).flatMap((word, code) => (wanted.has(word) ? [code] : []));
    return `c.x${index} IN (${codes.length === 0 ? 'NULL' : `SELECT CAST(unnest(${bindings.texts(codes.map(String))}) AS USMALLINT)`})`;
  }
  return valuesCondition(column(field, compilation), values, bindings);
}
