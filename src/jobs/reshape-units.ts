import type { FacilitySet } from '../domain/facility-set';
import { ok, type Result } from '../domain/result';
import type { UnitMapping, UnitSet, UnitSetRecipe } from '../domain/unit-set';
import { type ReshapeRefusal, reshapeSegments, type SegmentChange } from '../zoning/units/reshape-segments';
import { facilitiesOnSegments } from './make-units';
import { identified } from './unit-fingerprint';

export interface ReshapeRequest {
  readonly units: UnitSet;
  readonly recipe: Extract<UnitSetRecipe, { kind: 'segments' }>;
  readonly change: SegmentChange;
  readonly facilities: readonly FacilitySet[];
}

/** A segment split or two merged by hand: the new set, with its shops and facilities counted, and what became of which. */
export function reshapeUnits({
  units,
  recipe,
  change,
  facilities,
}: ReshapeRequest): Result<{ readonly units: UnitSet; readonly mapping: UnitMapping }, ReshapeRefusal> {
  const made = reshapeSegments(units, recipe.depthMetres, change);
  if (!made.ok) return made;
  const reshaped = made.value.units;
  const counted = facilitiesOnSegments(reshaped.lines!, recipe.reachMetres, facilities);
  return ok({ units: identified({ ...reshaped, ...counted }), mapping: made.value.mapping });
}
