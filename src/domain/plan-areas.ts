import { NO_PLAN_ZONE, type PlanZone } from './responsibility-plan';

/** What the map fills by cases: the loaded zones, or the plan in force by zone or by chief. */
export const ZONE_AREAS = ['zone', 'plan_zone', 'chief'] as const;
export type ZoneArea = (typeof ZONE_AREAS)[number];
export type PlanArea = Exclude<ZoneArea, 'zone'>;

/** Units of a plan that belong together on the map. */
export interface PlanAreas {
  /** A zone's id as text or a chief's name, '' for zones without one; only those that have units, in the plan's order. */
  readonly ids: readonly string[];
  /** A zone's own name; the chief's name. '' where there is none. */
  readonly names: readonly string[];
  /** Of each unit its place in `ids` plus one, 0 for units that no zone has. */
  readonly areaOf: Uint32Array;
}

/** `zoneOf`: zone of each unit. */
export function planAreas(zones: readonly PlanZone[], zoneOf: Uint32Array, by: PlanArea): PlanAreas {
  const inUse = new Set(zoneOf);
  const ids: string[] = [];
  const names: string[] = [];
  const places = new Map<string, number>();
  const placeOfZone = new Map<number, number>();
  for (const { id, name, chief } of zones) {
    if (id === NO_PLAN_ZONE || !inUse.has(id)) continue;
    const key = by === 'chief' ? chief.name.trim() : `${id}`;
    let place = places.get(key);
    if (place === undefined) {
      place = ids.push(key);
      places.set(key, place);
      names.push(by === 'chief' ? key : name);
    }
    placeOfZone.set(id, place);
  }
  return { ids, names, areaOf: zoneOf.map((zone) => placeOfZone.get(zone) ?? 0) };
}
