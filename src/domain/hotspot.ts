/** Sides of a cell that scales of work ask for: a stretch of street up to a neighbourhood. */
export const CELL_SIDES_METRES = [100, 200, 300, 500] as const;

/** More cells than this are refused: the map and the machine are meant for a city. */
export const MOST_CELLS = 400_000;

/**
 * Square cells over the study area, the union of the loaded zones; a cell belongs to it where its centre does. Regular
 * in degrees (row 0 southern), with the width of a metre at the middle latitude.
 */
export interface CellGrid {
  readonly west: number;
  readonly south: number;
  readonly columns: number;
  readonly rows: number;
  readonly cellLng: number;
  readonly cellLat: number;
  readonly cellMetres: number;
  /** Grid position (row × columns + column) of each cell, ascending. */
  readonly positions: Uint32Array;
  /** Index into `positions` by grid position, -1 where the study area does not reach. */
  readonly cellAt: Int32Array;
}

/** Why cases of the filter are in no cell; each case counts once, under the first that holds. */
export interface LeftOutCases {
  readonly voided: number;
  readonly missing: number;
  readonly defaultAddress: number;
  readonly outside: number;
  /** Inside the study area, in a cell whose centre is not. */
  readonly edge: number;
}

export interface CellCounts {
  /** Cases per cell, in the order of the grid's positions. */
  readonly counts: Uint32Array;
  readonly cases: number;
  readonly leftOut: LeftOutCases;
}

/** Per cell, in the order of the grid's positions. The neighbourhood is the cell and its neighbours. */
export interface CellStatistics {
  readonly neighbours: Uint8Array;
  /** Cases in the neighbourhood. */
  readonly sums: Uint32Array;
  /** Gi* by its normal approximation. */
  readonly z: Float64Array;
  readonly normalP: Float64Array;
  /** Two-sided, exact over all permutations of the cells' counts. */
  readonly p: Float64Array;
  /** p after Benjamini and Hochberg: the false-discovery rate at which the cell is called. */
  readonly adjustedP: Float64Array;
  /** 3, 2, 1: hot at 99, 95, 90 %; negative: cold; 0: neither. */
  readonly bins: Int8Array;
}

/** Hot cells (95 % or more) that touch, the one with the most cases above expectation first. */
export interface HotCluster {
  readonly cells: number;
  readonly cases: number;
  /** Cases that as many average cells would have. */
  readonly expected: number;
  /** Index of the cell with the highest z. */
  readonly peakCell: number;
  /** The strongest bin among its cells. */
  readonly bin: number;
}

export interface HotspotResult {
  readonly grid: CellGrid;
  readonly counts: CellCounts;
  readonly statistics: CellStatistics;
  readonly clusters: readonly HotCluster[];
  /** Cases per cell. */
  readonly mean: number;
  /** A full neighbourhood expects fewer than 5 cases: the normal z means little, the exact p still holds. */
  readonly fewExpected: boolean;
  /** Cells without a case. */
  readonly emptyCells: number;
}

export type HotspotRefusal =
  | 'no_zones'
  | 'no_cells'
  | 'too_few_cells'
  | 'too_many_cells'
  | 'too_many_cases'
  | 'no_cases'
  | 'one_place'
  | 'no_variance';

/** Index of the cell that holds a point, -1 outside the study area. */
export function cellOfPoint(grid: CellGrid, lng: number, lat: number): number {
  const column = Math.floor((lng - grid.west) / grid.cellLng);
  const row = Math.floor((lat - grid.south) / grid.cellLat);
  if (!(column >= 0 && column < grid.columns && row >= 0 && row < grid.rows)) return -1;
  return grid.cellAt[row * grid.columns + column]!;
}

export function cellCentre(grid: CellGrid, cell: number): readonly [lng: number, lat: number] {
  const position = grid.positions[cell]!;
  const column = position % grid.columns;
  const row = Math.floor(position / grid.columns);
  return [grid.west + (column + 0.5) * grid.cellLng, grid.south + (row + 0.5) * grid.cellLat];
}
