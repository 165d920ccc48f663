import { locatePoints } from '../analysis/point-location';
import { snapToRoads } from '../analysis/road-snapping';
import type { FacilitySet } from '../domain/facility-set';
import { failure, ok, type Result } from '../domain/result';
import type { RoadLines, RoadSet } from '../domain/road-set';
import type { UnitRefusal, UnitSet, UnitSetRecipe } from '../domain/unit-set';
import { NO_ZONE, type ZoneSet } from '../domain/zone-set';
import { type BareUnits, generatedUnits, importedUnits } from '../zoning/units/cell-units';
import { cutByOutlines, roadMetres } from '../zoning/units/road-metres';
import { mostOfLines, placesOnLines } from '../zoning/units/segment-streets';
import { type SegmentRecipe, type SegmentUnits, segmentUnits } from '../zoning/units/segment-units';
import { unitPlaces } from '../zoning/units/unit-places';
import { identified } from './unit-fingerprint';

/** What units are made of and what lies on them. */
export interface UnitsRequest {
  readonly recipe: UnitSetRecipe;
  readonly zoneSet: ZoneSet | null;
  readonly roads: RoadSet | null;
  readonly facilities: readonly FacilitySet[];
}

/**
 * The units of a recipe over what is loaded, with the metres of road, shops and facilities on each; equal requests give
 * equal units, ids and all.
 */
export function makeUnits(request: UnitsRequest): Result<UnitSet, UnitRefusal> {
  const { recipe } = request;
  const made = recipe.kind === 'segments' ? segments(recipe, request) : cells(recipe, request);
  return made.ok ? ok(identified(made.value)) : made;
}

function cells(
  recipe: Exclude<UnitSetRecipe, SegmentRecipe>,
  { zoneSet, roads, facilities }: UnitsRequest,
): Result<BareUnits, UnitRefusal> {
  if (zoneSet === null || zoneSet.zones.length === 0) return failure({ code: 'no_boundary' });
  const made =
    recipe.kind === 'generated' ? generatedUnits(zoneSet, recipe.sideMetres) : importedUnits(zoneSet);
  if (!made.ok) return made;
  const units = made.value;
  const { geometry } = units;
  const ground = { geometry, extent: zoneSet.extent };
  const counted = facilitiesOn(units.codes.length, facilities, (lngs, lats) =>
    locatePoints(ground, lngs, lats),
  );
  if (roads === null) return ok({ ...units, ...counted });
  const pieces = cutByOutlines(geometry, roads.lines);
  const onRoad = roadMetres(
    units.codes.length,
    pieces,
    locatePoints(ground, pieces.lngs, pieces.lats),
    (road) => roads.roads[road]!.strict,
  );
  return ok({ ...units, ...counted, ...onRoad });
}

function segments(
  recipe: SegmentRecipe,
  { zoneSet, roads, facilities }: UnitsRequest,
): Result<BareUnits, UnitRefusal> {
  if (roads === null || roads.roads.length === 0) return failure({ code: 'no_roads' });
  const made = segmentUnits(roads, recipe);
  if (!made.ok) return made;
  const units = made.value;
  const lines = units.lines!;
  const counted = facilitiesOnSegments(lines, recipe.reachMetres, facilities);
  return ok({ ...units, ...counted, ...streetsOf(units, lines, zoneSet) });
}

/** The zone that most of a segment lies in says its street and community; along a border that is either side. */
function streetsOf(units: SegmentUnits, lines: RoadLines, zoneSet: ZoneSet | null) {
  const nowhere = { district: '', street: '', community: '' };
  const places = placesOnLines(lines, units.lengthMetres);
  const zones =
    zoneSet === null
      ? null
      : mostOfLines(units.codes.length, places, locatePoints(zoneSet, places.lngs, places.lats), NO_ZONE);
  return unitPlaces(
    units.codes.map((_, unit) => {
      const zone = zones === null ? undefined : zoneSet?.zones[zones[unit]!];
      return zone === undefined ? nowhere : { ...zone, community: zone.community || zone.name };
    }),
  );
}

/** By the nearest segment within reach; what none reaches is nowhere. Segments are lines of one part. */
export function facilitiesOnSegments(
  { coordinates, partStarts }: RoadLines,
  reachMetres: number,
  sets: readonly FacilitySet[],
): Pick<UnitSet, 'shops' | 'facilities'> {
  return facilitiesOn(partStarts.length - 1, sets, (lngs, lats) =>
    Uint32Array.from(snapToRoads({ coordinates, starts: partStarts }, reachMetres, lngs, lats), (segment) =>
      segment < 0 ? NO_ZONE : segment,
    ),
  );
}

/** Shops, and all other facilities, by unit. */
function facilitiesOn(
  units: number,
  sets: readonly FacilitySet[],
  unitAt: (lngs: Float64Array, lats: Float64Array) => Uint32Array,
): Pick<UnitSet, 'shops' | 'facilities'> {
  const all = sets.flatMap(({ facilities }) => facilities);
  const found = unitAt(
    Float64Array.from(all, ({ lng }) => lng),
    Float64Array.from(all, ({ lat }) => lat),
  );
  const counts = { shops: new Uint32Array(units), facilities: new Uint32Array(units) };
  all.forEach(({ kind }, at) => {
    const unit = found[at]!;
    if (unit === NO_ZONE) return;
    const own = kind === 'shop' ? counts.shops : counts.facilities;
    own[unit] = own[unit]! + 1;
  });
  return counts;
}
