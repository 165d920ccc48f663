import type { RowField } from './extra-field';
import type { Filter } from './filter';

/** What the tables of a person's own query and their columns are called: words of the screen, made by whoever shows them. */
export interface SqlNames {
  /** All cases, and those that pass the filter on screen. */
  readonly cases: string;
  readonly filtered: string;
  /** Column of the row's number in the data, 0 being the first. */
  readonly rowId: string;
  readonly columns: readonly { readonly field: RowField; readonly name: string }[];
  /** What coded values are called, by field and code; other values stay. */
  readonly words: { readonly [F in RowField]?: ReadonlyMap<string, string> };
  /** What examples call the columns that they make. */
  readonly terms: { readonly [K in 'count' | 'hours' | 'percent' | 'month']: string };
}

/** What a query is asked of. */
export interface SqlScope {
  readonly names: SqlNames;
  readonly filter: Filter;
}

export interface SqlLimits {
  readonly rows: number;
  readonly columns: number;
  /** Characters of one cell; null: as long as it is. */
  readonly characters: number | null;
  readonly milliseconds: number;
}

/** `number`: digits, exact, whatever their size; `time`: YYYY-MM-DD HH:MM:SS by the wall clock. */
export type SqlColumnKind = 'text' | 'number' | 'time' | 'flag';

export interface SqlColumn {
  readonly name: string;
  /** As the database calls it. */
  readonly type: string;
  readonly kind: SqlColumnKind;
}

export interface SqlTable {
  readonly name: string;
  /** `filtered`: the cases that pass the filter; `stored`: with the product's own column names. */
  readonly role: 'cases' | 'filtered' | 'stored';
  readonly columns: readonly SqlColumn[];
}

/** Translation keys `sql.example.<id>`. */
export const SQL_EXAMPLE_IDS = ['classes', 'streets', 'months', 'night', 'repeat'] as const;
export interface SqlExample {
  readonly id: (typeof SQL_EXAMPLE_IDS)[number];
  readonly text: string;
}

/** What can be asked, and examples of it that the columns of the data allow. */
export interface SqlOutline {
  readonly tables: readonly SqlTable[];
  readonly examples: readonly SqlExample[];
}

/** A name of a table or column as a query writes it, whatever signs it has. */
export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""').replaceAll('\u0000', '')}"`;
}

export interface SqlResult {
  readonly columns: readonly SqlColumn[];
  /** cells[column][row]; numbers of up to 53 bits are numbers, all else is text as the database writes it. */
  readonly cells: readonly (readonly (string | number | null)[])[];
  readonly rowCount: number;
  /** There are more rows than were asked for. */
  readonly more: boolean;
  /** Columns beyond the limit, which were not read. */
  readonly columnsLeftOut: number;
  /** Cells of which only the beginning is here. */
  readonly cellsCut: number;
  readonly milliseconds: number;
}

/** What names rows of the data in a result: the row's number, or a case number. */
export type SqlRowKey = 'row' | 'case';

/** Translation keys `sql-error.<code>`. */
export const SQL_ERROR_CODES = [
  'empty',
  'several_statements',
  'not_a_query',
  'syntax',
  'unknown_table',
  'unknown_column',
  'unknown_function',
  'ambiguous',
  'not_grouped',
  'wrong_type',
  'not_allowed',
  'not_built_in',
  'parameter',
  'timed_out',
  'cancelled',
  'out_of_memory',
  'too_many_rows',
  'database_lost',
  'failed',
] as const;
export type SqlErrorCode = (typeof SQL_ERROR_CODES)[number];

export interface SqlError {
  readonly code: SqlErrorCode;
  /** Where in the text, both from 1; columns count characters. null where the database does not say. */
  readonly line: number | null;
  readonly column: number | null;
  /** The database's own words, without the place. */
  readonly words: string;
}
