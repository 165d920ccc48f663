import { type ExtraField, isExtraField, type RowField } from '../domain/extra-field';
import { isFieldId } from '../domain/field';
import { GEO_QUALITIES, isPlaceField } from '../domain/place';
import { quotedName, type SqlNames } from '../domain/sql-query';
import type { Statement } from './bindings';
import { columnOf } from './schema';

function quotedText(text: string): string {
  return `'${text.replaceAll("'", "''").replaceAll('\u0000', '')}'`;
}

/** The database tells names apart without their case: repeated ones get 2, 3 …, empty ones a number alone. */
export function apart(names: readonly string[], taken: readonly string[] = []): string[] {
  const seen = new Set(taken.map(folded));
  return names.map((name) => {
    const wanted = name.trim();
    let unique = wanted;
    for (let n = 2; unique === '' || seen.has(folded(unique)); n++) unique = `${wanted} ${n}`.trim();
    seen.add(folded(unique));
    return unique;
  });
}

function folded(name: string): string {
  return name.toLowerCase();
}

/** Columns of the view in its order, the row's number first, by names that no two share. */
export function viewColumns({ columns, rowId }: SqlNames): readonly {
  readonly field: RowField | null;
  readonly name: string;
}[] {
  const names = apart([rowId, ...columns.map(({ name }) => name)]);
  return names.map((name, at) => ({ field: at === 0 ? null : columns[at - 1]!.field, name }));
}

/**
 * Views for one connection: all cases under readable names, and those among them that `filtered` lists (its values are
 * bound on the connection). A column that a query does not touch costs it nothing but the join of places.
 */
export function viewsSql(names: SqlNames, extras: readonly ExtraField[], filtered: Statement): string[] {
  const [cases, passing] = apart([names.cases, names.filtered], ['cases', 'case_rows']) as [string, string];
  const columns = viewColumns(names);
  const cells = columns.map(({ field, name }) =>
    field === null
      ? `c.row_id AS ${quotedName(name)}`
      : `${worded(cellOf(field, extras), names.words[field])} AS ${quotedName(name)}`,
  );
  return [
    `CREATE OR REPLACE TEMP VIEW ${quotedName(cases)} AS SELECT ${cells.join(', ')}
     FROM case_rows AS c JOIN case_places AS p ON p.row_id = c.row_id LEFT JOIN zones AS z ON z.zone_index = p.zone_index`,
    `CREATE OR REPLACE TEMP VIEW ${quotedName(passing)} AS SELECT * FROM ${quotedName(cases)}
     WHERE ${quotedName(columns[0]!.name)} IN (SELECT row_id FROM (${filtered.sql}))`,
  ];
}

export function viewNames(names: SqlNames): readonly [cases: string, filtered: string] {
  return apart([names.cases, names.filtered], ['cases', 'case_rows']) as [string, string];
}

function cellOf(field: RowField, extras: readonly ExtraField[]): string {
  if (isExtraField(field)) {
    const index = extras.indexOf(field);
    if (index < 0) return 'CAST(NULL AS VARCHAR)';
    return `coalesce((SELECT w.word FROM extra_words AS w WHERE w.extra = ${index} AND w.code = c.x${index}), c.x${index}_text)`;
  }
  if (isFieldId(field)) return `c.${columnOf(field)}`;
  if (!isPlaceField(field)) return 'CAST(NULL AS VARCHAR)';
  switch (field) {
    case 'geo_quality':
      return `[${GEO_QUALITIES.map(quotedText).join(', ')}][p.quality_index + 1]`;
    case 'zone':
      return 'z.name';
    default:
      return `z.${field.replace(/^located_/, '')}`;
  }
}

function worded(cell: string, words: ReadonlyMap<string, string> | undefined): string {
  if (words === undefined || words.size === 0) return cell;
  const cases = [...words].map(([code, word]) => `WHEN ${quotedText(code)} THEN ${quotedText(word)}`);
  return `CASE ${cell} ${cases.join(' ')} ELSE ${cell} END`;
}
