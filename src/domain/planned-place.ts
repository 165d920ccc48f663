import type { PlannedRows } from './plan-field';

/** Whose zone of a plan cases lie in: the one with most of them. */
export interface PlannedPlace {
  readonly zone: string;
  /** '' where the zone has none. */
  readonly chief: string;
  /** Of `of` cases, on units of this zone. */
  readonly cases: number;
  readonly of: number;
}

/** The zone of most of `rowIds`, of equal ones the first of the plan; null where none of them lies in a zone. */
export function plannedPlace(
  rowIds: ArrayLike<number>,
  { zoneOfRow, zones }: PlannedRows,
): PlannedPlace | null {
  const casesOf = new Map<number, number>();
  for (let at = 0; at < rowIds.length; at++) {
    const zone = zoneOfRow[rowIds[at]!] ?? 0;
    casesOf.set(zone, (casesOf.get(zone) ?? 0) + 1);
  }
  let best: PlannedPlace | null = null;
  for (const { id, zone, chief } of zones) {
    const cases = casesOf.get(id) ?? 0;
    if (cases > (best?.cases ?? 0)) best = { zone, chief, cases, of: rowIds.length };
  }
  return best;
}
