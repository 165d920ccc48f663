import type { Filter } from '../domain/filter';
import {
  FIRST_HOTSPOT_RECIPE,
  type HotspotRecipe,
  type HotspotRefusal,
  type HotspotResult,
} from '../domain/hotspot';
import { FEWEST_REPEATS, REPEAT_RADIUS_METRES } from '../domain/repeat-place';
import type { CaseClusters, ClusterRequest } from '../jobs/find-clusters';
import type { EmergingRecipe, EmergingRunRefusal, FoundEmerging } from '../jobs/find-emerging';
import type { HotspotStage } from '../jobs/find-hotspots';
import type { NearRepeatOutcome } from '../jobs/find-near-repeats';
import type { FoundRepeats, RepeatRequest } from '../jobs/find-repeats';
import { ANALYSIS_TABS } from '../session/analysis-schema';

/** A result and what it was made of: where that is not what is on the screen any more, the result is stale. */
export interface Made<T> {
  readonly result: T;
  readonly filter: Filter;
  /** `dataset.version` of its rows and zones. */
  readonly version: number;
}

export type FoundHotspots = Made<HotspotResult>;

/** Analyses of the hotspot workspace; the map shows the result of the one that is open. */
export const HOTSPOT_TABS = ANALYSIS_TABS;
export type HotspotTab = (typeof HOTSPOT_TABS)[number];

/** Significant hotspots: `recipe` is of the next run. */
export interface HotspotState {
  readonly recipe: HotspotRecipe;
  readonly running: HotspotStage | null;
  /** Of the run under way, 0..1. */
  readonly share: number;
  readonly refusal: HotspotRefusal | null;
  readonly found: FoundHotspots | null;
  readonly selectedCell: number | null;
}

export interface EmergingState {
  readonly recipe: EmergingRecipe;
  readonly running: HotspotStage | null;
  readonly share: number;
  readonly refusal: EmergingRunRefusal | null;
  readonly found: Made<FoundEmerging> | null;
  readonly selectedCell: number | null;
}

export const REPEAT_TASKS = ['places', 'radii', 'near', 'clusters'] as const;
/** What the panel of repeat places can be asked for. */
export type RepeatTask = (typeof REPEAT_TASKS)[number];

/** What one radius finds. */
export interface RadiusRow {
  readonly radiusMetres: number;
  readonly places: number;
  readonly cases: number;
  readonly high: number;
}

export interface RadiiCompared {
  readonly fewestCases: number;
  readonly rows: readonly RadiusRow[];
}

export interface RepeatState {
  readonly request: RepeatRequest;
  readonly clusterRequest: ClusterRequest;
  readonly running: RepeatTask | null;
  readonly share: number;
  readonly places: Made<FoundRepeats> | null;
  readonly radii: Made<RadiiCompared> | null;
  readonly near: Made<NearRepeatOutcome> | null;
  readonly clusters: Made<CaseClusters> | null;
  /** Index into the places. */
  readonly selected: number | null;
}

export const INITIAL_HOTSPOT: HotspotState = {
  recipe: FIRST_HOTSPOT_RECIPE,
  running: null,
  share: 0,
  refusal: null,
  found: null,
  selectedCell: null,
};

export const INITIAL_EMERGING: EmergingState = {
  recipe: {
    units: { kind: 'squares', sideMetres: 500, neighbours: 'touching' },
    slice: 'month',
    reference: 'whole_cube',
  },
  running: null,
  share: 0,
  refusal: null,
  found: null,
  selectedCell: null,
};

export const INITIAL_REPEAT: RepeatState = {
  request: { radiusMetres: REPEAT_RADIUS_METRES, fewestCases: FEWEST_REPEATS },
  clusterRequest: { reachMetres: 50, fewest: 10 },
  running: null,
  share: 0,
  places: null,
  radii: null,
  near: null,
  clusters: null,
  selected: null,
};
