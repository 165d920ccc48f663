import type { CellGrid } from './hotspot';
import type { Span } from './period';

/** Why a study of places gives no result: codes are translation keys `study.refused.<code>`. */
export type StudyRefusal =
  | 'no_zones'
  | 'no_cells'
  | 'too_many_cells'
  | 'no_cases'
  | 'no_weights'
  | 'no_earlier'
  | 'no_later'
  | 'no_treated'
  | 'no_control'
  | 'no_times';

/** A frame of square cells in metres, regular in degrees: row 0 southern, row-major. */
export interface StudyFrame {
  readonly west: number;
  readonly south: number;
  readonly columns: number;
  readonly rows: number;
  readonly cellLng: number;
  readonly cellLat: number;
  readonly cellMetres: number;
}

export const KERNELS = ['quartic', 'gaussian'] as const;
export type KernelName = (typeof KERNELS)[number];
export const STUDY_BANDWIDTHS_METRES = [200, 500, 1000] as const;
export const DENSITY_PERIODS = ['day', 'week', 'month'] as const;
export type DensityPeriod = (typeof DENSITY_PERIODS)[number];
export const LEVEL_RULES = ['round', 'quantile'] as const;
export type LevelRule = (typeof LEVEL_RULES)[number];

/** Mean Gregorian month. */
const DAYS_OF = { day: 1, week: 7, month: 365.2425 / 12 } as const satisfies Record<DensityPeriod, number>;
const DAY_MS = 86_400_000;

/** How many such periods a span has, as a fraction. */
export function periodsIn({ from, to }: Span, period: DensityPeriod): number {
  return (to - from) / DAY_MS / DAYS_OF[period];
}

export interface DensityRecipe {
  readonly kernel: KernelName;
  readonly bandwidthMetres: number;
  readonly period: DensityPeriod;
  readonly levels: LevelRule;
}

/** Points lng, lat interleaved along one height; closed where the first is repeated at the end. */
export interface ContourLine {
  readonly level: number;
  readonly points: Float64Array;
}

/** Weight per km² and period at the cells' centres; NaN outside of the study area. */
export interface DensityStudy {
  readonly recipe: DensityRecipe;
  readonly frame: StudyFrame;
  readonly values: Float32Array;
  readonly peak: number;
  /** Ascending. */
  readonly levels: readonly number[];
  readonly contours: readonly ContourLine[];
  /** Cases that went in, those at the area's very edge that no cell could take, and those without the weight. */
  readonly cases: number;
  readonly edge: number;
  readonly weightless: number;
  /** Sum of the weights that went in: the integral of the density over area and span. */
  readonly total: number;
  /** Silverman's rule; NaN for fewer than two cases. */
  readonly suggestedMetres: number;
  readonly areaKm2: number;
  /** Of the area: without a case within the kernel's reach. */
  readonly emptyShare: number;
}

/** 1 more, −1 less (false-discovery rate at most 5 %), 0 no change that chance could not make, FEW too few to judge. */
export type ChangeVerdict = number;
export const FEW = 2;

export type ChangeUnits = 'zones' | 'grid';

/** Cases of two spans per unit: zones in the zone set's order, or the grid's cells. */
export interface ChangeStudy {
  readonly units: ChangeUnits;
  readonly grid: CellGrid | null;
  readonly earlier: Span;
  readonly later: Span;
  readonly before: Uint32Array;
  readonly after: Uint32Array;
  /** Rate after over rate before; NaN where there was none. */
  readonly ratios: Float64Array;
  readonly adjustedP: Float64Array;
  readonly verdicts: Int8Array;
  readonly whole: WholeChange;
  /** After less before, cases per km² and week. */
  readonly difference: { readonly frame: StudyFrame; readonly values: Float32Array; readonly reach: number };
}

export interface WholeChange {
  readonly before: number;
  readonly after: number;
  readonly ratio: number;
  readonly p: number;
}

export interface CampaignStudy {
  readonly treatedBefore: number;
  readonly treatedAfter: number;
  readonly controlBefore: number;
  readonly controlAfter: number;
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
}

export const BACK_TEST_METHODS = ['gi_star', 'density', 'repeat', 'last_counts'] as const;
export type BackTestMethod = (typeof BACK_TEST_METHODS)[number];

/** One method on one kind of size; NaN where nothing was chosen or nothing happened. */
export interface BackTestRow {
  readonly method: BackTestMethod;
  readonly size: 'area' | 'street';
  readonly cells: number;
  /** km², or km of street. */
  readonly covered: number;
  readonly whole: number;
  readonly hits: number;
  readonly cases: number;
  readonly hitRate: number;
  readonly pai: number;
  readonly pei: number;
}

export interface BackTestStudy {
  readonly training: Span;
  readonly test: Span;
  readonly trainingCases: number;
  readonly testCases: number;
  readonly cellMetres: number;
  readonly rows: readonly BackTestRow[];
}

/** What a place's own cases say beside its statistic. */
export interface PlaceExplanation {
  readonly cases: number;
  /** Whole weeks of the span, oldest first. */
  readonly weekly: Uint32Array;
  readonly trendZ: number;
  readonly trendP: number;
  /** Most cases first. */
  readonly classes: readonly { readonly major: string; readonly minor: string; readonly cases: number }[];
  /** By hour of the week, Monday 0. */
  readonly hours: Uint32Array;
  readonly repeats: readonly {
    readonly lng: number;
    readonly lat: number;
    readonly cases: number;
    readonly days: number;
    readonly major: string;
    readonly minor: string;
  }[];
  /** Index of the zone that holds the place, -1 without one. */
  readonly zone: number;
}
