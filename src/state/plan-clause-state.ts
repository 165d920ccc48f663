import type { PlanZone } from '../domain/responsibility-plan';

/** What is known of plans that the filter names. */
export interface PlanClausesState {
  /** The clause whose rows the index and the database were told of, as text; null for none. */
  readonly live: string | null;
  /** The clause that was looked into last, live or not, as text. */
  readonly told: string | null;
  /** Name and zones of plans that were looked into, by id. */
  readonly plans: Readonly<Record<string, PlanNames>>;
}

export interface PlanNames {
  readonly name: string;
  readonly zones: readonly Pick<PlanZone, 'id' | 'name'>[];
}

export const INITIAL_PLAN_CLAUSES: PlanClausesState = { live: null, told: null, plans: {} };
