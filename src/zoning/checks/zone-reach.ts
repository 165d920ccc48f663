import type { PlanFinding } from '../../domain/plan-check';
import { NO_PLAN_ZONE } from '../../domain/responsibility-plan';
import type { PlanCheck } from './check-input';

/** One finding for all units that nobody has, in their order: next and previous walk it. */
export const unassignedUnits: PlanCheck = ({ units }) => {
  const free: number[] = [];
  units.zone.forEach((zone, unit) => {
    if (zone === NO_PLAN_ZONE) free.push(unit);
  });
  return free.length === 0 ? [] : [{ code: 'unassigned_units', zones: [], units: free, amount: free.length }];
};

/** A zone with units in several streets; those outside its main street are where to look. */
export const crossesStreet: PlanCheck = ({ units, streets }) => {
  const byZone = new Map<number, Map<number, number[]>>();
  units.zone.forEach((zone, unit) => {
    if (zone === NO_PLAN_ZONE) return;
    const own = byZone.get(zone) ?? new Map<number, number[]>();
    byZone.set(zone, own);
    const list = own.get(streets[unit]!);
    if (list) list.push(unit);
    else own.set(streets[unit]!, [unit]);
  });
  return [...byZone].flatMap(([zone, own]): PlanFinding[] => {
    if (own.size === 1) return [];
    const [, ...others] = [...own.values()].sort((a, b) => b.length - a.length);
    return [{ code: 'crosses_street', zones: [zone], units: others.flat(), amount: own.size }];
  });
};

export const emptyZone: PlanCheck = ({ plan, units }) => {
  const used = new Set(units.zone);
  return plan.zones
    .filter(({ id }) => !used.has(id))
    .map(({ id }) => ({ code: 'empty_zone', zones: [id], units: [], amount: 0 }) as const);
};

/** More units than one chief of that level can look after. */
export const overSpan: PlanCheck = ({ plan, units, spans }) => {
  if (Object.values(spans).every((span) => !(span > 0))) return [];
  const members = new Map<number, number[]>();
  units.zone.forEach((zone, unit) => {
    const list = members.get(zone);
    if (list) list.push(unit);
    else members.set(zone, [unit]);
  });
  return plan.zones.flatMap(({ id, level }): PlanFinding[] => {
    const own = members.get(id) ?? [];
    const span = spans[level] ?? 0;
    return span > 0 && own.length > span
      ? [{ code: 'over_span', zones: [id], units: own, amount: own.length - span }]
      : [];
  });
};
