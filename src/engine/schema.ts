import { type ExtraField, isExtraField, type RowField } from '../domain/extra-field';
import { FIELDS, type FieldId, type FieldKind } from '../domain/field';
import { isPlaceField, type PlaceField } from '../domain/place';

/**
 * What the database holds:
 * - `loaded_rows`: the rows as loaded, only the columns the file has (an all-NULL column would still cost memory)
 * - `case_rows`: a view of it with every canonical field, NULL of the right type where the file had none
 * - `case_places`: what was derived from the point and the zones, one row per case
 * - `zones`: the loaded zone set
 * - `extra_words`: the texts of the file's own columns, by column and code. Those columns are called x0, x1 … in their
 *   order in `extras`, whatever the file calls them; x0_text holds what did not get a code
 * - `cases`: all of these together, one line per case
 *
 * The places hang on a join by row id and not on a positional one: that one is 10 ms faster on narrow columns of a
 * million rows, but reads all columns of the table to give a page (330 ms against 130).
 */
const SQL_TYPES: { readonly [K in FieldKind]: string } = {
  text: 'VARCHAR',
  category: 'VARCHAR',
  time: 'TIMESTAMP',
  number: 'DOUBLE',
  flag: 'BOOLEAN',
};

const KINDS: ReadonlyMap<string, FieldKind> = new Map(FIELDS.map((field) => [field.id, field.kind]));

/** The quoted column of a field. A name that is not in the registry is a bug, whatever the types say. */
export function columnOf(field: FieldId): string {
  if (!KINDS.has(field)) throw new Error(`no such field: ${field}`);
  return `"${field}"`;
}

export function sqlTypeOf(field: FieldId): string {
  const kind = KINDS.get(field);
  if (kind === undefined) throw new Error(`no such field: ${field}`);
  return SQL_TYPES[kind];
}

/** Where a column of `cases` lives: `c` case_rows, `p` case_places, `z` zones, `w0` the words of x0. */
export type Source = 'c' | 'p' | 'z' | `w${number}`;

const PLACE_COLUMNS: { readonly [F in PlaceField]: { readonly sql: string; readonly source: Source } } = {
  geo_quality: { sql: 'p.quality_index', source: 'p' },
  located_district: { sql: 'z.district', source: 'z' },
  located_street: { sql: 'z.street', source: 'z' },
  located_community: { sql: 'z.community', source: 'z' },
  located_cell: { sql: 'z.cell', source: 'z' },
  zone: { sql: 'z.name', source: 'z' },
};

/** The SQL of a column in a query over `fromClause`. A column that is none of `extras` is empty. */
export function expressionOf(
  field: RowField,
  extras: readonly ExtraField[],
): { readonly sql: string; readonly source: Source } {
  if (isPlaceField(field)) return PLACE_COLUMNS[field];
  if (!isExtraField(field)) return { sql: `c.${columnOf(field)}`, source: 'c' };
  const index = extras.indexOf(field);
  if (index < 0) return { sql: 'CAST(NULL AS VARCHAR)', source: 'c' };
  return { sql: `coalesce(w${index}.word, c.x${index}_text)`, source: `w${index}` };
}

/** Joins only the tables that the query touches. */
export function fromClause(sources: ReadonlySet<Source>): string {
  let sql = 'FROM case_rows AS c';
  if (sources.has('p') || sources.has('z')) sql += ' JOIN case_places AS p ON p.row_id = c.row_id';
  if (sources.has('z')) sql += ' LEFT JOIN zones AS z ON z.zone_index = p.zone_index';
  for (const source of sources) {
    if (!source.startsWith('w')) continue;
    const index = source.slice(1);
    sql += ` LEFT JOIN extra_words AS ${source} ON ${source}.extra = ${index} AND ${source}.code = c.x${index}`;
  }
  return sql;
}

export const STAGED_ROWS = 'staged_rows';
/**
 * Extensions are never fetched: offline such a call hangs for minutes. No query reads a file or an address, and none
 * can change that again.
 */
export const SETTINGS_SQL: readonly string[] = [
  'SET autoinstall_known_extensions=false',
  'SET autoload_known_extensions=false',
  'SET enable_external_access=false',
  'SET lock_configuration=true',
];

const PLACES_COLUMNS = 'row_id INTEGER, quality_index UTINYINT, zone_index UINTEGER, mismatch_bits UTINYINT';
const ZONES_COLUMNS =
  'zone_index UINTEGER, zone_id VARCHAR, name VARCHAR, district VARCHAR, street VARCHAR, community VARCHAR, cell VARCHAR, area_km2 DOUBLE';

export const EXTRA_WORDS = 'extra_words';

/** The file's own columns of a table, in the order in which batches carry them. */
export interface StoredExtras {
  readonly count: number;
  /** Those that hold text beside codes. */
  readonly spelled: readonly number[];
  /** Those without any value: they are not kept. */
  readonly empty: readonly number[];
}

export const NO_EXTRAS: StoredExtras = { count: 0, spelled: [], empty: [] };

export function createStagedRowsSql(fields: readonly FieldId[], extras: number): string {
  const columns = fields.map((field) => `, ${columnOf(field)} ${sqlTypeOf(field)}`);
  const own = Array.from({ length: extras }, (_, index) => `, x${index} USMALLINT`);
  return `CREATE OR REPLACE TABLE ${STAGED_ROWS} (row_id INTEGER${[...columns, ...own].join('')})`;
}

/** From the next batch on the column's texts are carried too, after all columns before. */
export function spellExtraSql(index: number): string {
  return `ALTER TABLE ${STAGED_ROWS} ADD COLUMN x${index}_text VARCHAR`;
}

export const REPLACE_PLACES_SQL: readonly string[] = [
  `CREATE OR REPLACE TABLE case_places (${PLACES_COLUMNS})`,
  `CREATE OR REPLACE TABLE zones (${ZONES_COLUMNS})`,
];

function rowsViewSql(fields: readonly FieldId[], extras: StoredExtras): string {
  const loaded = new Set(fields);
  const columns = FIELDS.map(({ id }) =>
    loaded.has(id) ? `, ${columnOf(id)}` : `, CAST(NULL AS ${sqlTypeOf(id)}) AS ${columnOf(id)}`,
  );
  const own = Array.from({ length: extras.count }, (_, index) => {
    const code = extras.empty.includes(index) ? `CAST(NULL AS USMALLINT) AS x${index}` : `x${index}`;
    const hasText = extras.spelled.includes(index) && !extras.empty.includes(index);
    const text = hasText ? `x${index}_text` : `CAST(NULL AS VARCHAR) AS x${index}_text`;
    return `, ${code}, ${text}`;
  });
  return `CREATE OR REPLACE VIEW case_rows AS SELECT row_id${[...columns, ...own].join('')} FROM loaded_rows`;
}

/** Columns without a value would still cost memory. */
function dropEmptySql({ empty, spelled }: StoredExtras): string[] {
  return empty.flatMap((index) => [
    `ALTER TABLE ${STAGED_ROWS} DROP COLUMN x${index}`,
    ...(spelled.includes(index) ? [`ALTER TABLE ${STAGED_ROWS} DROP COLUMN x${index}_text`] : []),
  ]);
}

function casesViewSql(qualities: readonly string[]): string {
  const fields = FIELDS.map(({ id }) => `, c.${columnOf(id)}`).join('');
  const names = qualities.map((code) => `'${code}'`).join(', ');
  return `CREATE OR REPLACE VIEW cases AS SELECT c.row_id${fields},
    [${names}][p.quality_index + 1] AS geo_quality, z.district AS located_district, z.street AS located_street,
    z.community AS located_community, z.cell AS located_cell, z.name AS zone ${fromClause(new Set<Source>(['c', 'p', 'z']))}`;
}

/** One transaction: the rows of before are there until it ends. Places and zones belong to rows, so they go too. */
export function commitSql(
  fields: readonly FieldId[],
  qualities: readonly string[],
  extras: StoredExtras,
): readonly string[] {
  return [
    ...dropEmptySql(extras),
    'DROP VIEW IF EXISTS cases',
    'DROP VIEW IF EXISTS case_rows',
    'DROP TABLE IF EXISTS loaded_rows',
    `ALTER TABLE ${STAGED_ROWS} RENAME TO loaded_rows`,
    ...REPLACE_PLACES_SQL,
    `CREATE OR REPLACE TABLE ${EXTRA_WORDS} (extra USMALLINT, code USMALLINT, word VARCHAR)`,
    rowsViewSql(fields, extras),
    casesViewSql(qualities),
    // Every case has its line of places from the start: an inner join takes a third of an outer one's time.
    'INSERT INTO case_places SELECT row_id, NULL, NULL, 0 FROM loaded_rows',
  ];
}
