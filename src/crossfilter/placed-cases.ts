import { GEO_QUALITIES } from '../domain/place';
import type { PlacedCases } from '../domain/placed-cases';
import { type Bits, rowsOfBits } from './bitset';
import { type IndexedRows, isMissingTime } from './columns';
import { degreeAt } from './degrees';

const EXACT = GEO_QUALITIES.indexOf('exact');
const DEFAULT = GEO_QUALITIES.indexOf('default');
const MISSING = GEO_QUALITIES.indexOf('missing');
const AREA = GEO_QUALITIES.indexOf('area');

/** The selected cases with a place, each left-out one counted under the first reason that holds. */
export function placedCases(rows: IndexedRows, qualities: Uint8Array, selected: Bits): PlacedCases {
  const statuses = rows.codes.get('status');
  const voidCode = rows.dictionaries.get('status')?.indexOf('void') ?? -1;
  const leftOut = { voided: 0, missing: 0, defaultAddress: 0, outside: 0 };
  const rowIds = rowsOfBits(selected).filter((row) => {
    const quality = qualities[row]!;
    if (voidCode >= 0 && statuses?.[row] === voidCode) leftOut.voided++;
    else if (quality === MISSING || quality === AREA) leftOut.missing++;
    else if (quality === DEFAULT) leftOut.defaultAddress++;
    else if (quality !== EXACT) leftOut.outside++;
    else return true;
    return false;
  });
  const reported = rows.times.get('reported_at');
  const times = Float64Array.from(rowIds, (row) =>
    reported === undefined || isMissingTime(reported, row)
      ? Number.NaN
      : reported.values[row]! * reported.unitMs,
  );
  const { codes, majorCodes, minorCodes } = rows.classes;
  const majors = rows.dictionaries.get('major') ?? [''];
  const minors = rows.dictionaries.get('minor') ?? [''];
  return {
    rowIds,
    lngs: Float64Array.from(rowIds, (row) => degreeAt(rows.points.lngs, row)),
    lats: Float64Array.from(rowIds, (row) => degreeAt(rows.points.lats, row)),
    times,
    classCodes: Uint32Array.from(rowIds, (row) => codes[row]!),
    classes: Array.from(
      majorCodes,
      (major, pair) => [majors[major] ?? '', minors[minorCodes[pair]!] ?? ''] as const,
    ),
    leftOut,
  };
}
