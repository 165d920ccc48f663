import type { PlanZoneCount } from '../domain/plan-counts';

/** Cases by zone of the plan in force, and those on none of its units. */
export interface PlanCounts {
  readonly plan: string;
  readonly name: string;
  readonly lines: readonly PlanZoneCount[];
  /** On no unit, or without a place. */
  readonly off: number;
}

export interface PlanRankingState {
  /** Id of the plan in force; null where none is, as far as this tab knows. */
  readonly inForce: string | null;
  readonly counted: PlanCounts | null;
}

export const INITIAL_PLAN_RANKING: PlanRankingState = { inForce: null, counted: null };
