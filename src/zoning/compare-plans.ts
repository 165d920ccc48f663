import type { ComparedPlan, PlanComparison, ZoneChange } from '../domain/plan-comparison';
import { type Chief, NO_PLAN_ZONE, type PlanZone } from '../domain/responsibility-plan';
import { zoneSums } from './zone-sums';

/**
 * Two plans of one unit set. A zone is the same in both where its name is (and nobody else's), or else where they share the
 * most load, then units, of the pairs that are left. `loads` and `cases` have one entry per unit.
 */
export function comparePlans(
  before: ComparedPlan,
  after: ComparedPlan,
  loads: Float64Array,
  cases: ArrayLike<number>,
): PlanComparison {
  const partner = pairedZones(before, after, loads);
  const byPair = new Map<string, { before: number; after: number; units: number[] }>();
  const n = before.units.zone.length;
  const changed = new Uint8Array(n);
  let [load, moved, count] = [0, 0, 0];
  for (let unit = 0; unit < n; unit++) {
    const from = before.units.zone[unit]!;
    const to = after.units.zone[unit]!;
    load += loads[unit]!;
    if ((partner.get(from) ?? NO_PLAN_ZONE) === to && (from === NO_PLAN_ZONE) === (to === NO_PLAN_ZONE))
      continue;
    changed[unit] = 1;
    count++;
    moved += loads[unit]!;
    const key = `${from} ${to}`;
    const pair = byPair.get(key);
    if (pair) pair.units.push(unit);
    else byPair.set(key, { before: from, after: to, units: [unit] });
  }
  const sum = (units: readonly number[], of: ArrayLike<number>) =>
    units.reduce((total, unit) => total + of[unit]!, 0);
  return {
    zones: zoneChanges(before, after, partner, loads, cases),
    handovers: [...byPair.values()]
      .map((pair) => ({ ...pair, load: sum(pair.units, loads), cases: sum(pair.units, cases) }))
      .sort((a, b) => b.units.length - a.units.length || a.before - b.before || a.after - b.after),
    changed,
    changedUnits: count,
    changedLoad: load > 0 ? moved / load : 0,
  };
}

/** Zone of the later plan for each of the earlier one's. */
function pairedZones(before: ComparedPlan, after: ComparedPlan, loads: Float64Array): Map<number, number> {
  const partner = new Map<number, number>();
  const taken = new Set<number>();
  const later = namedOnce(after.plan.zones);
  for (const [name, { id }] of namedOnce(before.plan.zones)) {
    const other = later.get(name);
    if (other === undefined) continue;
    partner.set(id, other.id);
    taken.add(other.id);
  }
  const shared = new Map<string, { from: number; to: number; load: number; units: number }>();
  before.units.zone.forEach((from, unit) => {
    const to = after.units.zone[unit]!;
    if (from === NO_PLAN_ZONE || to === NO_PLAN_ZONE || partner.has(from) || taken.has(to)) return;
    const key = `${from} ${to}`;
    const pair = shared.get(key) ?? { from, to, load: 0, units: 0 };
    pair.load += loads[unit]!;
    pair.units++;
    shared.set(key, pair);
  });
  const best = [...shared.values()].sort(
    (a, b) => b.load - a.load || b.units - a.units || a.from - b.from || a.to - b.to,
  );
  for (const { from, to } of best) {
    if (partner.has(from) || taken.has(to)) continue;
    partner.set(from, to);
    taken.add(to);
  }
  return partner;
}

function namedOnce(zones: readonly PlanZone[]): Map<string, PlanZone> {
  const found = new Map<string, PlanZone | null>();
  for (const zone of zones) {
    const name = zone.name.trim();
    if (name !== '') found.set(name, found.has(name) ? null : zone);
  }
  return new Map([...found].flatMap(([name, zone]) => (zone === null ? [] : [[name, zone] as const])));
}

function zoneChanges(
  before: ComparedPlan,
  after: ComparedPlan,
  partner: ReadonlyMap<number, number>,
  loads: Float64Array,
  cases: ArrayLike<number>,
): readonly ZoneChange[] {
  const measures = [new Float64Array(loads.length).fill(1), loads, cases];
  const sides = [before, after].map(({ plan, units }) => {
    const sums = measures.map((measure) => zoneSums(measure, units.zone, plan.zones).sums);
    return new Map(plan.zones.map((zone, i) => [zone.id, { zone, of: sums.map((one) => one[i]!) }] as const));
  });
  const [earlier, later] = [sides[0]!, sides[1]!];
  const row = (from: number | null, to: number | null): ZoneChange => {
    const a = from === null ? undefined : earlier.get(from);
    const b = to === null ? undefined : later.get(to);
    const [unitsBefore = 0, loadBefore = 0, casesBefore = 0] = a?.of ?? [];
    const [unitsAfter = 0, loadAfter = 0, casesAfter = 0] = b?.of ?? [];
    return {
      before: a?.zone ?? null,
      after: b?.zone ?? null,
      unitsBefore,
      unitsAfter,
      loadBefore,
      loadAfter,
      casesBefore,
      casesAfter,
      chiefChanged: a !== undefined && b !== undefined && !samePerson(a.zone.chief, b.zone.chief),
    };
  };
  const met = new Set(partner.values());
  return [
    ...before.plan.zones.map(({ id }) => row(id, partner.get(id) ?? null)),
    ...after.plan.zones.filter(({ id }) => !met.has(id)).map(({ id }) => row(null, id)),
  ];
}

/** A number written with other signs between its digits is the same. */
function samePerson(a: Chief, b: Chief): boolean {
  const digits = (phone: string) => phone.replace(/\D/g, '');
  return a.name.trim() === b.name.trim() && digits(a.phone) === digits(b.phone);
}
