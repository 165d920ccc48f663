import type { HotspotUnits, UnitRecipe } from './hotspot-units';
import type { CaseWeight } from './placed-cases';

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
  /** Inside the study area, in no unit: in a cell whose centre is outside, or far from every road. */
  readonly edge: number;
}

export interface CellCounts {
  /** Cases per unit. */
  readonly counts: Uint32Array;
  readonly cases: number;
  readonly leftOut: LeftOutCases;
  /** Where weights were asked for: their sum per unit, and the counted cases that have none of at least 0. */
  readonly weighed?: { readonly sums: Float64Array; readonly weightless: number } | undefined;
}

/** Gi* counts the place itself into its neighbourhood, Gi and local Moran compare its neighbours with all others. */
export const HOTSPOT_METHODS = ['gi_star', 'gi', 'local_moran'] as const;
export type HotspotMethod = (typeof HOTSPOT_METHODS)[number];

/** Cases; cases per km² (per 100 m of street); such rates shrunken by empirical Bayes; or what the cases weigh, summed. */
export const HOTSPOT_MEASURES = ['count', 'rate', 'shrunken_rate', 'value'] as const;
export type HotspotMeasure = (typeof HOTSPOT_MEASURES)[number];

/** The question a run answers, beside the filter: plain data. */
export interface HotspotRecipe {
  readonly units: UnitRecipe;
  readonly method: HotspotMethod;
  readonly measure: HotspotMeasure;
  /** Of the measure `value`; absent: every case weighs one. */
  readonly weight?: CaseWeight | undefined;
}

export const FIRST_HOTSPOT_RECIPE: HotspotRecipe = {
  units: { kind: 'squares', sideMetres: 200, neighbours: 'touching' },
  method: 'gi_star',
  measure: 'count',
};

/** Local Moran: like its neighbours high or low, high among low, low among high; 0 of the statistics is none. */
export const MORAN_QUADRANTS = ['HH', 'LL', 'HL', 'LH'] as const;
export type MoranQuadrant = (typeof MORAN_QUADRANTS)[number];

/** Per unit, in their order. The neighbourhood is the unit (with Gi* alone) and its neighbours. */
export interface CellStatistics {
  readonly neighbours: Uint16Array;
  /** Cases (or rounded rates or weights, `HotspotResult.quantum` each) in the neighbourhood. */
  readonly sums: Uint32Array;
  /** Gi* or, for the other methods, Gi by its normal approximation. */
  readonly z: Float64Array;
  readonly normalP: Float64Array;
  /** Two-sided, exact over all permutations of the units' values; NaN where a unit has no neighbour to test. */
  readonly p: Float64Array;
  /** p after Benjamini and Hochberg: the false-discovery rate at which the cell is called. */
  readonly adjustedP: Float64Array;
  /** 3, 2, 1: hot at 99, 95, 90 %; negative: cold; 0: neither. Local Moran: high, and low, by the unit's own value. */
  readonly bins: Int8Array;
  /** Local Moran alone: 0 not called at 95 %, else 1 + index in MORAN_QUADRANTS. */
  readonly quadrants: Uint8Array | null;
  /** Local Moran's I; null with the other methods. */
  readonly moranI: Float64Array | null;
}

/** Hot cells (95 % or more) that touch, the one with the most cases above expectation first. */
export interface HotCluster {
  readonly cells: number;
  /** Its units, ascending. */
  readonly units: Uint32Array;
  readonly cases: number;
  /** Cases that as many average cells would have. */
  readonly expected: number;
  /** Index of the unit with the highest z. */
  readonly peakCell: number;
  /** The strongest bin among its cells. */
  readonly bin: number;
}

/** Whether cases are divided by the size of their unit. */
export function isRate(measure: HotspotMeasure): boolean {
  return measure === 'rate' || measure === 'shrunken_rate';
}

export interface HotspotResult {
  readonly recipe: HotspotRecipe;
  readonly units: HotspotUnits;
  readonly counts: CellCounts;
  /** What was tested: the counts, or with rates and weights whole numbers of `quantum`. */
  readonly values: Uint32Array;
  /** Cases per km² (per 100 m), or weight, that one step of `values` stands for: exact to half of it; 1 for counts. */
  readonly quantum: number;
  /** Whether anything was lost in making them whole numbers. */
  readonly rounded: boolean;
  readonly statistics: CellStatistics;
  readonly clusters: readonly HotCluster[];
  /** Mean of `values`. */
  readonly mean: number;
  /** A full neighbourhood expects fewer than 5 cases: the normal z means little, the exact p still holds. */
  readonly fewExpected: boolean;
  /** Cells without a case. */
  readonly emptyCells: number;
}

export type HotspotRefusal =
  | 'no_zones'
  | 'no_roads'
  | 'no_plan'
  | 'no_names'
  | 'no_cells'
  | 'too_few_cells'
  | 'too_many_cells'
  | 'too_many_cases'
  | 'no_cases'
  | 'no_weights'
  | 'one_place'
  | 'no_variance'
  | 'only_chance';

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
