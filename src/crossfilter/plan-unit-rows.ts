import type { Extent } from '../domain/place';
import type { UnitPlaces } from '../domain/unit-set';
import { NO_ZONE } from '../domain/zone-set';
import type { IndexedRows } from './columns';
import { degreeAt, unpackDegrees } from './degrees';
import { recent } from './recent';
import type { Spatial } from './spatial';

/** The unit of every row, -1 for none, for the unit sets that plans divide; kept per set. */
export interface PlanUnitRows {
  holds(unitSet: string): boolean;
  hold(units: UnitPlaces): void;
  /** Throws on a set that is not held. */
  of(unitSet: string): PlacedRows;
  rows(unitSet: string, wanted: Uint8Array, off: boolean): Uint32Array;
}

export interface PlacedRows {
  readonly units: number;
  readonly unitOfRow: Int32Array;
}

const NO_UNIT = -1;
/** Frontage that a case may lie in where the set says nothing (domain facts §10.1: 30–50 m). */
const REACH_METRES = 50;

export function planUnitRows(spatial: Spatial, rows: IndexedRows): PlanUnitRows {
  // At four bytes a row: a plan, the one it is compared with, and the one before.
  const held = recent<PlacedRows>(3);
  function of(unitSet: string): PlacedRows {
    const known = held.get(unitSet);
    if (known === undefined) throw new Error('A unit set was asked for before it was handed in.');
    return known;
  }
  return {
    holds: (unitSet) => held.get(unitSet) !== undefined,
    hold(units) {
      held.set(units.id, { units: units.codes.length, unitOfRow: unitsOfRows(spatial, rows, units) });
    },
    of,
    rows(unitSet, wanted, off) {
      const { unitOfRow } = of(unitSet);
      const found: number[] = [];
      unitOfRow.forEach((unit, row) => {
        if (unit === NO_UNIT ? off : wanted[unit] === 1) found.push(row);
      });
      return Uint32Array.from(found);
    },
  };
}

/** By the point; a case without one is on the unit whose code it names, if one unit alone has that code. */
function unitsOfRows(spatial: Spatial, rows: IndexedRows, units: UnitPlaces): Int32Array {
  const unitOfRow = unitsOfPoints(spatial, rows, units);
  const named = unitsOfCodes(rows, units.codes);
  if (named === null) return unitOfRow;
  const { lngs, lats } = rows.points;
  const codes = rows.codes.get('cell_code')!;
  for (let row = 0; row < rows.rowCount; row++) {
    if (Number.isNaN(degreeAt(lngs, row)) || Number.isNaN(degreeAt(lats, row)))
      unitOfRow[row] = named[codes[row]!]!;
  }
  return unitOfRow;
}

function unitsOfPoints(spatial: Spatial, { points }: IndexedRows, units: UnitPlaces): Int32Array {
  const [lngs, lats] = [unpackDegrees(points.lngs), unpackDegrees(points.lats)];
  if (units.kind === 'cells') {
    const { geometry } = units;
    const zones = spatial.locatePoints({ geometry, extent: extentOf(geometry.coordinates) }, lngs, lats);
    return Int32Array.from(zones, (zone) => (zone === NO_ZONE ? NO_UNIT : zone));
  }
  const { coordinates, partStarts, roadStarts } = units.lines!;
  const snapped = spatial.snapToRoads(
    { coordinates, starts: partStarts },
    units.reachMetres ?? REACH_METRES,
    lngs,
    lats,
  );
  const unitOfPart = new Int32Array(partStarts.length - 1);
  for (let unit = 0; unit < roadStarts.length - 1; unit++) {
    unitOfPart.fill(unit, roadStarts[unit]!, roadStarts[unit + 1]!);
  }
  return snapped.map((part) => (part < 0 ? NO_UNIT : unitOfPart[part]!));
}

/** Unit by code of the reported unit grid, -1 where none or several bear it; null where nothing can be named. */
function unitsOfCodes(rows: IndexedRows, codes: readonly string[]): Int32Array | null {
  const dictionary = rows.dictionaries.get('cell_code');
  if (dictionary === undefined || !rows.codes.has('cell_code')) return null;
  const byCode = new Map<string, number>();
  codes.forEach((code, unit) => {
    if (code !== '') byCode.set(code, byCode.has(code) ? NO_UNIT : unit);
  });
  return Int32Array.from(dictionary, (code) => byCode.get(code) ?? NO_UNIT);
}

function extentOf(coordinates: Float64Array): Extent {
  let [west, south] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let [east, north] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let at = 0; at < coordinates.length; at += 2) {
    west = Math.min(west, coordinates[at]!);
    east = Math.max(east, coordinates[at]!);
    south = Math.min(south, coordinates[at + 1]!);
    north = Math.max(north, coordinates[at + 1]!);
  }
  return { west, south, east, north };
}
