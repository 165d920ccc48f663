import type { TimeLimit } from './calendar';
import type { TimeField } from './field';

/** Stations of a case in the order of the field's process; a deadline is none. */
export const LIFE_FIELDS = [
  'reported_at',
  'filed_at',
  'dispatched_at',
  'handled_at',
  'closed_at',
  'void_at',
] as const satisfies readonly TimeField[];
export type LifeField = (typeof LIFE_FIELDS)[number];

/** Milliseconds of the local wall clock; NaN or absent is missing. */
export type LifeTimes = { readonly [F in LifeField | 'deadline']?: number };

export interface LifeEvent {
  readonly field: LifeField;
  readonly at: number;
  /** Since the station before, round the clock and by work time; null at the first. */
  readonly elapsedMs: number | null;
  readonly workMs: number | null;
}

export interface CaseLife {
  /** In order of time. */
  readonly events: readonly LifeEvent[];
  readonly limit: TimeLimit | null;
  /** `stated`: by the file; else from the limit and the time of dispatch. */
  readonly deadline: { readonly at: number; readonly stated: boolean } | null;
  /** Handled, closed or void: the clock stands still. */
  readonly ended: boolean;
  /** When the clock stopped, or the counting moment. */
  readonly until: number;
  /** Of the limit, from dispatch until `until`, by the limit's clock; null where the case was not dispatched. */
  readonly usedMs: number | null;
  /** After the deadline by so much, round the clock; negative before it; null without a deadline. */
  readonly lateMs: number | null;
}

/** Another case of the same class close by. */
export interface SiblingCase {
  readonly rowId: number;
  readonly metres: number;
  /** ms of the local wall clock; null where missing. */
  readonly reportedAt: number | null;
  readonly caseId: string;
  readonly status: string;
  readonly address: string;
}

export interface Siblings {
  /** 'no_place': the case has no exact point of its own; 'no_class': it has no class. */
  readonly kind: 'found' | 'no_place' | 'no_class';
  /** The nearest in time first. */
  readonly cases: readonly SiblingCase[];
  readonly more: boolean;
}
