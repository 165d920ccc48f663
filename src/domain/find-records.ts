import type { RowField } from './extra-field';

/**
 * What is looked for in the rows of a table: a row is found where one of the `texts` columns contains the text, or where
 * one of the `among` columns has one of its values (names that were matched beforehand, by their signs or their sound).
 */
export interface Wanted {
  /** As `foldText` gives it. */
  readonly text: string;
  readonly texts: readonly RowField[];
  readonly among: readonly { readonly field: RowField; readonly values: readonly string[] }[];
}

/** Rows from .. from + n of an ordered table. */
export interface RowSpan {
  readonly from: number;
  readonly n: number;
}

/** How a column's values are put together: times by their day, month or year, everything else as it is. */
export interface GroupKey {
  readonly field: RowField;
  readonly unit?: 'day' | 'month' | 'year';
}

export interface ValueGroup {
  /** By key; null is missing, a time is the start of its unit in milliseconds of the local wall clock. */
  readonly values: readonly (string | number | null)[];
  readonly count: number;
}

export interface ValueGroups {
  /** The largest first, ties by their values. */
  readonly groups: readonly ValueGroup[];
  /** There are more groups than were asked for. */
  readonly more: boolean;
}
