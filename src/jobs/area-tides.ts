import type { AreaTide, TideArea } from '../domain/area-tides';
import type { PlacedCases } from '../domain/placed-cases';
import { HOURS_PER_WEEK, weekHourOf } from '../domain/week-hours';

/** When the cases of each area come; rows that are not among the cases count as without a time. */
export function areaTides(
  areas: readonly (TideArea & { readonly rowIds: Uint32Array })[],
  { rowIds, times }: Pick<PlacedCases, 'rowIds' | 'times'>,
): readonly AreaTide[] {
  const timeOf = new Map<number, number>();
  for (const [at, row] of rowIds.entries()) timeOf.set(row, times[at]!);
  return areas.map(({ rowIds: own, ...area }) => {
    const counts = new Uint32Array(HOURS_PER_WEEK);
    let untimed = 0;
    for (const row of own) {
      const time = timeOf.get(row) ?? Number.NaN;
      if (Number.isNaN(time)) untimed++;
      else {
        const hour = weekHourOf(time);
        counts[hour] = counts[hour]! + 1;
      }
    }
    return { ...area, counts, untimed };
  });
}
