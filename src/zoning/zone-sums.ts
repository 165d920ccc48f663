import type { PlanZone } from '../domain/responsibility-plan';

/** Sum of a measure of the units over each of the zones, in their order; `off` is what lies on units of nobody. */
export function zoneSums(
  measure: ArrayLike<number>,
  zoneOf: ArrayLike<number>,
  zones: readonly PlanZone[],
): { readonly sums: Float64Array; readonly off: number } {
  const place = new Map(zones.map(({ id }, i) => [id, i] as const));
  const sums = new Float64Array(zones.length);
  let off = 0;
  for (let unit = 0; unit < zoneOf.length; unit++) {
    const at = place.get(zoneOf[unit]!);
    if (at === undefined) off += measure[unit]!;
    else sums[at] = sums[at]! + measure[unit]!;
  }
  return { sums, off };
}
