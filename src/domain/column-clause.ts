import type { RowField } from './extra-field';

/**
 * A condition on one column of the table, whatever the column is: also on the file's own columns and on what the point
 * says. Columns of numbers and times can be empty or filled, and nothing else.
 */
export interface ColumnClause {
  readonly kind: 'column';
  readonly field: RowField;
  readonly test: ColumnTest;
}

export type ColumnTest =
  /** Part of the text, as `foldText` reads it. A missing text contains nothing. */
  | { readonly op: 'contains'; readonly text: string }
  /** One of these texts; '' is the missing one. */
  | { readonly op: 'among'; readonly values: readonly string[] }
  | { readonly op: 'empty' }
  | { readonly op: 'filled' };
