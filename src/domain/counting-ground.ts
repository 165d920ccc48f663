import type { Filter } from './filter';
import type { CountingGround } from './indicator';
import type { RoadSet } from './road-set';
import type { Zone, ZoneSet } from './zone-set';

const PLACE_NAMES = ['district', 'street', 'community'] as const;

/**
 * The area and the roads that the filter's cases can lie in. Zones, districts, streets and communities narrow it; a
 * lasso or the map's extent leaves it open, as do roads that do not say in which of the chosen streets they are.
 */
export function countingGround(
  filter: Filter,
  zoneSet: ZoneSet | null,
  roads: readonly RoadSet[],
): CountingGround {
  if (filter.some(({ kind }) => kind === 'lasso' || kind === 'extent'))
    return { areaKm2: null, roadKm: null };
  const zones = zoneSet === null ? null : zonesOf(filter, zoneSet);
  return {
    areaKm2: zones === null ? null : zones.reduce((sum, { areaKm2 }) => sum + areaKm2, 0),
    roadKm: roadKm(filter, zones, zoneSet, roads),
  };
}

function zonesOf(filter: Filter, zoneSet: ZoneSet): readonly Zone[] | null {
  let zones = zoneSet.zones;
  for (const clause of filter) {
    if (clause.kind === 'zone') {
      // Of another set of zones, or of cases in none: there is no area.
      if (clause.zoneSet !== zoneSet.id || clause.zones.includes('')) return null;
      zones = zones.filter(({ id }) => clause.zones.includes(id));
    }
    if (clause.kind !== 'values') continue;
    const level = PLACE_NAMES.find((name) => name === clause.field);
    if (level === undefined) continue;
    const named = zones.filter((zone) => clause.values.includes(zone[level]));
    if (named.length === 0) return null;
    zones = named;
  }
  return zones;
}

function roadKm(
  filter: Filter,
  zones: readonly Zone[] | null,
  zoneSet: ZoneSet | null,
  roads: readonly RoadSet[],
): number | null {
  const all = roads.flatMap((set) => set.roads);
  if (all.length === 0) return null;
  const km = (chosen: typeof all) => chosen.reduce((sum, road) => sum + road.lengthMetres, 0) / 1000;
  const narrowed = filter.some(
    (clause) =>
      clause.kind === 'zone' ||
      (clause.kind === 'values' && (PLACE_NAMES as readonly string[]).includes(clause.field)),
  );
  if (!narrowed) return km(all);
  const streets = filter.find((clause) => clause.kind === 'values' && clause.field === 'street');
  const names = streets?.kind === 'values' ? streets.values : wholeStreets(zones ?? [], zoneSet?.zones ?? []);
  const chosen = all.filter(({ street }) => street !== '' && names.includes(street));
  return chosen.length === 0 ? null : km(chosen);
}

/** Streets all of whose zones are chosen; none where a street is chosen in part. */
function wholeStreets(chosen: readonly Zone[], all: readonly Zone[]): readonly string[] {
  const names = [...new Set(chosen.map(({ street }) => street))];
  const whole = names.every(
    (name) =>
      name !== '' &&
      all.filter(({ street }) => street === name).length ===
        chosen.filter(({ street }) => street === name).length,
  );
  return whole ? names : [];
}
