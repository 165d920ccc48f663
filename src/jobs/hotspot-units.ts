import { cellGrid } from '../analysis/cell-grid';
import { distanceBandNeighbours } from '../analysis/distance-band';
import { hexGrid } from '../analysis/hex-grid';
import { cellNeighbours, hexNeighbours } from '../analysis/neighbours';
import { roadNeighbours } from '../analysis/road-network';
import { roadPieces } from '../analysis/road-pieces';
import { neighboursOfPairs, sharedCorners, zoneGroups, zoneUnitPlaces } from '../analysis/zone-units';
import { HEX_ROW_RATIO } from '../domain/hex-grid';
import type { HotspotRefusal } from '../domain/hotspot';
import { type HotspotUnits, ROAD_REACH_METRES, type UnitRecipe } from '../domain/hotspot-units';
import { failure, ok, type Result } from '../domain/result';
import type { RoadSet } from '../domain/road-set';
import type { ZoneSet } from '../domain/zone-set';
import { cellGraph } from '../zoning/units/cell-graph';

/** What units can be made of. */
export interface UnitGround {
  readonly zoneSet: ZoneSet | null;
  readonly roads: RoadSet | null;
  /** Zones of the plan in force; their id tells whether they are still the same. */
  readonly planZones?: ZoneSet | null;
}

/** The units of a recipe over the loaded zones and roads, with their neighbours, sizes and middles. */
export function hotspotUnits(
  recipe: UnitRecipe,
  { zoneSet, roads, planZones = null }: UnitGround,
): Result<HotspotUnits, HotspotRefusal> {
  if (recipe.kind === 'roads') {
    return roads === null || roads.roads.length === 0 ? failure('no_roads') : ofRoads(recipe, roads);
  }
  if (recipe.kind === 'plan') {
    return planZones === null || planZones.zones.length === 0
      ? failure('no_plan')
      : ofZones(recipe, recipe.kind, planZones);
  }
  if (zoneSet === null || zoneSet.zones.length === 0) return failure('no_zones');
  if (recipe.kind === 'squares') return ofSquares(recipe, zoneSet);
  return recipe.kind === 'hexagons' ? ofHexagons(recipe, zoneSet) : ofZones(recipe, recipe.kind, zoneSet);
}

function ofSquares(recipe: UnitRecipe, zoneSet: ZoneSet): Result<HotspotUnits, HotspotRefusal> {
  const made = cellGrid(zoneSet, recipe.sideMetres);
  if (!made.ok) return made;
  const grid = made.value;
  const count = grid.positions.length;
  return ok({
    key: `squares ${zoneSet.id} ${recipe.sideMetres}`,
    recipe,
    shape: { kind: 'squares', grid },
    count,
    sizes: new Float64Array(count).fill((recipe.sideMetres / 1000) ** 2),
    centres: new Float64Array(0),
    neighbours: cellNeighbours(grid),
  });
}

function ofHexagons(recipe: UnitRecipe, zoneSet: ZoneSet): Result<HotspotUnits, HotspotRefusal> {
  const made = hexGrid(zoneSet, recipe.sideMetres);
  if (!made.ok) return made;
  const grid = made.value;
  const count = grid.positions.length;
  return ok({
    key: `hexagons ${zoneSet.id} ${recipe.sideMetres}`,
    recipe,
    shape: { kind: 'hexagons', grid },
    count,
    sizes: new Float64Array(count).fill(HEX_ROW_RATIO * (recipe.sideMetres / 1000) ** 2),
    centres: new Float64Array(0),
    neighbours: hexNeighbours(grid, recipe.neighbours),
  });
}

function ofZones(
  recipe: UnitRecipe,
  level: 'zones' | 'communities' | 'streets' | 'plan',
  zoneSet: ZoneSet,
): Result<HotspotUnits, HotspotRefusal> {
  const groups = zoneGroups(zoneSet, level === 'plan' ? 'zones' : level);
  const count = groups.names.length;
  if (count === 0) return failure('no_names');
  const { unitOfZone, names } = groups;
  const { sizes, centres } = zoneUnitPlaces(zoneSet, groups);
  const neighbours =
    recipe.neighbours === 'band'
      ? distanceBandNeighbours(centres).neighbours
      : neighboursOfPairs(
          count,
          touchingZones(zoneSet).map(([a, b]) => [unitOfZone[a]!, unitOfZone[b]!] as const),
        );
  return ok({
    key: `${level} ${zoneSet.id}`,
    recipe,
    shape: { kind: 'zones', zoneSet, unitOfZone, names, ...(level === 'plan' && { byPoint: true }) },
    count,
    sizes,
    centres,
    neighbours,
  });
}

/** By a common border, also where lines differ by centimetres, or by a corner. */
function touchingZones(zoneSet: ZoneSet): readonly (readonly [number, number])[] {
  const { starts, ids } = cellGraph(zoneSet.geometry).graph;
  const pairs: (readonly [number, number])[] = [...sharedCorners(zoneSet)];
  for (let zone = 0; zone < starts.length - 1; zone++) {
    for (let at = starts[zone]!; at < starts[zone + 1]!; at++) pairs.push([zone, ids[at]!]);
  }
  return pairs;
}

function ofRoads(recipe: UnitRecipe, roads: RoadSet): Result<HotspotUnits, HotspotRefusal> {
  const pieces = roadPieces(roads);
  const count = pieces.starts.length - 1;
  if (count === 0) return failure('no_roads');
  const centres = new Float64Array(2 * count);
  for (let piece = 0; piece < count; piece++) {
    const middle = 2 * ((pieces.starts[piece]! + pieces.starts[piece + 1]!) >> 1);
    centres.set(pieces.coordinates.subarray(middle, middle + 2), 2 * piece);
  }
  return ok({
    key: `roads ${roads.id}`,
    recipe,
    shape: { kind: 'roads', pieces, reachMetres: ROAD_REACH_METRES },
    count,
    sizes: pieces.lengthsMetres.map((metres) => metres / 100),
    centres,
    neighbours: roadNeighbours(pieces, recipe.neighbours),
  });
}
