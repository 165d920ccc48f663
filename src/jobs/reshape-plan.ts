import type { LngLat } from '../domain/place';
import type { PlanUnits } from '../domain/responsibility-plan';
import { failure, ok, type Result } from '../domain/result';
import type { UnitMapping, UnitSet, UnitSetRecipe } from '../domain/unit-set';
import { movedPlan } from '../zoning/units/moved-plan';
import type { ReshapeRefusal } from '../zoning/units/reshape-segments';
import { type SegmentPlace, segmentAt } from '../zoning/units/segment-at';
import { placeOnLine, segmentLine, unitAfter, unitBefore } from '../zoning/units/segment-line';
import type { PlanRoom } from './plan-room';
import type { ReshapeRequest } from './reshape-units';

export type { ReshapeRefusal, SegmentPlace };

/** A change that was carried out: the units after it, and what became of those before it, one mapping a single change. */
export interface UnitsChanged {
  readonly units: UnitSet;
  readonly mappings: readonly UnitMapping[];
}

/** The segment at a place of the map; null for cells. */
export function segmentUnder({ lines }: UnitSet, place: LngLat): SegmentPlace | null {
  return lines === null ? null : segmentAt(lines, place);
}

/** The line of a segment; empty for cells. */
export function lineOfUnit({ lines }: UnitSet, unit: number): readonly LngLat[] {
  return lines === null ? [] : segmentLine(lines, unit);
}

/** The place on a segment at a share of its length; null for cells. */
export function placeOnUnit(units: UnitSet, { unit, share }: SegmentPlace): LngLat | null {
  const line = lineOfUnit(units, unit);
  return line.length < 2 ? null : placeOnLine(line, share);
}

const mappingsOf = (changes: readonly UnitsChanged[]) => changes.flatMap(({ mappings }) => mappings);

/** The number that most of a unit had before all the changes: the one that the map still shows. */
export function unitShown(changes: readonly UnitsChanged[], unit: number): number {
  return unitBefore(mappingsOf(changes), unit);
}

/** The number of a unit, or of its first part, after the change. */
export function unitNow(change: UnitsChanged, unit: number): number {
  return unitAfter(change.mappings, unit);
}

type Reshaper = Pick<PlanRoom, 'reshapeUnits'>;
type Ground = Pick<ReshapeRequest, 'units' | 'facilities'> & { readonly recipe: UnitSetRecipe };

export async function splitUnit(
  room: Reshaper,
  { units, recipe, facilities }: Ground,
  { unit, share }: SegmentPlace,
): Promise<Result<UnitsChanged, ReshapeRefusal>> {
  if (recipe.kind !== 'segments') return failure('not_segments');
  const made = await room.reshapeUnits({ units, recipe, facilities, change: { kind: 'split', unit, share } });
  return made.ok ? ok({ units: made.value.units, mappings: [made.value.mapping] }) : made;
}

/** Two or more made one, in whatever order they touch; `apart` where one of them meets none of the others. */
export async function mergeUnits(
  room: Reshaper,
  { units, recipe, facilities }: Ground,
  merged: readonly number[],
): Promise<Result<UnitsChanged, ReshapeRefusal>> {
  if (recipe.kind !== 'segments') return failure('not_segments');
  const [first, ...others] = merged;
  if (first === undefined || others.length === 0) return failure('no_such_unit');
  let now = units;
  let one = first;
  let left = others;
  const mappings: UnitMapping[] = [];
  while (left.length > 0) {
    let refusal: ReshapeRefusal | null = null;
    for (const other of left) {
      const change = { kind: 'merge', units: [one, other] } as const;
      const made = await room.reshapeUnits({ units: now, recipe, facilities, change });
      refusal = made.ok ? null : made.error;
      if (!made.ok) continue;
      const { mapping } = made.value;
      const became = (unit: number) => mapping.ids[mapping.starts[unit]!]!;
      now = made.value.units;
      one = became(one);
      left = left.filter((unit) => unit !== other).map(became);
      mappings.push(mapping);
      break;
    }
    if (refusal !== null) return failure(refusal);
  }
  return ok({ units: now, mappings });
}

/** A plan's units after all the changes. */
export function planAfter(units: PlanUnits, changes: readonly UnitsChanged[]): PlanUnits {
  return mappingsOf(changes).reduce(movedPlan, units);
}
