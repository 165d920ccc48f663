import type { PlanUnits, PlanZone, ResponsibilityPlan } from './responsibility-plan';

/** A plan with its units, as two of them are held against each other. */
export interface ComparedPlan {
  readonly plan: ResponsibilityPlan;
  readonly units: PlanUnits;
}

/** What a zone was and is; null on the side where there is none like it. */
export interface ZoneChange {
  readonly before: PlanZone | null;
  readonly after: PlanZone | null;
  readonly unitsBefore: number;
  readonly unitsAfter: number;
  readonly loadBefore: number;
  readonly loadAfter: number;
  readonly casesBefore: number;
  readonly casesAfter: number;
  readonly chiefChanged: boolean;
}

/** Units that went from one zone to another; NO_PLAN_ZONE stands for nobody. Ids are each plan's own. */
export interface Handover {
  readonly before: number;
  readonly after: number;
  readonly units: readonly number[];
  readonly load: number;
  readonly cases: number;
}

export interface PlanComparison {
  readonly zones: readonly ZoneChange[];
  /** The most units first. */
  readonly handovers: readonly Handover[];
  /** 1 for a unit that changes hands. */
  readonly changed: Uint8Array;
  readonly changedUnits: number;
  /** Of all load; 0 where there is none. */
  readonly changedLoad: number;
}
