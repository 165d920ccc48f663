import type { CubeReference, EmergingRefusal, EmergingResult } from '../domain/emerging';
import { FEWEST_SLICES } from '../domain/emerging';
import type { Filter } from '../domain/filter';
import type { HotspotRefusal } from '../domain/hotspot';
import type { HotspotUnits, SlicedCounts, UnitRecipe } from '../domain/hotspot-units';
import { failure, ok, type Result } from '../domain/result';
import { dayAfter, type SliceUnit, sliceCount, type TimeSlices, timeSlices } from '../domain/time-slices';
import {
  counted,
  type HotspotPorts,
  inHotspotRoom,
  STAGE_STARTS,
  type TellStage,
  tellStatistics,
} from './find-hotspots';
import type { UnitGround } from './hotspot-units';

/** The question of a run, beside the filter: plain data. */
export interface EmergingRecipe {
  readonly units: UnitRecipe;
  readonly slice: SliceUnit;
  readonly reference: CubeReference;
}

export interface FoundEmerging {
  readonly recipe: EmergingRecipe;
  readonly units: HotspotUnits;
  readonly slices: TimeSlices;
  readonly counted: SlicedCounts;
  readonly result: EmergingResult;
}

export interface EmergingRun {
  readonly filter: Filter;
  readonly recipe: EmergingRecipe;
  readonly ground: UnitGround;
  /** First and last known time of the data, ms. */
  readonly timeRange: readonly [first: number, last: number] | null;
}

export type EmergingRunRefusal = HotspotRefusal | EmergingRefusal | 'no_times';

/** Cells × slices of one cube: 8 bytes for each of five numbers, some 500 MB at this. */
const MOST_ENTRIES = 6_000_000;

/** Units, their cases by slice, their patterns; null where `signal` ended it. */
export function runEmerging(
  ports: HotspotPorts,
  { filter, recipe, ground, timeRange }: EmergingRun,
  tell: TellStage,
  signal: AbortSignal,
): Promise<Result<FoundEmerging, EmergingRunRefusal> | null> {
  return inHotspotRoom(ports, signal, async (room) => {
    const slices = slicesOf(filter, recipe.slice, timeRange);
    if (slices === null) return failure('no_times');
    if (sliceCount(slices) < FEWEST_SLICES) return failure('too_few_slices');
    tell('grid', STAGE_STARTS.grid);
    const units = await room.hotspotUnits(recipe.units, ground);
    if (!units.ok) return failure(units.error);
    if (units.value.count * sliceCount(slices) > MOST_ENTRIES) return failure('too_many_cells');
    if (signal.aborted) return null;
    tell('cases', STAGE_STARTS.cases);
    const sliced = await ports.countBySlice(filter, counted(units.value), slices);
    if (signal.aborted) return null;
    const cube = { cells: units.value.count, slices: sliceCount(slices), counts: sliced.counts };
    const { neighbours } = units.value;
    const result = await room.findEmerging(
      { cube, neighbours, reference: recipe.reference },
      tellStatistics(tell),
    );
    if (!result.ok) return failure(result.error);
    return ok({ recipe, units: units.value, slices, counted: sliced, result: result.value });
  });
}

/** Over the filter's span of the reported time, as far as the data reaches; null where no case has a time. */
export function slicesOf(
  filter: Filter,
  unit: SliceUnit,
  timeRange: readonly [first: number, last: number] | null,
): TimeSlices | null {
  if (timeRange === null) return null;
  const clause = filter.find((one) => one.kind === 'time' && one.field === 'reported_at');
  const span =
    clause?.kind === 'time' ? clause : { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  const day = 86_400_000;
  const from = Math.max(span.from, Math.floor(timeRange[0] / day) * day);
  const to = Math.min(span.to, dayAfter(timeRange[1]));
  return from < to ? timeSlices(from, to, unit) : null;
}
