import { NO_PLAN_ZONE, type PlanUnits } from '../../domain/responsibility-plan';
import type { UnitMapping } from '../../domain/unit-set';

/**
 * A plan's units on a changed set: each new unit is whose the old one was that most of it was; of several that became
 * one, what the first had holds, or the next where the first was nobody's, and a lock of any of them.
 */
export function movedPlan({ zone, locked }: PlanUnits, { starts, ids, origin }: UnitMapping): PlanUnits {
  const moved = { zone: new Uint32Array(origin.length), locked: new Uint8Array(origin.length) };
  origin.forEach((old, unit) => {
    moved.zone[unit] = zone[old]!;
  });
  for (let old = 0; old < zone.length; old++) {
    for (let at = starts[old]!; at < starts[old + 1]!; at++) {
      const unit = ids[at]!;
      if (moved.zone[unit] === NO_PLAN_ZONE) moved.zone[unit] = zone[old]!;
      if (locked[old] === 1) moved.locked[unit] = 1;
    }
  }
  return moved;
}
