import type { CategoryField, TimeField } from '../domain/field';
import type { Clause, ExtentClause, TimeClause } from '../domain/filter';
import { GEO_QUALITIES } from '../domain/place';
import { HOURS_PER_WEEK, hasWeekHour } from '../domain/week-hours';
import { allBits, type Bits, noBits } from './bitset';
import { rangeOf } from './clause-range';
import { type Codes, type IndexedRows, MISSING_SECOND, type Times } from './columns';
import { valueFrom, valueTo } from './degrees';
import type { HeldColumns } from './held-columns';
import { lassoBits } from './lasso-bits';
import { type LocatedRows, NO_ROWS } from './located-rows';

/** Clauses the index has columns for; the rows of others are handed in. */
export type IndexedClause = Exclude<Clause, { kind: 'text' | 'column' | 'fact' | 'set' | 'plan' }>;

/** The rows that pass one clause; equal to what the engine's SQL gives on the same rows. */
export function clauseBits(
  clause: IndexedClause,
  rows: IndexedRows,
  held: HeldColumns,
  located: LocatedRows,
  weekHours: (field: TimeField) => Codes,
): Bits {
  switch (clause.kind) {
    case 'time':
      return timeBits(held.times(clause.field), clause, rows.rowCount);
    case 'values':
      return valueBits(rows, clause.field, passTable(rows, clause.field, new Set(clause.values)));
    case 'class':
      return codeBits(rows.classes.codes, classTable(rows, clause), rows.rowCount);
    case 'zone':
      return codeBits(located.zones, zoneTable(located, clause.zoneSet, clause.zones), rows.rowCount);
    case 'quality': {
      const table = Uint8Array.from(GEO_QUALITIES, (quality) => (clause.qualities.includes(quality) ? 1 : 0));
      return codeBits(located.qualities, table, rows.rowCount);
    }
    case 'hours': {
      const table = Uint8Array.from({ length: HOURS_PER_WEEK + 1 }, (_, hour) =>
        hour < HOURS_PER_WEEK && hasWeekHour(clause.hours, hour) ? 1 : 0,
      );
      return codeBits(weekHours(clause.field), table, rows.rowCount);
    }
    case 'number': {
      const range = rangeOf(clause, held);
      if (range === null) return noBits(rows.rowCount);
      const { from, to, numbers } = range;
      const { values, scale } = numbers;
      const missing = values instanceof Int32Array ? MISSING_SECOND : Number.NaN;
      return collect(rows.rowCount, (row) => {
        const value = values[row]!;
        return value !== missing && value * scale >= from && value * scale < to;
      });
    }
    case 'mismatch': {
      const bits = located.mismatched[clause.level];
      return bits === NO_ROWS ? noBits(rows.rowCount) : bits;
    }
    case 'extent':
      return extentBits(rows, clause);
    case 'lasso':
      return lassoBits(rows.points, clause.ring);
  }
}

function timeBits(times: Times | undefined, clause: TimeClause, rowCount: number): Bits {
  if (times === undefined) return noBits(rowCount);
  if (times.unitMs === 1) {
    return collect(rowCount, (row) => times.values[row]! >= clause.from && times.values[row]! < clause.to);
  }
  // Whole seconds t: from ≤ 1000 t < to exactly where ⌈from/1000⌉ ≤ t < ⌈to/1000⌉.
  const from = Math.max(Math.ceil(clause.from / 1000), MISSING_SECOND + 1);
  const to = Math.min(Math.ceil(clause.to / 1000), 0x7fff_ffff);
  return from < to ? secondBits(times.values, from, to) : noBits(rowCount);
}

function secondBits(seconds: Int32Array, from: number, to: number): Bits {
  const bits = noBits(seconds.length);
  const span = to - from;
  let row = 0;
  for (let at = 0; at < bits.length; at++) {
    const end = Math.min(row + 32, seconds.length);
    let word = 0;
    for (let bit = 0; row < end; row++, bit++) {
      // One unsigned comparison for both ends; the difference of two Int32 wraps rightly.
      word |= ((seconds[row]! - from) >>> 0 < span ? 1 : 0) << bit;
    }
    bits[at] = word;
  }
  return bits;
}

/** `codes` undefined: the data has no such field, so every row has code 0, missing. */
function codeBits(codes: Codes | undefined, passes: Uint8Array, rowCount: number): Bits {
  if (codes === undefined) return passes[0] === 1 ? allBits(rowCount) : noBits(rowCount);
  const bits = noBits(rowCount);
  let row = 0;
  for (let at = 0; at < bits.length; at++) {
    const end = Math.min(row + 32, rowCount);
    let word = 0;
    for (let bit = 0; row < end; row++, bit++) word |= passes[codes[row]!]! << bit;
    bits[at] = word;
  }
  return bits;
}

/** `passes`: by code of the field. */
function valueBits(rows: IndexedRows, field: CategoryField, passes: Uint8Array): Bits {
  if (field !== 'major' && field !== 'minor') return codeBits(rows.codes.get(field), passes, rows.rowCount);
  const { codes, majorCodes, minorCodes } = rows.classes;
  const levelCodes = field === 'major' ? majorCodes : minorCodes;
  return codeBits(
    codes,
    Uint8Array.from(levelCodes, (code) => passes[code]!),
    rows.rowCount,
  );
}

function passTable(rows: IndexedRows, field: CategoryField, values: ReadonlySet<string>): Uint8Array {
  const dictionary = rows.dictionaries.get(field) ?? [''];
  return Uint8Array.from(dictionary, (value) => (values.has(value) ? 1 : 0));
}

function classTable(rows: IndexedRows, clause: Extract<Clause, { kind: 'class' }>): Uint8Array {
  const majors = rows.dictionaries.get('major') ?? [''];
  const minors = rows.dictionaries.get('minor') ?? [''];
  const { majorCodes, minorCodes } = rows.classes;
  const wholeMajors = new Set(clause.majors);
  const pairs = new Map<string, Set<string>>();
  for (const [major, minor] of clause.minors) pairs.set(major, (pairs.get(major) ?? new Set()).add(minor));
  return Uint8Array.from(majorCodes, (majorCode, pair) => {
    const major = majors[majorCode]!;
    return wholeMajors.has(major) || pairs.get(major)?.has(minors[minorCodes[pair]!]!) ? 1 : 0;
  });
}

/** A clause on a zone set that is not the loaded one passes no row: a dead chip is never "no filter". */
function zoneTable(located: LocatedRows, zoneSet: string, ids: readonly string[]): Uint8Array {
  const table = new Uint8Array(located.zoneCount + 1);
  if (located.zoneSet?.id !== zoneSet) return table;
  const wanted = new Set(ids);
  located.zoneSet.zones.forEach((zone, index) => {
    if (wanted.has(zone.id)) table[index] = 1;
  });
  if (wanted.has('')) table[located.zoneCount] = 1;
  return table;
}

function extentBits(rows: IndexedRows, clause: ExtentClause): Bits {
  const { points } = rows;
  const { extent } = clause;
  const [lngs, lats] = [points.lngs.values, points.lats.values];
  const [west, east] = [valueFrom(points.lngs, extent.west), valueTo(points.lngs, extent.east)];
  const [south, north] = [valueFrom(points.lats, extent.south), valueTo(points.lats, extent.north)];
  const bits = noBits(rows.rowCount);
  let row = 0;
  for (let at = 0; at < bits.length; at++) {
    const end = Math.min(row + 32, rows.rowCount);
    let word = 0;
    for (let bit = 0; row < end; row++, bit++) {
      const lng = lngs[row]!;
      const lat = lats[row]!;
      // & rather than &&: four branches that nothing predicts cost more than the comparisons.
      const sides =
        (lng >= west ? 1 : 0) & (lng <= east ? 1 : 0) & (lat >= south ? 1 : 0) & (lat <= north ? 1 : 0);
      word |= sides << bit;
    }
    bits[at] = word;
  }
  return bits;
}

function collect(rowCount: number, passes: (row: number) => boolean): Bits {
  const bits = noBits(rowCount);
  for (let row = 0; row < rowCount; row++) {
    if (passes(row)) bits[row >>> 5] = bits[row >>> 5]! | (1 << (row & 31));
  }
  return bits;
}
