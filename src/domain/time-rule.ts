/** 05/03/2024: which of the two comes first. */
export const DATE_ORDERS = ['day-first', 'month-first'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** From which year a workbook counts its days: 1904 where it was made on a Mac of old. */
export const SERIAL_EPOCHS = [1900, 1904] as const;
export type SerialEpoch = (typeof SERIAL_EPOCHS)[number];

/** How the times of one column are read where their text alone could mean two things. */
export interface TimeRule {
  /** 0-based column of the file. */
  readonly column: number;
  /** Absent: such dates are refused. */
  readonly order?: DateOrder;
  /** Absent: 1900. */
  readonly epoch?: SerialEpoch;
}

/** What a column's first records show; a rule is proposed only where one of them proves it. */
export interface TimeEvidence {
  readonly column: number;
  /** Dates with day and month first, and the one that only one order can read; null where none decides, or two disagree. */
  readonly shortDates: number;
  readonly proof: string | null;
  readonly disagreeing: boolean;
  /** Bare numbers in the range of day counts, and what the first of them is by the epoch taken (ms, wall clock). */
  readonly serials: number;
  readonly serialExample: { readonly text: string; readonly time: number } | null;
}

/** What the whole of a column showed while it was read, beyond its first records. */
export interface TimeFinding {
  readonly column: number;
  /** The order that it was read by; null: none, so that its dates with day and month first were refused. */
  readonly order: DateOrder | null;
  /** Dates with day and month first that were not read. */
  readonly unread: number;
  /** For each order that some of them can only have, the first of them. */
  readonly proofs: readonly TimeProof[];
}

export interface TimeProof {
  readonly order: DateOrder;
  readonly text: string;
  /** The file's own number of the record. */
  readonly line: number;
}
