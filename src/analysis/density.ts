import type { DensityGrid, DensitySurface } from '../domain/case-points';
import type { Extent } from '../domain/place';
import { longitudeShrink, METRES_PER_DEGREE } from './ground';

/** A cell is at most this part of the bandwidth on the ground, unless the grid would be too large. */
const CELLS_PER_BANDWIDTH = 4;
/** Tails beyond 3.5 standard deviations hold 0.05 % of the mass per axis; they are cut and the rest renormalised. */
const KERNEL_REACH = 3.5;
export const MAX_CELLS = 2_000_000;

/**
 * The grid around `extent`, padded so that no kernel is cut. Where it would have more than `MAX_CELLS`, both
 * sides of the cell grow by the same factor: values are then means over larger cells, and still add up.
 */
export function densityGrid(extent: Extent, bandwidthMetres: number): DensityGrid {
  let coarsening = 1;
  for (;;) {
    const grid = latticeGrid(extent, bandwidthMetres, coarsening);
    const excess = (grid.columns * grid.rows) / MAX_CELLS;
    if (excess <= 1) return grid;
    coarsening *= Math.max(1.01, Math.sqrt(excess));
  }
}

function latticeGrid(extent: Extent, bandwidthMetres: number, coarsening: number): DensityGrid {
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

/**
 * Positions inside a cell are kept to 1/64 of it, so every share of a case is a multiple of 2⁻¹² and sums of them
 * are exact: taking a case out again leaves the grid bit for bit as it was, in any order.
 */
const STEPS = 64;

/**
 * Adds `sign` (1 or −1) cases at the points of `rows` to the grid's weights: each case is shared among the four
 * nearest cell centres in proportion to nearness (linear binning; Jones & Lotwick 1984), which errs by the square
 * of the cell where nearest-cell binning errs by the cell. Points outside the grid are left out; gives the number
 * that went in.
 */
export function binPoints(
  grid: DensityGrid,
  weights: Float64Array,
  lngs: Float64Array,
  lats: Float64Array,
  rows: Uint32Array,
  sign: 1 | -1,
): number {
  const { columns, rows: gridRows } = grid;
  const { west, south } = grid.extent;
  const columnSteps = STEPS / grid.cellLng;
  const rowSteps = STEPS / grid.cellLat;
  const lastColumnStep = (columns - 1) * STEPS;
  const lastRowStep = (gridRows - 1) * STEPS;
  const unit = sign / (STEPS * STEPS);
  let binned = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    // Half a cell back: shares go to cell centres.
    const x = Math.round((lngs[row]! - west) * columnSteps - STEPS / 2);
    const y = Math.round((lats[row]! - south) * rowSteps - STEPS / 2);
    if (!(x >= 0 && y >= 0 && x < lastColumnStep && y < lastRowStep)) continue;
    const east = x & (STEPS - 1);
    const north = y & (STEPS - 1);
    const cell = (y >> 6) * columns + (x >> 6);
    const southUnit = (STEPS - north) * unit;
    const northUnit = north * unit;
    weights[cell] = weights[cell]! + (STEPS - east) * southUnit;
    weights[cell + 1] = weights[cell + 1]! + east * southUnit;
    weights[cell + columns] = weights[cell + columns]! + (STEPS - east) * northUnit;
    weights[cell + columns + 1] = weights[cell + columns + 1]! + east * northUnit;
    binned++;
  }
  return binned;
}

/**
 * Gaussian of standard deviation `grid.bandwidthMetres` on the ground over the weights, in two passes: along the
 * rows with the kernel that a metre has at that latitude, then across them. Each kernel sums to 1, so
 * Σ value × cell area (km²) is the number of cases. Only the rows within the kernel's reach are held between the
 * passes: they stay in the processor's cache.
 */
export function smooth(grid: DensityGrid, weights: Float64Array): DensitySurface {
  const { columns, rows } = grid;
  const values = new Float32Array(columns * rows);
  const kernel = halfKernel(grid.bandwidthMetres / (grid.cellLat * METRES_PER_DEGREE));
  const reach = kernel.length - 1;
  const near = nearRows(2 * reach + 1, columns);
  const sum = new Float64Array(columns);
  let peak = 0;
  for (let arriving = 0; arriving < rows + reach; arriving++) {
    if (arriving < rows) spreadRow(grid, weights, arriving, near);
    else clearRow(near, arriving);
    const row = arriving - reach;
    if (row < 0 || !addNearRows(near, row, kernel, sum)) continue;
    const perKm2 = 1 / cellAreaKm2(grid, row);
    const start = row * columns;
    for (let column = 0; column < columns; column++) {
      const value = sum[column]! * perKm2;
      values[start + column] = value;
      if (value > peak) peak = value;
    }
  }
  return { values, peak: Math.fround(peak) };
}

/** The last `size` rows of the first pass; row r is at slot r mod size. Slots not yet used are empty rows. */
interface NearRows {
  readonly size: number;
  readonly columns: number;
  readonly weights: Float64Array;
  readonly filled: Uint8Array;
}

function nearRows(size: number, columns: number): NearRows {
  return { size, columns, weights: new Float64Array(size * columns), filled: new Uint8Array(size) };
}

/** Empties the slot of a row and gives where it starts. */
function clearRow(near: NearRows, row: number): number {
  const slot = row % near.size;
  const start = slot * near.columns;
  if (near.filled[slot] === 1) near.weights.fill(0, start, start + near.columns);
  near.filled[slot] = 0;
  return start;
}

function spreadRow(grid: DensityGrid, weights: Float64Array, row: number, near: NearRows): void {
  const { columns } = grid;
  const start = row * columns;
  const target = clearRow(near, row);
  const spread = near.weights;
  let kernel: Float64Array | null = null;
  for (let column = 0; column < columns; column++) {
    const weight = weights[start + column]!;
    if (weight === 0) continue;
    kernel ??= halfKernel(
      grid.bandwidthMetres / (grid.cellLng * METRES_PER_DEGREE * longitudeShrink(rowCentre(grid, row))),
    );
    const centre = target + column;
    spread[centre] = spread[centre]! + weight * kernel[0]!;
    // The padding of the grid keeps both ends inside the row.
    for (let distance = 1; distance < kernel.length; distance++) {
      const share = weight * kernel[distance]!;
      spread[centre - distance] = spread[centre - distance]! + share;
      spread[centre + distance] = spread[centre + distance]! + share;
    }
  }
  if (kernel !== null) near.filled[row % near.size] = 1;
}

/** Sums the rows around `row`, weighted by distance; false where all are empty. */
function addNearRows(near: NearRows, row: number, kernel: Float64Array, sum: Float64Array): boolean {
  const { size, columns, weights, filled } = near;
  if (!filled.includes(1)) return false;
  const own = (row % size) * columns;
  const share = kernel[0]!;
  for (let column = 0; column < columns; column++) sum[column] = share * weights[own + column]!;
  for (let distance = 1; distance < kernel.length; distance++) {
    const below = (row - distance + size) % size;
    const above = (row + distance) % size;
    if (filled[below] === 1 || filled[above] === 1) {
      addTwoRows(sum, weights, below * columns, above * columns, kernel[distance]!);
    }
  }
  return true;
}

function addTwoRows(
  sum: Float64Array,
  weights: Float64Array,
  below: number,
  above: number,
  share: number,
): void {
  for (let column = 0; column < sum.length; column++) {
    sum[column] = sum[column]! + share * (weights[below + column]! + weights[above + column]!);
  }
}

/**
 * Weights at 0, 1, 2 … cells from the centre; the full kernel, both sides, sums to 1. Linear binning already
 * widens each case by a variance of 1/6 cell² on average, which is taken off here.
 */
export function halfKernel(bandwidthCells: number): Float64Array {
  const reach = Math.max(1, Math.ceil(KERNEL_REACH * bandwidthCells));
  const variance = bandwidthCells * bandwidthCells - 1 / 6;
  const kernel = new Float64Array(variance > 0 ? reach + 1 : 1);
  let total = 0;
  for (let distance = 0; distance < kernel.length; distance++) {
    const weight = variance > 0 ? Math.exp((-distance * distance) / (2 * variance)) : 1;
    kernel[distance] = weight;
    total += distance === 0 ? weight : 2 * weight;
  }
  for (let distance = 0; distance < kernel.length; distance++) kernel[distance] = kernel[distance]! / total;
  return kernel;
}
