import type { EmergingRefusal, EmergingRequest, EmergingResult } from '../domain/emerging';
import type { Filter } from '../domain/filter';
import type { CellCounts, HotspotRecipe, HotspotRefusal, HotspotResult } from '../domain/hotspot';
import type { CountedUnits, HotspotUnits, SlicedCounts, UnitRecipe } from '../domain/hotspot-units';
import type { PlacedCases } from '../domain/placed-cases';
import { failure, type Result } from '../domain/result';
import type { TimeSlices } from '../domain/time-slices';
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
  ) => Promise<Result<HotspotResult, HotspotRefusal>>;
  readonly findEmerging: (request: EmergingRequest) => Promise<Result<EmergingResult, EmergingRefusal>>;
  readonly findRepeats: (cases: PlacedCases, request: RepeatRequest) => Promise<FoundRepeats>;
  readonly findNearRepeats: (cases: PlacedCases) => Promise<NearRepeatOutcome>;
  readonly findClusters: (cases: PlacedCases, request: ClusterRequest) => Promise<CaseClusters>;
  readonly close: () => void;
}

export interface HotspotPorts {
  readonly openHotspotRoom: () => HotspotRoom;
  readonly countByUnit: (filter: Filter, units: CountedUnits) => Promise<CellCounts>;
  readonly countBySlice: (filter: Filter, units: CountedUnits, slices: TimeSlices) => Promise<SlicedCounts>;
  readonly rowsOfUnits: (filter: Filter, units: CountedUnits, chosen: Uint32Array) => Promise<Uint32Array>;
}

export interface HotspotRequest {
  readonly filter: Filter;
  readonly recipe: HotspotRecipe;
  readonly ground: UnitGround;
}

export type HotspotStage = 'grid' | 'cases' | 'statistics';

/** Units, their cases, their statistics; null where `signal` ended it. */
export function runHotspots(
  ports: HotspotPorts,
  { filter, recipe, ground }: HotspotRequest,
  onStage: (stage: HotspotStage) => void,
  signal: AbortSignal,
): Promise<Result<HotspotResult, HotspotRefusal> | null> {
  return inHotspotRoom(ports, signal, async (room) => {
    onStage('grid');
    const units = await room.hotspotUnits(recipe.units, ground);
    if (!units.ok) return failure(units.error);
    if (signal.aborted) return null;
    onStage('cases');
    const counts = await ports.countByUnit(filter, counted(units.value));
    if (signal.aborted) return null;
    onStage('statistics');
    return room.findHotspots(units.value, counts, recipe);
  });
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
