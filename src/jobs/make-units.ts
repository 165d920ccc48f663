import type { FacilitySet } from '../domain/facility-set';
import { failure, ok, type Result } from '../domain/result';
import type { RoadSet } from '../domain/road-set';
import type { UnitRefusal, UnitSet, UnitSetRecipe } from '../domain/unit-set';
import type { ZoneSet } from '../domain/zone-set';
import { type BareUnits, generatedUnits, importedUnits } from '../zoning/units/cell-units';
import { identified } from './unit-fingerprint';

/** What units are made of and what lies on them. */
export interface UnitsRequest {
  readonly recipe: UnitSetRecipe;
  readonly zoneSet: ZoneSet | null;
  readonly roads: RoadSet | null;
  readonly facilities: readonly FacilitySet[];
}

/** The units of a recipe over what is loaded, with their attributes; equal requests give equal units, ids and all. */
export function makeUnits(request: UnitsRequest): Result<UnitSet, UnitRefusal> {
  const bare = bareUnits(request);
  return bare.ok ? ok(identified(bare.value)) : bare;
}

function bareUnits({ recipe, zoneSet }: UnitsRequest): Result<BareUnits, UnitRefusal> {
  if (recipe.kind === 'segments') return failure({ code: 'no_roads' });
  if (zoneSet === null || zoneSet.zones.length === 0) return failure({ code: 'no_boundary' });
  return recipe.kind === 'generated' ? generatedUnits(zoneSet, recipe.sideMetres) : importedUnits(zoneSet);
}
