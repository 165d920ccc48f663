/** What a column of a roster of road chiefs says. Translation key `roster.<field>`. */
export const ROSTER_FIELDS = [
  'zone',
  'road',
  'from',
  'to',
  'street',
  'community',
  'level',
  'chief',
  'phone',
  'unit',
  'shift',
] as const;
export type RosterField = (typeof ROSTER_FIELDS)[number];

export type RosterRow = { readonly [F in RosterField]: string } & {
  /** The file's own row. */
  readonly line: number;
};

/** Who is responsible for which stretch of road: plain rows as the file has them, '' where it says nothing. */
export interface Roster {
  /** Fingerprint of the source bytes. */
  readonly id: string;
  readonly name: string;
  readonly fields: readonly RosterField[];
  readonly rows: readonly RosterRow[];
  /** Rows with neither a road nor a chief. */
  readonly skipped: number;
}
