import type { CategoryField } from '../domain/field';
import type { AreaLevel, JoinedAreas } from '../domain/import-report';
import { GEO_QUALITIES } from '../domain/place';
import { codesOfCell, placeKey } from '../domain/place-name';
import { NO_ZONE, type Zone, type ZoneSet } from '../domain/zone-set';
import type { IndexedRows } from './columns';

const AREA = GEO_QUALITIES.indexOf('area');

/** Finest first; the level that finds exactly one zone has the case. */
const LEVELS: readonly (readonly [AreaLevel, CategoryField])[] = [
  ['cell', 'cell_code'],
  ['community', 'community'],
  ['street', 'street'],
  ['road', 'road_name'],
  ['district', 'district'],
];

const NOTHING: JoinedAreas = { cell: 0, community: 0, street: 0, road: 0, district: 0, none: 0 };

/**
 * Writes the zone of every case without a point whose cell, community, street, road or district (code or name) is that
 * of exactly one zone; a name that several zones bear is settled by the reported street and district, or not at all.
 * Gives the number of cases joined by each level.
 */
export function joinAreaZones(
  rows: IndexedRows,
  qualities: Uint8Array,
  zones: Uint32Array,
  zoneSet: ZoneSet | null,
): JoinedAreas {
  const joined = { ...NOTHING };
  const first = qualities.indexOf(AREA);
  if (first < 0) return joined;
  const columns = LEVELS.map(([level, field]) => ({
    level,
    codes: rows.codes.get(field),
    words: rows.dictionaries.get(field) ?? [''],
  }));
  const find = zoneSet === null ? null : zoneFinder(zoneSet.zones);
  const keyOf = keyMaker(columns.map(({ words }) => words.length));
  const codes = columns.map(() => 0);
  const known = new Map<number | string, Finding>();
  for (let row = first; row < qualities.length; row++) {
    if (qualities[row] !== AREA) continue;
    for (let at = 0; at < columns.length; at++) codes[at] = columns[at]!.codes?.[row] ?? 0;
    const key = keyOf(codes);
    let found = known.get(key);
    if (found === undefined) {
      found = find?.(columns.map(({ level, words }, at) => [level, words[codes[at]!] ?? ''])) ?? UNFOUND;
      known.set(key, found);
    }
    zones[row] = found.zone;
    joined[found.level]++;
  }
  return joined;
}

/** One number for each combination of codes, or, where there may be more than numbers, their text. */
function keyMaker(sizes: readonly number[]): (codes: readonly number[]) => number | string {
  const combinations = sizes.reduce((product, size) => product * size, 1);
  if (combinations > Number.MAX_SAFE_INTEGER) return (codes) => codes.join();
  return (codes) => {
    let key = 0;
    for (let at = 0; at < sizes.length; at++) key = key * sizes[at]! + codes[at]!;
    return key;
  };
}

interface Finding {
  readonly zone: number;
  readonly level: AreaLevel | 'none';
}
const UNFOUND: Finding = { zone: NO_ZONE, level: 'none' };

type Reported = readonly (readonly [level: AreaLevel, value: string])[];

function zoneFinder(zones: readonly Zone[]): (reported: Reported) => Finding {
  const byId = new Map<string, number[]>();
  const byName = new Map<string, number[]>();
  const named = { district: new Map(), street: new Map(), community: new Map() } as const satisfies Record<
    string,
    Map<string, number[]>
  >;
  zones.forEach((zone, index) => {
    add(byId, placeKey(zone.id), index);
    add(byName, placeKey(zone.name), index);
    for (const level of ['district', 'street', 'community'] as const)
      add(named[level], placeKey(zone[level]), index);
  });

  function candidates(level: AreaLevel, value: string): readonly number[] {
    const key = placeKey(value);
    if (key === '') return [];
    switch (level) {
      case 'cell': {
        const exact = byId.get(key) ?? byName.get(key);
        const codes = codesOfCell(key);
        return exact ?? (codes === null ? [] : (byId.get(codes.community) ?? byId.get(codes.street) ?? []));
      }
      case 'road':
        return byName.get(key) ?? [];
      default:
        return byId.get(key) ?? named[level].get(key) ?? [];
    }
  }

  return (reported) => {
    const street = placeKey(reported.find(([level]) => level === 'street')![1]);
    const district = placeKey(reported.find(([level]) => level === 'district')![1]);
    const agrees = (zone: Zone): boolean =>
      (street === '' || zone.street === '' || placeKey(zone.street) === street) &&
      (district === '' || zone.district === '' || placeKey(zone.district) === district);
    for (const [level, value] of reported) {
      const all = candidates(level, value);
      const left = all.length > 1 ? all.filter((index) => agrees(zones[index]!)) : all;
      if (left.length === 1) return { zone: left[0]!, level };
    }
    return UNFOUND;
  };
}

function add(map: Map<string, number[]>, key: string, index: number): void {
  if (key === '') return;
  const list = map.get(key);
  if (list === undefined) map.set(key, [index]);
  else if (!list.includes(index)) list.push(index);
}
