import type { PlanComparison } from '../domain/plan-comparison';
import type { PlanState } from '../domain/plan-history';
import type { UnitHandover } from '../export/plan/plan-tables';
import { comparePlans } from '../zoning/compare-plans';
import type { PlanDesk } from './plan-desk';

/** The plan on the desk against an earlier one of the same units, with today's loads and last month's cases. */
export function compareWith(desk: PlanDesk, before: PlanState): PlanComparison {
  return comparePlans(before, desk.state, desk.loads(), desk.cases());
}

/** The units that change hands, one by one, in the order of their numbers. */
export function handoversOf(
  desk: PlanDesk,
  before: PlanState['plan'],
  comparison: PlanComparison,
): readonly UnitHandover[] {
  const earlier = new Map(before.zones.map((zone) => [zone.id, zone] as const));
  const later = new Map(desk.plan().zones.map((zone) => [zone.id, zone] as const));
  const loads = desk.loads();
  const cases = desk.cases();
  return comparison.handovers
    .flatMap(({ units, before: from, after: to }) =>
      units.map((unit) => ({
        unit,
        before: earlier.get(from) ?? null,
        after: later.get(to) ?? null,
        load: loads[unit]!,
        cases: cases[unit]!,
      })),
    )
    .sort((a, b) => a.unit - b.unit);
}
