import type { PointSurvey } from '../domain/case-points';
import type { MismatchClause } from '../domain/filter';
import type { PlaceReport } from '../domain/import-report';
import { GEO_QUALITIES, type GeoQuality, type PlaceColumns } from '../domain/place';
import { NO_ZONE, type ZoneSet } from '../domain/zone-set';
import { type Bits, countBits, noBits } from './bitset';
import { type Codes, emptyCodes, type IndexedRows } from './columns';

export type NamedLevel = MismatchClause['level'];
const NAMED_LEVELS: readonly NamedLevel[] = ['district', 'street', 'community'];

/** Where each row lies, for one zone geometry. */
export interface LocatedRows {
  readonly zoneSet: ZoneSet | null;
  readonly qualities: Uint8Array;
  /** Zone index; the number of zones stands for "in no zone". */
  readonly zones: Codes;
  readonly zoneCount: number;
  /** Rows whose reported and located names are both known and differ. */
  readonly mismatched: { readonly [L in NamedLevel]: Bits };
}

export function locateRows(
  rows: IndexedRows,
  survey: PointSurvey,
  places: PlaceColumns,
  zoneSet: ZoneSet | null,
): { readonly located: LocatedRows; readonly report: PlaceReport } {
  const zoneCount = zoneSet?.zones.length ?? 0;
  const zones = emptyCodes(rows.rowCount, zoneCount + 1);
  for (let row = 0; row < rows.rowCount; row++) {
    const zone = places.zones[row]!;
    zones[row] = zone === NO_ZONE ? zoneCount : zone;
  }
  const names = Object.fromEntries(
    NAMED_LEVELS.map((level) => [level, compareNames(rows, zones, zoneSet, level)]),
  ) as { readonly [L in NamedLevel]: NameComparison };
  const count = (of: (names: NameComparison) => number | null) => ({
    district: of(names.district),
    street: of(names.street),
    community: of(names.community),
  });
  return {
    located: {
      zoneSet,
      qualities: places.qualities.slice(),
      zones,
      zoneCount,
      mismatched: {
        district: names.district.mismatched,
        street: names.street.mismatched,
        community: names.community.mismatched,
      },
    },
    report: {
      qualities: countQualities(places.qualities),
      distinctPoints: survey.distinctPoints,
      defaultAddresses: survey.defaultAddresses,
      outsideZones: zoneSet === null ? 0 : countOutside(rows, zones, zoneCount),
      mismatched: count((level) => (level.comparable ? countBits(level.mismatched) : null)),
      matched: count((level) => (level.comparable ? level.matched : null)),
      unreported: count((level) => (level.comparable ? level.unreported : null)),
    },
  };
}

function countQualities(qualities: Uint8Array): { readonly [Q in GeoQuality]: number } {
  const counts = new Uint32Array(GEO_QUALITIES.length);
  for (let row = 0; row < qualities.length; row++) counts[qualities[row]!] = counts[qualities[row]!]! + 1;
  return Object.fromEntries(GEO_QUALITIES.map((quality, index) => [quality, counts[index]!])) as {
    [Q in GeoQuality]: number;
  };
}

/** Rows that have a point, in no zone. */
function countOutside(rows: IndexedRows, zones: Codes, zoneCount: number): number {
  const { lngs, lats } = rows.points;
  let outside = 0;
  for (let row = 0; row < rows.rowCount; row++) {
    if (zones[row] === zoneCount && !Number.isNaN(lngs[row]!) && !Number.isNaN(lats[row]!)) outside++;
  }
  return outside;
}

interface NameComparison {
  /** False where the zones or the data have no names of this level. */
  readonly comparable: boolean;
  readonly mismatched: Bits;
  readonly matched: number;
  readonly unreported: number;
}

const UNKNOWN_NAME = 0;
const NAME_NOT_IN_DATA = 0xffff_ffff;

function compareNames(
  rows: IndexedRows,
  zones: Codes,
  zoneSet: ZoneSet | null,
  level: NamedLevel,
): NameComparison {
  const mismatched = noBits(rows.rowCount);
  const reported = rows.codes.get(level);
  if (zoneSet === null || reported === undefined || zoneSet.zones.every((zone) => zone[level] === '')) {
    return { comparable: false, mismatched, matched: 0, unreported: 0 };
  }
  const codeOf = new Map(rows.dictionaries.get(level)!.map((name, code) => [name, code]));
  const located = Uint32Array.from(zoneSet.zones, (zone) => codeOf.get(zone[level]) ?? NAME_NOT_IN_DATA);
  let matched = 0;
  let unreported = 0;
  for (let row = 0; row < rows.rowCount; row++) {
    const zone = zones[row]!;
    const code = reported[row]!;
    if (zone >= located.length || located[zone] === UNKNOWN_NAME) continue;
    if (code === UNKNOWN_NAME) unreported++;
    else if (located[zone] === code) matched++;
    else mismatched[row >>> 5] = mismatched[row >>> 5]! | (1 << (row & 31));
  }
  return { comparable: true, mismatched, matched, unreported };
}
