import { hexOfPoint } from '../domain/hex-grid';
import { type CellCounts, cellOfPoint } from '../domain/hotspot';
import type { CountedUnits, SlicedCounts } from '../domain/hotspot-units';
import { GEO_QUALITIES } from '../domain/place';
import { sliceCount, sliceOf, type TimeSlices } from '../domain/time-slices';
import type { Bits } from './bitset';
import { type IndexedRows, isMissingTime } from './columns';
import { unpackDegrees } from './degrees';
import type { LocatedRows } from './located-rows';
import type { Spatial } from './spatial';

const EXACT = GEO_QUALITIES.indexOf('exact');
const DEFAULT = GEO_QUALITIES.indexOf('default');
const MISSING = GEO_QUALITIES.indexOf('missing');
const AREA = GEO_QUALITIES.indexOf('area');

/** Unit of every row, -1 for none; whether a row may be counted is decided apart. */
export function unitsOfRows(
  { shape }: CountedUnits,
  { rowCount, points }: IndexedRows,
  { zones, zoneSet }: LocatedRows,
  spatial: Pick<Spatial, 'snapToRoads' | 'locatePoints'>,
): Int32Array {
  const [lngs, lats] = [unpackDegrees(points.lngs), unpackDegrees(points.lats)];
  switch (shape.kind) {
    case 'squares':
      return Int32Array.from({ length: rowCount }, (_, row) =>
        cellOfPoint(shape.grid, lngs[row]!, lats[row]!),
      );
    case 'hexagons':
      return Int32Array.from({ length: rowCount }, (_, row) =>
        hexOfPoint(shape.grid, lngs[row]!, lats[row]!),
      );
    case 'roads':
      return spatial.snapToRoads(shape.pieces, shape.reachMetres, lngs, lats);
    case 'zones': {
      if (shape.byPoint === true) {
        const held = spatial.locatePoints(shape.zoneSet, lngs, lats);
        return Int32Array.from(held, (zone) => shape.unitOfZone[zone] ?? -1);
      }
      // Zones that were swapped meanwhile: their numbers would mean others.
      if (zoneSet?.id !== shape.zoneSet.id) return new Int32Array(rowCount).fill(-1);
      return Int32Array.from({ length: rowCount }, (_, row) => shape.unitOfZone[zones[row]!] ?? -1);
    }
  }
}

/**
 * The selected cases by unit (and slice), by gather; voided ones and those without a place that can be trusted are
 * counted beside. `weights`: one a row, to be summed too. A case without a point whose cell or community is known has its zone: zones count it, others cannot.
 */
export function countByUnit(
  units: CountedUnits,
  unitOfRow: Int32Array,
  rows: IndexedRows,
  qualities: Uint8Array,
  selected: Bits,
  weights: Float64Array | null = null,
): CellCounts {
  const tally = new Uint32Array(units.count);
  const sums = new Float64Array(weights === null ? 0 : units.count);
  let weightless = 0;
  const { leftOut, cases } = eachCounted(units, unitOfRow, rows, qualities, selected, (unit, row) => {
    tally[unit] = tally[unit]! + 1;
    if (weights === null) return;
    const weight = weights[row];
    if (weight !== undefined && weight >= 0 && weight < Number.POSITIVE_INFINITY)
      sums[unit] = sums[unit]! + weight;
    else weightless++;
  });
  const counted = { counts: tally, cases, leftOut };
  return weights === null ? counted : { ...counted, weighed: { sums, weightless } };
}

export function countBySlice(
  units: CountedUnits,
  slices: TimeSlices,
  unitOfRow: Int32Array,
  rows: IndexedRows,
  qualities: Uint8Array,
  selected: Bits,
): SlicedCounts {
  const times = rows.times.get('reported_at');
  const counts = new Uint32Array(units.count * sliceCount(slices));
  let beside = 0;
  let untimed = 0;
  const { leftOut, cases } = eachCounted(units, unitOfRow, rows, qualities, selected, (unit, row) => {
    if (times === undefined || isMissingTime(times, row)) {
      untimed++;
      return;
    }
    const slice = sliceOf(slices, times.values[row]! * times.unitMs);
    if (slice < 0) beside++;
    else counts[slice * units.count + unit] = counts[slice * units.count + unit]! + 1;
  });
  return { counts, cases: cases - beside - untimed, leftOut, beside, untimed };
}

/** Ascending. */
export function rowsOfUnits(
  units: CountedUnits,
  chosen: Uint32Array,
  unitOfRow: Int32Array,
  rows: IndexedRows,
  qualities: Uint8Array,
  selected: Bits,
): Uint32Array {
  const wanted = new Uint8Array(units.count);
  for (const unit of chosen) wanted[unit] = 1;
  const found: number[] = [];
  eachCounted(units, unitOfRow, rows, qualities, selected, (unit, row) => {
    if (wanted[unit] === 1) found.push(row);
  });
  return Uint32Array.from(found);
}

function eachCounted(
  { shape }: CountedUnits,
  unitOfRow: Int32Array,
  rows: IndexedRows,
  qualities: Uint8Array,
  selected: Bits,
  count: (unit: number, row: number) => void,
) {
  const statuses = rows.codes.get('status');
  const voidCode = rows.dictionaries.get('status')?.indexOf('void') ?? -1;
  const leftOut = { voided: 0, missing: 0, defaultAddress: 0, outside: 0, edge: 0 };
  const areas = shape.kind === 'zones';
  let cases = 0;
  for (let row = 0; row < rows.rowCount; row++) {
    if ((selected[row >>> 5]! & (1 << (row & 31))) === 0) continue;
    const quality = qualities[row]!;
    if (voidCode >= 0 && statuses?.[row] === voidCode) leftOut.voided++;
    else if (quality === MISSING || (quality === AREA && (!areas || unitOfRow[row]! < 0))) leftOut.missing++;
    else if (quality === DEFAULT) leftOut.defaultAddress++;
    else if (quality !== EXACT && quality !== AREA) leftOut.outside++;
    else if (unitOfRow[row]! < 0) leftOut.edge++;
    else {
      cases++;
      count(unitOfRow[row]!, row);
    }
  }
  return { leftOut, cases };
}
