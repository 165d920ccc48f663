/**
 * Who counts and what is due (口径): `egova` takes disposed and overdue cases at the counting moment as 应结案,
 * `yuncheng` every case whose deadline falls in the period, 挂账 included (domain facts §4.1).
 */
export const CONVENTIONS = ['egova', 'yuncheng'] as const;
export type Convention = (typeof CONVENTIONS)[number];

/** Which time of a case must fall in the period for it to be counted. */
export const BASES = ['reported_at', 'filed_at', 'deadline', 'closed_at'] as const;
export type Basis = (typeof BASES)[number];

/** Times are milliseconds of the local wall clock. */
export interface FactContext {
  /** The counting moment: what happened after it has not happened yet. */
  readonly asOf: number;
  /** Latest moment in the data: what the file's status and flags describe. */
  readonly dataEnd: number;
  readonly convention: Convention;
}

/** What the user chose; null stands for the latest moment in the data. */
export interface CountingChoice {
  readonly asOf: number | null;
  readonly basis: Basis;
  readonly convention: Convention;
}

export const DEFAULT_COUNTING: CountingChoice = { asOf: null, basis: 'reported_at', convention: 'egova' };

/** 运城's population is the cases that fall due in the period, whatever basis was chosen. */
export function basisOf(choice: CountingChoice): Basis {
  return choice.convention === 'yuncheng' ? 'deadline' : choice.basis;
}
