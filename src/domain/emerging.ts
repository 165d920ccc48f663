import type { UnitNeighbours } from './hotspot-units';

/** What a place became over the slices; each of the first eight for hot and for cold. */
export const EMERGING_PATTERNS = [
  'new',
  'consecutive',
  'intensifying',
  'persistent',
  'diminishing',
  'sporadic',
  'oscillating',
  'historical',
] as const;
export type EmergingPattern = (typeof EMERGING_PATTERNS)[number];

/** Code of a cell: 0 none, 1 … 8 hot in the order of EMERGING_PATTERNS, −1 … −8 cold likewise. */
export type EmergingCode = number;

export const FEWEST_SLICES = 10;

/** Space–time counts; slice after slice, in each the cells in their order. */
export interface SpaceTimeCube {
  readonly cells: number;
  readonly slices: number;
  /** counts[slice × cells + cell] */
  readonly counts: Uint32Array;
}

export type CubeReference = 'whole_cube' | 'slice';

export interface EmergingResult {
  readonly cells: number;
  readonly slices: number;
  readonly reference: CubeReference;
  /** Per slice and cell, as the cube: Gi* over neighbours in space in this and the previous slice. */
  readonly z: Float64Array;
  readonly p: Float64Array;
  readonly adjustedP: Float64Array;
  /** ±3, ±2, ±1 at 99, 95, 90 %; 0 neither. */
  readonly bins: Int8Array;
  /** Mann–Kendall on each cell's z. */
  readonly trendZ: Float64Array;
  readonly trendP: Float64Array;
  readonly codes: Int8Array;
}

export type EmergingRefusal = 'too_few_slices' | 'no_cases' | 'no_variance' | 'too_many_cases';

export interface EmergingRequest {
  readonly cube: SpaceTimeCube;
  readonly neighbours: UnitNeighbours;
  readonly reference: CubeReference;
}
