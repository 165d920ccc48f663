import type { PlanFinding, PlanFix } from '../domain/plan-check';
import type { ChiefLevel, PlanEdit } from '../domain/responsibility-plan';
import type { CheckGround, CheckQuestion } from '../zoning/checks/check-input';
import { fixFinding } from '../zoning/fix-finding';
import type { PlanDesk } from './plan-desk';

/** What checks look at of the units on the desk. */
export function checkGround({ units }: PlanDesk): CheckGround {
  return { graph: units.graph, streets: units.streetOf, rim: units.rim, codes: units.codes };
}

/** What is asked of the plan on the desk. `today`: YYYY-MM-DD. */
export function checkQuestion(
  desk: PlanDesk,
  spans: { readonly [L in ChiefLevel]?: number },
  today: string,
): CheckQuestion {
  return { plan: desk.plan(), units: desk.state.units, spans, today };
}

/** The fix as one command; null where the plan has gone on and nothing is to be done any more. */
export function fixEdit(desk: PlanDesk, finding: PlanFinding, fix: PlanFix): PlanEdit | null {
  const { graph, streetOf } = desk.units;
  return fixFinding(desk.state, { graph, streets: streetOf }, finding, fix);
}
