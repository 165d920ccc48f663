import type { PlanFinding } from '../../domain/plan-check';
import type { CheckInput, PlanCheck } from './check-input';
import { badCode, duplicateCode } from './unit-code';
import { chiefTwice, datesLapsed, datesReversed, noChief } from './zone-chief';
import { crossesStreet, emptyZone, overSpan, unassignedUnits } from './zone-reach';
import { loneUnit, zoneInPieces, zoneWithHole } from './zone-shape';

/** In the order in which a planner mends them. */
export const PLAN_CHECKS: readonly PlanCheck[] = [
  unassignedUnits,
  zoneInPieces,
  zoneWithHole,
  loneUnit,
  crossesStreet,
  emptyZone,
  overSpan,
  noChief,
  chiefTwice,
  datesLapsed,
  datesReversed,
  badCode,
  duplicateCode,
];

export function checkPlan(input: CheckInput): readonly PlanFinding[] {
  return PLAN_CHECKS.flatMap((check) => check(input));
}
