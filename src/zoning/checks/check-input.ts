import type { PlanFinding } from '../../domain/plan-check';
import type { ChiefLevel, PlanUnits, ResponsibilityPlan } from '../../domain/responsibility-plan';
import type { UnitGraph } from '../../domain/unit-graph';

/** What is the same for all plans of a set of units, however often they are checked. */
export interface CheckGround {
  readonly graph: UnitGraph;
  /** Street of each unit, as an index; the same as in drafts. */
  readonly streets: Uint32Array;
  /** 1 where a unit touches what no unit covers: the rim of the city, a lake. */
  readonly rim: Uint8Array;
  /** The unit's code; '' where the units have none. */
  readonly codes: readonly string[];
}

/** What another command may have changed. */
export interface CheckQuestion {
  readonly plan: ResponsibilityPlan;
  readonly units: PlanUnits;
  /** Units one chief of each level can look after (管理幅度); 0, or none said, for no limit. */
  readonly spans: { readonly [L in ChiefLevel]?: number };
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** All that checks look at. */
export type CheckInput = CheckGround & CheckQuestion;

export type PlanCheck = (input: CheckInput) => readonly PlanFinding[];
