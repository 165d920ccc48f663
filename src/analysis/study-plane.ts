import type { StudyFrame } from '../domain/study';
import { NO_ZONE, type ZoneSet } from '../domain/zone-set';
import { longitudeShrink, METRES_PER_DEGREE } from './ground';
import { locatePoints } from './point-location';

/** Cells of a study at most: 1,000 × 1,000. */
const MOST_CELLS = 1_000_000;

/** A frame over the study area with the cells whose centres lie in it. */
export interface StudyPlane extends StudyFrame {
  readonly inside: Uint8Array;
}

/** As fine as asked for, or as the largest grid allows; one spare cell on every side. */
export function studyPlane(zoneSet: ZoneSet, wantedMetres: number): StudyPlane {
  const { west, south, east, north } = zoneSet.extent;
  const perLng = METRES_PER_DEGREE * longitudeShrink((south + north) / 2);
  const width = (east - west) * perLng;
  const height = (north - south) * METRES_PER_DEGREE;
  const cellMetres = finestCell(width, height, wantedMetres);
  const cellLng = cellMetres / perLng;
  const cellLat = cellMetres / METRES_PER_DEGREE;
  const columns = Math.ceil(width / cellMetres) + 2;
  const rows = Math.ceil(height / cellMetres) + 2;
  const frame = { west: west - cellLng, south: south - cellLat, columns, rows, cellLng, cellLat, cellMetres };
  return { ...frame, inside: insideCells(zoneSet, frame) };
}

function finestCell(width: number, height: number, wanted: number): number {
  let cell = wanted;
  while ((Math.ceil(width / cell) + 2) * (Math.ceil(height / cell) + 2) > MOST_CELLS) cell *= 1.02;
  return cell;
}

function insideCells(
  zoneSet: ZoneSet,
  { west, south, columns, rows, cellLng, cellLat }: StudyFrame,
): Uint8Array {
  const lngs = new Float64Array(columns * rows);
  const lats = new Float64Array(columns * rows);
  for (let row = 0, cell = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, cell++) {
      lngs[cell] = west + (column + 0.5) * cellLng;
      lats[cell] = south + (row + 0.5) * cellLat;
    }
  }
  return Uint8Array.from(locatePoints(zoneSet, lngs, lats), (zone) => (zone === NO_ZONE ? 0 : 1));
}

/** Metres from the frame's south-western corner. */
export function planePoints(
  { west, south, cellLng, cellLat, cellMetres }: StudyFrame,
  lngs: Float64Array,
  lats: Float64Array,
): { readonly xs: Float64Array; readonly ys: Float64Array } {
  return {
    xs: lngs.map((lng) => ((lng - west) / cellLng) * cellMetres),
    ys: lats.map((lat) => ((lat - south) / cellLat) * cellMetres),
  };
}

export interface BinnedWeights {
  readonly weights: Float64Array;
  readonly binned: number;
  /** Points that no inside cell is near enough to take. */
  readonly edge: number;
  readonly weightless: number;
  readonly total: number;
}

/**
 * Linear binning as in `binToPlane`, into inside cells alone: at the area's edge a case's shares go to those of its
 * four cells that are inside, so that no case inside the area loses any of its weight.
 */
export function binInside(
  plane: StudyPlane,
  xs: Float64Array,
  ys: Float64Array,
  given: Float64Array | null,
): BinnedWeights {
  const { columns, rows, cellMetres, inside } = plane;
  const weights = new Float64Array(columns * rows);
  let binned = 0;
  let edge = 0;
  let weightless = 0;
  let total = 0;
  for (let i = 0; i < xs.length; i++) {
    const weight = given === null ? 1 : given[i]!;
    if (!Number.isFinite(weight)) {
      weightless++;
      continue;
    }
    const x = xs[i]! / cellMetres - 0.5;
    const y = ys[i]! / cellMetres - 0.5;
    const column = Math.floor(x);
    const row = Math.floor(y);
    if (!(column >= 0 && row >= 0 && column < columns - 1 && row < rows - 1)) {
      edge++;
      continue;
    }
    const east = x - column;
    const north = y - row;
    const at = row * columns + column;
    const southWest = inside[at]! * (1 - east) * (1 - north);
    const southEast = inside[at + 1]! * east * (1 - north);
    const northWest = inside[at + columns]! * (1 - east) * north;
    const northEast = inside[at + columns + 1]! * east * north;
    const shares = southWest + southEast + northWest + northEast;
    if (!(shares > 0)) {
      edge++;
      continue;
    }
    const scale = weight / shares;
    weights[at] = weights[at]! + southWest * scale;
    weights[at + 1] = weights[at + 1]! + southEast * scale;
    weights[at + columns] = weights[at + columns]! + northWest * scale;
    weights[at + columns + 1] = weights[at + columns + 1]! + northEast * scale;
    binned++;
    total += weight;
  }
  return { weights, binned, edge, weightless, total };
}
