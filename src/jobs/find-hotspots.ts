import type { EmergingRefusal, EmergingRequest, EmergingResult } from '../domain/emerging';
import type { Filter } from '../domain/filter';
import type { CellCounts, HotspotRecipe, HotspotRefusal, HotspotResult } from '../domain/hotspot';
import type { CountedUnits, HotspotUnits, SlicedCounts, UnitRecipe } from '../domain/hotspot-units';
import type { PlacedCases } from '../domain/placed-cases';
import { failure, type Result } from '../domain/result';
import { partOf, type TellShare } from '../domain/share-done';
import type { TimeSlices } from '../domain/time-slices';
import type { ZoneSet } from '../domain/zone-set';
import type { CaseClusters, ClusterRequest } from './find-clusters';
import type { NearRepeatOutcome } from './find-near-repeats';
import type { FoundRepeats, RepeatRequest } from './find-repeats';
import type { UnitGround } from './hotspot-units';
import { inRoom } from './in-room';

/** Where the mathematics runs; closed at the end of a run, and in the middle of it by cancelling. */
export interface HotspotRoom {
  readonly hotspotUnits: (
    recipe: UnitRecipe,
    ground: UnitGround,
  ) => Promise<Result<HotspotUnits, HotspotRefusal>>;
  readonly findHotspots: (
    units: HotspotUnits,
    counts: CellCounts,
    recipe: HotspotRecipe,
    tell?: TellShare,
  ) => Promise<Result<HotspotResult, HotspotRefusal>>;
  readonly findEmerging: (
    request: EmergingRequest,
    tell?: TellShare,
  ) => Promise<Result<EmergingResult, EmergingRefusal>>;
  readonly findRepeats: (
    cases: PlacedCases,
    request: RepeatRequest,
    zoneSet?: ZoneSet | null,
    tell?: TellShare,
  ) => Promise<FoundRepeats>;
  readonly findNearRepeats: (cases: PlacedCases, tell?: TellShare) => Promise<NearRepeatOutcome>;
  readonly findClusters: (
    cases: PlacedCases,
    request: ClusterRequest,
    tell?: TellShare,
  ) => Promise<CaseClusters>;
  readonly close: () => void;
}

export interface HotspotPorts {
  readonly openHotspotRoom: () => HotspotRoom;
  /** `weights`: one a row of the data, to be summed beside. */
  readonly countByUnit: (
    filter: Filter,
    units: CountedUnits,
    weights?: Float64Array | null,
  ) => Promise<CellCounts>;
  readonly countBySlice: (filter: Filter, units: CountedUnits, slices: TimeSlices) => Promise<SlicedCounts>;
  readonly rowsOfUnits: (filter: Filter, units: CountedUnits, chosen: Uint32Array) => Promise<Uint32Array>;
}

export interface HotspotRequest {
  readonly filter: Filter;
  readonly recipe: HotspotRecipe;
  readonly ground: UnitGround;
  /** Of the recipe's weight, one a row of the data; null counts cases. */
  readonly weights: Float64Array | null;
}

export type HotspotStage = 'grid' | 'cases' | 'statistics';
/** What is done, and how much of the whole run, 0..1. */
export type TellStage = (stage: HotspotStage, share: number) => void;
/** Shares of a run at which counting and statistics begin. */
export const STAGE_STARTS = { grid: 0, cases: 0.15, statistics: 0.35 } as const;

/** Units, their cases, their statistics; null where `signal` ended it. */
export function runHotspots(
  ports: HotspotPorts,
  { filter, recipe, ground, weights }: HotspotRequest,
  tell: TellStage,
  signal: AbortSignal,
): Promise<Result<HotspotResult, HotspotRefusal> | null> {
  return inHotspotRoom(ports, signal, async (room) => {
    tell('grid', STAGE_STARTS.grid);
    const units = await room.hotspotUnits(recipe.units, ground);
    if (!units.ok) return failure(units.error);
    if (signal.aborted) return null;
    tell('cases', STAGE_STARTS.cases);
    const counts = await ports.countByUnit(filter, counted(units.value), weights);
    if (signal.aborted) return null;
    return room.findHotspots(units.value, counts, recipe, tellStatistics(tell));
  });
}

/** The last stage tells by itself how far it is. */
export function tellStatistics(tell: TellStage): TellShare {
  const part = partOf((share) => tell('statistics', share), STAGE_STARTS.statistics, 1);
  part(0);
  return part;
}

/** What counting needs: neighbours of a whole city are not copied to a worker that has no use for them. */
export function counted({ key, shape, count }: HotspotUnits): CountedUnits {
  return { key, shape, count };
}

/** A room of its own for `work`, closed afterwards; null where `signal` ended it. */
export function inHotspotRoom<T>(
  ports: Pick<HotspotPorts, 'openHotspotRoom'>,
  signal: AbortSignal,
  work: (room: HotspotRoom) => Promise<T | null>,
): Promise<T | null> {
  return inRoom(ports.openHotspotRoom(), work, signal);
}
