/** Levels of chief, from the whole city down to a shop front (郑州, 咸宁). Codes are the translation keys `chief-level.<code>`. */
export const CHIEF_LEVELS = ['general', 'first', 'second', 'third', 'micro'] as const;
export type ChiefLevel = (typeof CHIEF_LEVELS)[number];

export interface Chief {
  readonly name: string;
  readonly unit: string;
  readonly phone: string;
  readonly shift: string;
}

/** A responsibility zone. Dates are YYYY-MM-DD, '' for open; the last day belongs to it. */
export interface PlanZone {
  /** Never given again within a plan, also after the zone is deleted. */
  readonly id: number;
  readonly name: string;
  readonly level: ChiefLevel;
  readonly chief: Chief;
  readonly from: string;
  readonly to: string;
}

export const NO_PLAN_ZONE = 0;

/** Everything of a plan but which unit is whose, which is a typed array beside it. */
export interface ResponsibilityPlan {
  readonly id: string;
  readonly name: string;
  /** Fingerprint of the units it divides. */
  readonly unitSet: string;
  /** In the order of their ids, which begin at 1. */
  readonly zones: readonly PlanZone[];
  readonly nextZone: number;
  readonly inForce: boolean;
}

/** zone[unit]: id of its zone, NO_PLAN_ZONE for none. locked[unit]: 1 where no edit may change that. */
export interface PlanUnits {
  readonly zone: Uint32Array;
  readonly locked: Uint8Array;
}

/**
 * One command of the planner, as it is written to the journal. It holds what was before, so that it can be taken back
 * without a copy of the plan. Units ascend; `before[i]` belongs to `units[i]`.
 */
export type PlanEdit =
  | {
      readonly kind: 'assign';
      readonly units: readonly number[];
      readonly before: readonly number[];
      readonly zone: number;
    }
  /** Several zones at once: a draft taken over, a swap. */
  | {
      readonly kind: 'reassign';
      readonly units: readonly number[];
      readonly before: readonly number[];
      readonly after: readonly number[];
    }
  | { readonly kind: 'lock'; readonly units: readonly number[]; readonly locked: boolean }
  | { readonly kind: 'add_zone'; readonly zone: PlanZone }
  | { readonly kind: 'change_zone'; readonly before: PlanZone; readonly after: PlanZone }
  /** Its units are let go by an `assign` or `reassign` before. */
  | { readonly kind: 'remove_zone'; readonly zone: PlanZone }
  | { readonly kind: 'rename'; readonly before: string; readonly after: string }
  /** One command of several steps, taken back as one. */
  | { readonly kind: 'several'; readonly edits: readonly PlanEdit[] };
