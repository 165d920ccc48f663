import type { PlanUnits, ResponsibilityPlan } from '../domain/responsibility-plan';

export interface ZonePlace {
  readonly name: string;
  readonly lng: number;
  readonly lat: number;
  readonly units: number;
}

/** For each zone with units: the centre of the one nearest to the middle of all, so that a name lies in its zone. */
export function zonePlaces(
  { zones, nextZone }: ResponsibilityPlan,
  { zone }: PlanUnits,
  centres: Float64Array,
): readonly ZonePlace[] {
  const sums = new Float64Array(nextZone * 2);
  const counts = new Uint32Array(nextZone);
  for (let unit = 0; unit < zone.length; unit++) {
    const own = zone[unit]!;
    sums[2 * own]! += centres[2 * unit]!;
    sums[2 * own + 1]! += centres[2 * unit + 1]!;
    counts[own]! += 1;
  }
  const nearest = new Uint32Array(nextZone);
  const least = new Float64Array(nextZone).fill(Number.POSITIVE_INFINITY);
  for (let unit = 0; unit < zone.length; unit++) {
    const own = zone[unit]!;
    const dx = centres[2 * unit]! - sums[2 * own]! / counts[own]!;
    const dy = centres[2 * unit + 1]! - sums[2 * own + 1]! / counts[own]!;
    const distance = dx * dx + dy * dy;
    if (distance >= least[own]!) continue;
    least[own] = distance;
    nearest[own] = unit;
  }
  return zones.flatMap(({ id, name }) => {
    if (counts[id] === 0) return [];
    const unit = nearest[id]!;
    return [{ name, lng: centres[2 * unit]!, lat: centres[2 * unit + 1]!, units: counts[id]! }];
  });
}
