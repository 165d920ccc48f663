import type { PointSurvey } from '../domain/case-points';
import type { CategoryField } from '../domain/field';
import type { PlaceReport } from '../domain/import-report';
import {
  DOUBT,
  type Extent,
  GEO_QUALITIES,
  type GeoQuality,
  MISMATCH_BITS,
  PLACE_LEVELS,
  type PlaceColumns,
  type PlaceLevel,
} from '../domain/place';
import { placeKey } from '../domain/place-name';
import { cellOfZone, NO_ZONE, type Zone, type ZoneSet } from '../domain/zone-set';
import { joinAreaZones } from './area-zones';
import { type Bits, countBits, noBits } from './bitset';
import { type Codes, emptyCodes, type IndexedRows } from './columns';
import { degreeAt } from './degrees';

/** What the case says of each level. */
const REPORTED: { readonly [L in PlaceLevel]: CategoryField } = {
  district: 'district',
  street: 'street',
  community: 'community',
  cell: 'cell_code',
};

/** Where each row lies, for one zone geometry. */
export interface LocatedRows {
  readonly zoneSet: ZoneSet | null;
  readonly qualities: Uint8Array;
  /** Zone index; the number of zones stands for "in no zone". */
  readonly zones: Codes;
  readonly zoneCount: number;
  /** Rows whose reported and located names are both known and differ; NO_ROWS where nothing can be compared. */
  readonly mismatched: { readonly [L in PlaceLevel]: Bits };
}

/**
 * Completes `placed` (the zones of cases without a point, and the mismatches, are written into it) and makes what the
 * index answers from. `bounds`: what decided where no zones are loaded.
 */
export function locateRows(
  rows: IndexedRows,
  survey: PointSurvey,
  placed: PlaceColumns,
  zoneSet: ZoneSet | null,
  bounds: Extent | null = survey.robustExtent,
): { readonly located: LocatedRows; readonly report: PlaceReport } {
  const joined = joinAreaZones(rows, placed.qualities, placed.zones, zoneSet);
  const zoneCount = zoneSet?.zones.length ?? 0;
  const zones = emptyCodes(rows.rowCount, zoneCount + 1);
  for (let row = 0; row < rows.rowCount; row++) {
    const zone = placed.zones[row]!;
    zones[row] = zone === NO_ZONE ? zoneCount : zone;
  }
  const compared = byLevel((level) => compareNames(rows, zones, placed, zoneSet, level));
  return {
    located: {
      zoneSet,
      qualities: placed.qualities.slice(),
      zones,
      zoneCount,
      mismatched: byLevel((level) => compared[level].mismatched),
    },
    report: {
      qualities: countQualities(placed.qualities),
      distinctPoints: survey.distinctPoints,
      defaultAddresses: survey.defaultAddresses,
      outsideZones: zoneSet === null ? 0 : countOutside(rows, zones, zoneCount),
      mismatched: byLevel((level) =>
        compared[level].comparable ? countBits(compared[level].mismatched) : null,
      ),
      matched: byLevel((level) => (compared[level].comparable ? compared[level].matched : null)),
      unreported: byLevel((level) => (compared[level].comparable ? compared[level].unreported : null)),
      respelled: byLevel((level) => (compared[level].comparable ? compared[level].respelled : null)),
      joinedAreas: joined,
      doubts: countDoubts(survey.doubts),
      bounds: zoneSet === null ? bounds : null,
    },
  };
}

function byLevel<T>(of: (level: PlaceLevel) => T): { readonly [L in PlaceLevel]: T } {
  return Object.fromEntries(PLACE_LEVELS.map((level) => [level, of(level)])) as { [L in PlaceLevel]: T };
}

function countDoubts(doubts: Uint8Array): PlaceReport['doubts'] {
  const counts = { nowhere: 0, swapped: 0, coarse: 0 };
  for (let row = 0; row < doubts.length; row++) {
    const doubt = doubts[row]!;
    if (doubt === DOUBT.none) continue;
    if (doubt === DOUBT.nowhere) counts.nowhere++;
    else if (doubt === DOUBT.swapped) counts.swapped++;
    else counts.coarse++;
  }
  return counts;
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
    if (zones[row] === zoneCount && !Number.isNaN(degreeAt(lngs, row)) && !Number.isNaN(degreeAt(lats, row)))
      outside++;
  }
  return outside;
}

interface NameComparison {
  /** False where the zones or the data have no names of this level. */
  readonly comparable: boolean;
  readonly mismatched: Bits;
  readonly matched: number;
  readonly unreported: number;
  /** Mismatched in spelling alone: a blank, 臺 for 台. */
  readonly respelled: number;
}

/** Of any number of rows. */
export const NO_ROWS: Bits = noBits(0);
const UNKNOWN_NAME = 0;
const AREA = GEO_QUALITIES.indexOf('area');

/**
 * The names as they are written: whoever hands a file in is told of every one that is not the boundary's own, and how
 * many of them are mere spelling. A case without a point is in the zone that its own names chose, so it can neither
 * match nor mismatch.
 */
function compareNames(
  rows: IndexedRows,
  zones: Codes,
  { qualities, mismatches }: PlaceColumns,
  zoneSet: ZoneSet | null,
  level: PlaceLevel,
): NameComparison {
  const nothing = { comparable: false, mismatched: NO_ROWS, matched: 0, unreported: 0, respelled: 0 };
  const reported = rows.codes.get(REPORTED[level]);
  if (reported === undefined) return nothing;
  const dictionary = rows.dictionaries.get(REPORTED[level])!;
  const located = comparableNames(zoneSet?.zones.map((zone) => nameAt(zone, level)) ?? [], dictionary, level);
  if (located.every((name) => name === '')) return nothing;
  const written = numbered(located, dictionary, (name) => name);
  const meant = numbered(located, dictionary, placeKey);
  const bit = MISMATCH_BITS[level];
  const mismatched = noBits(rows.rowCount);
  const areas = qualities.includes(AREA) ? qualities : null;
  let matched = 0;
  let unreported = 0;
  let respelled = 0;
  for (let row = 0; row < rows.rowCount; row++) {
    const zone = zones[row]!;
    if (zone >= located.length || areas?.[row] === AREA) continue;
    const there = written.ofZone[zone]!;
    if (there === UNKNOWN_NAME) continue;
    const code = reported[row]!;
    const said = written.ofCode[code]!;
    if (said === UNKNOWN_NAME) unreported++;
    else if (there === said) matched++;
    else {
      mismatched[row >>> 5] = mismatched[row >>> 5]! | (1 << (row & 31));
      mismatches[row] = mismatches[row]! | bit;
      if (meant.ofZone[zone] === meant.ofCode[code]) respelled++;
    }
  }
  return { comparable: true, mismatched, matched, unreported, respelled };
}

/** One number for every distinct name by `keyOf`, of the zones and of the dictionary alike; UNKNOWN_NAME for none. */
function numbered(
  located: readonly string[],
  dictionary: readonly string[],
  keyOf: (name: string) => string,
): { readonly ofZone: Uint32Array; readonly ofCode: Uint32Array } {
  const numbers = new Map([['', UNKNOWN_NAME]]);
  const numberOf = (name: string): number => {
    const key = keyOf(name);
    const known = numbers.get(key) ?? numbers.size;
    numbers.set(key, known);
    return known;
  };
  return { ofZone: Uint32Array.from(located, numberOf), ofCode: Uint32Array.from(dictionary, numberOf) };
}

/** A duty grid's code is no cell's: codes are compared only with those of as many digits. */
function comparableNames(
  located: readonly string[],
  reported: readonly string[],
  level: PlaceLevel,
): readonly string[] {
  if (level !== 'cell') return located;
  const lengths = new Set(reported.map((code) => code.length));
  return located.map((code) => (lengths.has(code.length) ? code : ''));
}

function nameAt(zone: Zone, level: PlaceLevel): string {
  return level === 'cell' ? cellOfZone(zone) : zone[level];
}
