import type { DensityGrid } from '../domain/case-points';
import type { Extent } from '../domain/place';
import { longitudeShrink, METRES_PER_DEGREE } from './ground';
import { KERNEL_REACH } from './kernel-reach';

/** A cell is at most this part of the bandwidth on the ground, unless the grid would be too large. */
const CELLS_PER_BANDWIDTH = 4;
export const MAX_CELLS = 2_000_000;

/**
 * The grid around `extent`, padded so that no kernel is cut. Where it would have more than `MAX_CELLS`, both
 * sides of the cell grow by the same factor: values are then means over larger cells, and still add up. `cases` is the
 * most that will be binned.
 */
export function densityGrid(extent: Extent, bandwidthMetres: number, cases: number): DensityGrid {
  const steps = stepsFor(cases);
  let coarsening = 1;
  for (;;) {
    const grid = latticeGrid(extent, bandwidthMetres, coarsening, steps);
    const excess = (grid.columns * grid.rows) / MAX_CELLS;
    if (excess <= 1) return grid;
    coarsening *= Math.max(1.01, Math.sqrt(excess));
  }
}

/** Cells are numbered to 2²¹ and places in them to 2¹⁰, so that a case's code has a word of 32 bits. */
const MOST_STEPS = 32;

/** The most, a power of two, at which even all cases in one place add up to fewer than 2³² shares. */
function stepsFor(cases: number): number {
  let steps = MOST_STEPS;
  while (steps > 1 && steps * steps * cases >= 2 ** 32) steps /= 2;
  return steps;
}

function latticeGrid(
  extent: Extent,
  bandwidthMetres: number,
  coarsening: number,
  steps: number,
): DensityGrid {
  const cellLat = (bandwidthMetres * coarsening) / CELLS_PER_BANDWIDTH / METRES_PER_DEGREE;
  const nearestToEquator =
    extent.south <= 0 && extent.north >= 0 ? 0 : Math.min(Math.abs(extent.south), Math.abs(extent.north));
  // Whole degrees: a slightly larger extent keeps the same lattice.
  const cellLng = cellLat / longitudeShrink(Math.floor(nearestToEquator));
  const farthest = Math.max(Math.abs(extent.south), Math.abs(extent.north));
  const reachMetres = KERNEL_REACH * bandwidthMetres;
  const padRows = Math.ceil(reachMetres / METRES_PER_DEGREE / cellLat) + 2;
  const padColumns =
    Math.ceil(reachMetres / METRES_PER_DEGREE / longitudeShrink(farthest + padRows * cellLat) / cellLng) + 2;

  const firstColumn = Math.floor(extent.west / cellLng) - padColumns;
  const lastColumn = Math.floor(extent.east / cellLng) + padColumns;
  const firstRow = Math.floor(extent.south / cellLat) - padRows;
  const lastRow = Math.floor(extent.north / cellLat) + padRows;
  return {
    extent: {
      west: firstColumn * cellLng,
      south: firstRow * cellLat,
      east: (lastColumn + 1) * cellLng,
      north: (lastRow + 1) * cellLat,
    },
    columns: lastColumn - firstColumn + 1,
    rows: lastRow - firstRow + 1,
    cellLng,
    cellLat,
    bandwidthMetres,
    steps,
  };
}

export function rowCentre(grid: DensityGrid, row: number): number {
  return grid.extent.south + (row + 0.5) * grid.cellLat;
}

export function columnCentre(grid: DensityGrid, column: number): number {
  return grid.extent.west + (column + 0.5) * grid.cellLng;
}

/** Area of a cell of this row, km². */
export function cellAreaKm2(grid: DensityGrid, row: number): number {
  const kilometresPerDegree = METRES_PER_DEGREE / 1000;
  return (
    grid.cellLat *
    kilometresPerDegree *
    grid.cellLng *
    kilometresPerDegree *
    longitudeShrink(rowCentre(grid, row))
  );
}

/** The code of a point that is not on the grid. */
export const OFF_GRID = 0xffff_ffff;

/**
 * Where each point lies: (cell × steps + north) × steps + east, in steps from the cell centre to its south-west;
 * OFF_GRID for a point outside the grid or without coordinates. Written into `codes`, which has as many places.
 */
export function pointCodes(
  grid: DensityGrid,
  lngs: Float64Array,
  lats: Float64Array,
  codes: Uint32Array = new Uint32Array(lngs.length),
): Uint32Array {
  const { columns, rows, steps } = grid;
  const { west, south } = grid.extent;
  const columnSteps = steps / grid.cellLng;
  const rowSteps = steps / grid.cellLat;
  const lastColumnStep = (columns - 1) * steps;
  const lastRowStep = (rows - 1) * steps;
  const shift = Math.log2(steps);
  for (let row = 0; row < codes.length; row++) {
    // Half a cell back: shares go to cell centres.
    const x = Math.round((lngs[row]! - west) * columnSteps - steps / 2);
    const y = Math.round((lats[row]! - south) * rowSteps - steps / 2);
    if (!(x >= 0 && y >= 0 && x < lastColumnStep && y < lastRowStep)) {
      codes[row] = OFF_GRID;
      continue;
    }
    const cell = (y >> shift) * columns + (x >> shift);
    codes[row] = (((cell << shift) | (y & (steps - 1))) << shift) | (x & (steps - 1));
  }
  return codes;
}

/**
 * Adds `sign` cases to the grid's weights, in shares of 1/steps²: each case is split among the four nearest cell
 * centres in proportion to nearness (linear binning; Jones & Lotwick 1984), which errs by the square of the cell where
 * nearest-cell binning errs by the cell. The cases are those at positions from … to − 1 of `rows` (null: the positions
 * are rows). Shares are whole, so a case can be taken out again without a trace; a weight is to be read as unsigned.
 */
export function binPoints(
  grid: DensityGrid,
  weights: Int32Array,
  codes: Uint32Array,
  rows: Uint32Array | null,
  from: number,
  to: number,
  sign: 1 | -1,
): void {
  const { columns, steps } = grid;
  const shift = Math.log2(steps);
  for (let at = from; at < to; at++) {
    const code = codes[rows === null ? at : rows[at]!]!;
    if (code === OFF_GRID) continue;
    const east = code & (steps - 1);
    const north = (code >>> shift) & (steps - 1);
    const cell = code >>> (2 * shift);
    const southUnit = (steps - north) * sign;
    const northUnit = north * sign;
    weights[cell] = weights[cell]! + (steps - east) * southUnit;
    weights[cell + 1] = weights[cell + 1]! + east * southUnit;
    weights[cell + columns] = weights[cell + columns]! + (steps - east) * northUnit;
    weights[cell + columns + 1] = weights[cell + columns + 1]! + east * northUnit;
  }
}
