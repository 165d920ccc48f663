import { NO_PLAN_ZONE, type PlanZone } from './responsibility-plan';

/**
 * Cases on the units of zones of a plan, as the plan stands after its last command; a case passes in one of the zones or
 * in a zone of one of the chiefs. Zone 0 is what no zone has, units and cases beside every unit; the chief '' is that
 * of zones without one.
 */
export interface PlanClause {
  readonly kind: 'plan';
  readonly plan: string;
  readonly zones: readonly number[];
  /** Names, as zones have them. */
  readonly chiefs: readonly string[];
}

/** Which units of a plan a clause means, 1 each, and whether cases on no unit are meant too. */
export interface WantedUnits {
  readonly wanted: Uint8Array;
  readonly off: boolean;
}

/** `zoneOf`: zone of each unit. null where the plan has none of what the clause names: the clause is dead. */
export function wantedUnits(
  clause: PlanClause,
  zones: readonly PlanZone[],
  zoneOf: Uint32Array,
): WantedUnits | null {
  const named = new Set(clause.zones);
  const chiefs = new Set(clause.chiefs);
  const ids = new Set(
    zones.filter(({ id, chief }) => named.has(id) || chiefs.has(chief.name.trim())).map(({ id }) => id),
  );
  const off = named.has(NO_PLAN_ZONE);
  if (off) ids.add(NO_PLAN_ZONE);
  if (ids.size === 0) return null;
  return { wanted: Uint8Array.from(zoneOf, (zone) => (ids.has(zone) ? 1 : 0)), off };
}
