import type { DensityGrid } from '../domain/case-points';
import type { Extent } from '../domain/place';
import { longitudeShrink, METRES_PER_DEGREE } from './ground';

/** A cell is at most this part of the bandwidth on the ground, unless the grid would be too large. */
const CELLS_PER_BANDWIDTH = 4;
/** Tails beyond 3.5 standard deviations hold 0.05 % of the mass per axis; they are cut and the rest renormalised. */
export const KERNEL_REACH = 3.5;
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
