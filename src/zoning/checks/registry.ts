import type { PlanFinding } from '../../domain/plan-check';
import type { CheckInput, PlanCheck } from './check-input';
import { badCode, duplicateCode } from './unit-code';
import { chiefTwice, datesLapsed, datesReversed, nameTwice, noChief } from './zone-chief';
import { crossesStreet, emptyZone, overSpan, unassignedUnits } from './zone-reach';
import { loneUnit, unitIsland, zoneInPieces, zoneWithHole } from './zone-shape';

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
  nameTwice,
  datesLapsed,
  datesReversed,
  badCode,
  duplicateCode,
  unitIsland,
];

export function checkPlan(input: CheckInput): readonly PlanFinding[] {
  return PLAN_CHECKS.flatMap((check) => check(input));
}
