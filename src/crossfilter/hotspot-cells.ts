import { type CellCounts, type CellGrid, cellOfPoint } from '../domain/hotspot';
import { GEO_QUALITIES } from '../domain/place';
import type { Bits } from './bitset';
import type { IndexedRows } from './columns';
import { degreeAt } from './degrees';

const EXACT = GEO_QUALITIES.indexOf('exact');
const DEFAULT = GEO_QUALITIES.indexOf('default');
const MISSING = GEO_QUALITIES.indexOf('missing');
const AREA = GEO_QUALITIES.indexOf('area');

/** The selected cases by cell; voided ones and those without a place that can be trusted are counted beside. */
export function countByCell(
  grid: CellGrid,
  rows: IndexedRows,
  qualities: Uint8Array,
  selected: Bits,
): CellCounts {
  const { lngs, lats } = rows.points;
  const statuses = rows.codes.get('status');
  const voidCode = rows.dictionaries.get('status')?.indexOf('void') ?? -1;
  const counts = new Uint32Array(grid.positions.length);
  const leftOut = { voided: 0, missing: 0, defaultAddress: 0, outside: 0, edge: 0 };
  let cases = 0;
  for (let row = 0; row < rows.rowCount; row++) {
    if ((selected[row >>> 5]! & (1 << (row & 31))) === 0) continue;
    const quality = qualities[row]!;
    if (voidCode >= 0 && statuses?.[row] === voidCode) leftOut.voided++;
    else if (quality === MISSING || quality === AREA) leftOut.missing++;
    else if (quality === DEFAULT) leftOut.defaultAddress++;
    else if (quality !== EXACT) leftOut.outside++;
    else {
      const cell = cellOfPoint(grid, degreeAt(lngs, row), degreeAt(lats, row));
      if (cell < 0) leftOut.edge++;
      else {
        counts[cell] = counts[cell]! + 1;
        cases++;
      }
    }
  }
  return { counts, cases, leftOut };
}
