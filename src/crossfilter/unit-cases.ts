import { GEO_QUALITIES } from '../domain/place';
import type { CaseClassWeights, CaseSpan, UnitCases } from '../domain/unit-set';
import type { Bits } from './bitset';
import { type IndexedRows, isMissingTime, majorOf } from './columns';
import type { PlacedRows } from './plan-unit-rows';

const EXACT = GEO_QUALITIES.indexOf('exact');
const AREA = GEO_QUALITIES.indexOf('area');

/**
 * The selected cases of a span by unit, plain and weighted by class; every case is in one of the numbers. `everyCase`: also
 * voided ones and those whose place is not to be trusted, as a filter by place passes them.
 */
export function unitCases(
  { units, unitOfRow }: PlacedRows,
  rows: IndexedRows,
  qualities: Uint8Array,
  selected: Bits,
  { from, to }: CaseSpan,
  { caseWeights, otherCase }: CaseClassWeights,
  everyCase = false,
): UnitCases {
  const counts = new Uint32Array(units);
  const weighted = new Float64Array(units);
  const left = { off: 0, byCode: 0, areaOnly: 0, leftOut: 0 };
  let cases = 0;
  const statuses = rows.codes.get('status');
  const voidCode = rows.dictionaries.get('status')?.indexOf('void') ?? -1;
  const weightOf = Float64Array.from(rows.dictionaries.get('major') ?? [''], (major) =>
    Object.hasOwn(caseWeights, major) ? caseWeights[major]! : otherCase,
  );
  const times = rows.times.get('reported_at');
  const unbounded = from === Number.NEGATIVE_INFINITY && to === Number.POSITIVE_INFINITY;
  for (let row = 0; row < rows.rowCount; row++) {
    if ((selected[row >>> 5]! & (1 << (row & 31))) === 0) continue;
    if (!unbounded) {
      if (times === undefined || isMissingTime(times, row)) continue;
      const time = times.values[row]! * times.unitMs;
      if (time < from || time >= to) continue;
    }
    const quality = qualities[row]!;
    const unit = unitOfRow[row]!;
    const trusted =
      (quality === EXACT || quality === AREA) && !(voidCode >= 0 && statuses?.[row] === voidCode);
    if (!everyCase && !trusted) {
      left.leftOut++;
      continue;
    }
    if (unit < 0) {
      if (quality === AREA) left.areaOnly++;
      else left.off++;
      continue;
    }
    if (quality === AREA) left.byCode++;
    cases++;
    counts[unit] = counts[unit]! + 1;
    weighted[unit] = weighted[unit]! + weightOf[majorOf(rows.classes, row)]!;
  }
  return { counts, weighted, cases, ...left };
}
