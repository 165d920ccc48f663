import type { PlanZoneCount } from '../domain/plan-counts';

/** Cases by zone of the plan in force, and those on none of its units. */
export interface PlanCounts {
  readonly plan: string;
  readonly name: string;
  readonly lines: readonly PlanZoneCount[];
  /** With a place, but on no unit. */
  readonly off: number;
  /** Without a point, on no unit. */
  readonly areaOnly: number;
  /** Voided, without a place, at a default address or out of the area. */
  readonly leftOut: number;
}

export interface PlanRankingState {
  /** Id of the plan in force; null where none is, as far as this tab knows. */
  readonly inForce: string | null;
  readonly counted: PlanCounts | null;
}

export const INITIAL_PLAN_RANKING: PlanRankingState = { inForce: null, counted: null };
