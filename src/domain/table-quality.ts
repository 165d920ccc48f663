import type { RowField } from './extra-field';
import type { FieldId, TimeField } from './field';
import type { PersonalCounts } from './personal-data';

/** The order in which the times of a case can only come (domain facts §6), and what must not lie before its report. */
export const TIME_ORDERS: readonly (readonly [earlier: TimeField, later: TimeField])[] = [
  ['reported_at', 'filed_at'],
  ['reported_at', 'dispatched_at'],
  ['reported_at', 'handled_at'],
  ['reported_at', 'closed_at'],
  ['reported_at', 'void_at'],
  ['reported_at', 'deadline'],
  ['filed_at', 'dispatched_at'],
  ['filed_at', 'handled_at'],
  ['filed_at', 'closed_at'],
  ['dispatched_at', 'handled_at'],
  ['dispatched_at', 'closed_at'],
  ['handled_at', 'closed_at'],
];

/** Times of what has happened; a deadline may lie ahead. */
export const PAST_TIMES: readonly TimeField[] = [
  'reported_at',
  'filed_at',
  'dispatched_at',
  'handled_at',
  'closed_at',
  'void_at',
];

export interface ColumnQuality {
  readonly field: FieldId;
  readonly filled: number;
  /** Estimated from sketches (HyperLogLog): a few per cent off. */
  readonly distinct: number;
  /** Of times (ms of the local wall clock) and numbers; null where there is none. */
  readonly least: number | null;
  readonly most: number | null;
}

export interface TimeOrderLine {
  readonly earlier: TimeField;
  readonly later: TimeField;
  /** Cases that have both times. */
  readonly compared: number;
  /** Those of them whose later time lies before the earlier one. */
  readonly broken: number;
}

/** What is known of the rows as they lie in the database, whatever is filtered. */
export interface TableQuality {
  readonly rowCount: number;
  readonly columns: readonly ColumnQuality[];
  readonly timeOrders: readonly TimeOrderLine[];
  /** Cases with at least one broken order. */
  readonly outOfOrder: number;
  /** Cases of a time after the moment that was asked about; only times with any. */
  readonly future: readonly { readonly field: TimeField; readonly count: number }[];
  /** Cases by source, most first; '' is missing. Empty where the data has no sources. */
  readonly sources: readonly { readonly value: string; readonly count: number }[];
  /** Codes beside the classes; empty where the data has no codes. */
  readonly classCodes: readonly ClassCodeCount[];
}

export interface ClassCodeCount {
  readonly major: string;
  readonly minor: string;
  readonly code: string;
  readonly count: number;
}

/** Texts of a column that give people away, by what they give away. */
export interface PersonalColumn {
  readonly field: RowField;
  readonly counts: PersonalCounts;
}

/** Fields whose texts may give people away: free text, names, telephones. Codes and categories are none. */
export const PERSONAL_FIELDS: readonly FieldId[] = [
  'description',
  'address',
  'opinion',
  'phone',
  'collector',
  'chief',
];
