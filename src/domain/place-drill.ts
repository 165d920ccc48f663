import type { CategoryField } from './field';
import type { Filter, ZoneClause } from './filter';
import { placeKey } from './place-name';
import type { Zone, ZoneSet } from './zone-set';

/** 区 → 街道 → 社区 → 网格. The last one is a field where places are as reported, a zone where they are located. */
export const REPORTED_LEVELS = [
  'district',
  'street',
  'community',
  'cell_code',
  'duty_grid',
] as const satisfies readonly CategoryField[];
export type ReportedLevel = (typeof REPORTED_LEVELS)[number];
export type LocatedLevel = 'district' | 'street' | 'community' | 'zone';

export interface DrillRow {
  /** A value of the level's field, or of the zone's name of it; a zone's id at the last level of located places. */
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly areaKm2?: number;
}

/** The levels of the data, the finer of the two grids only where the other is missing. */
export function reportedLevels(has: (field: CategoryField) => boolean): readonly ReportedLevel[] {
  const present = REPORTED_LEVELS.filter(has);
  return present.includes('cell_code') ? present.filter((level) => level !== 'duty_grid') : present;
}

/** The values that the filter pins from the first level on, each to one; the level after them is the one to show. */
export function reportedPath(filter: Filter, levels: readonly ReportedLevel[]): readonly string[] {
  const path: string[] = [];
  for (const level of levels.slice(0, -1)) {
    const clause = filter.find((one) => one.kind === 'values' && one.field === level);
    if (clause?.kind !== 'values' || clause.values.length !== 1) break;
    path.push(clause.values[0]!);
  }
  return path;
}

export function levelValue(zone: Zone, level: LocatedLevel): string {
  return level === 'zone' ? zone.id : zone[level];
}

/** Levels that tell zones apart; zones themselves only where communities are not already the zones. */
export function locatedLevels({ zones }: ZoneSet): readonly LocatedLevel[] {
  const named = (['district', 'street', 'community'] as const).filter((level) =>
    zones.some((zone) => zone[level] !== ''),
  );
  const finest = named[named.length - 1];
  const distinct = new Set(zones.map((zone) => named.map((level) => zone[level]).join('\n')));
  return finest !== undefined && distinct.size === zones.length
    ? [...named.slice(0, -1), 'zone']
    : [...named, 'zone'];
}

/** What all zones of the clause have in common, from the first level on. */
export function locatedPath(
  clause: ZoneClause | undefined,
  zoneSet: ZoneSet,
  levels: readonly LocatedLevel[],
): readonly string[] {
  if (clause === undefined || clause.zoneSet !== zoneSet.id) return [];
  const ids = new Set(clause.zones);
  const chosen = zoneSet.zones.filter((zone) => ids.has(zone.id));
  if (chosen.length === 0 || chosen.length !== ids.size) return [];
  const path: string[] = [];
  for (const level of levels.slice(0, -1)) {
    const value = levelValue(chosen[0]!, level);
    if (chosen.some((zone) => levelValue(zone, level) !== value)) break;
    path.push(value);
  }
  return path;
}

/** Zones that lie in the path and, where given, in the row of the level after it. */
export function zonesOf(
  { zones }: ZoneSet,
  levels: readonly LocatedLevel[],
  path: readonly string[],
): readonly Zone[] {
  return zones.filter((zone) => path.every((value, at) => levelValue(zone, levels[at]!) === value));
}

/** Rows of a level inside the path; counts[i] belongs to zone i. */
export function locatedRows(
  zoneSet: ZoneSet,
  counts: Uint32Array,
  levels: readonly LocatedLevel[],
  path: readonly string[],
  level: LocatedLevel,
): readonly DrillRow[] {
  const rows = new Map<string, { label: string; count: number; areaKm2: number }>();
  zoneSet.zones.forEach((zone, at) => {
    if (!path.every((value, depth) => levelValue(zone, levels[depth]!) === value)) return;
    const value = levelValue(zone, level);
    const row = rows.get(value) ?? { label: level === 'zone' ? zone.name : value, count: 0, areaKm2: 0 };
    row.count += counts[at] ?? 0;
    row.areaKm2 += zone.areaKm2;
    rows.set(value, row);
  });
  return Array.from(rows, ([value, row]) => ({ value, ...row }));
}

/**
 * Areas of reported places by the zones that carry their name, in km²; a name that stands for zones under different
 * parents, and a place without zones of its own, has none.
 */
export function areasByName(
  { zones }: ZoneSet,
  level: 'district' | 'street' | 'community',
): ReadonlyMap<string, number> {
  const areas = new Map<string, number>();
  const parents = new Map<string, string>();
  for (const zone of zones) {
    const key = placeKey(zone[level]);
    if (key === '') continue;
    const parent =
      level === 'district' ? '' : level === 'street' ? zone.district : `${zone.district}\n${zone.street}`;
    if (parents.has(key) && parents.get(key) !== parent) areas.set(key, Number.NaN);
    else areas.set(key, (areas.get(key) ?? 0) + zone.areaKm2);
    parents.set(key, parent);
  }
  for (const [key, area] of areas) if (Number.isNaN(area) || area <= 0) areas.delete(key);
  return areas;
}

/** Rows of a reported level: values that have cases, and those that are chosen though they have none now. */
export function reportedRows(
  counts: Uint32Array,
  dictionary: readonly string[],
  areas: ReadonlyMap<string, number>,
  kept: readonly string[],
): readonly DrillRow[] {
  const rows: DrillRow[] = [];
  counts.forEach((count, code) => {
    const value = dictionary[code];
    if (value === undefined || (count === 0 && !kept.includes(value))) return;
    const areaKm2 = value === '' ? undefined : areas.get(placeKey(value));
    rows.push(
      areaKm2 === undefined ? { value, label: value, count } : { value, label: value, count, areaKm2 },
    );
  });
  return rows;
}

/** Places that have a name: what is missing is no place. */
export function namedPlaces(rows: readonly DrillRow[]): number {
  return rows.filter((row) => row.label !== '').length;
}
