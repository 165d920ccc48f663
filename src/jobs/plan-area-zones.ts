import type { Extent } from '../domain/place';
import { type PlanArea, planAreas } from '../domain/plan-areas';
import type { MultiPolygonShape } from '../domain/polygon-shape';
import type { ResponsibilityPlan } from '../domain/responsibility-plan';
import type { UnitSet } from '../domain/unit-set';
import type { ZoneGeometry, ZoneSet } from '../domain/zone-set';
import { inPlanRoom, type PlanPorts } from './plan-room';

/**
 * The zones of a plan, or the grounds of its chiefs, as zones that the map fills: outlines without the borders of units,
 * areas as the sum of the units'. Ids and names as `planAreas` gives them. null where `signal` ended it.
 */
export async function planAreaZones(
  ports: Pick<PlanPorts, 'openPlanRoom'>,
  plan: ResponsibilityPlan,
  units: UnitSet,
  zoneOf: Uint32Array,
  by: PlanArea,
  signal: AbortSignal,
): Promise<ZoneSet | null> {
  const { ids, names, areaOf } = planAreas(plan.zones, zoneOf, by);
  const numbers = ids.map((_, at) => at + 1);
  const outlines = await inPlanRoom(ports, (room) => room.outlines(units.geometry, areaOf, numbers), signal);
  if (outlines === null) return null;
  const areaM2 = new Float64Array(ids.length + 1);
  areaOf.forEach((area, unit) => {
    areaM2[area] = areaM2[area]! + units.areaM2[unit]!;
  });
  const geometry = geometryOf(numbers.map((number) => outlines.get(number)?.shape ?? []));
  return {
    id: `${plan.id} ${by}`,
    name: plan.name,
    zones: ids.map((id, at) => ({
      id,
      name: names[at]!,
      district: '',
      street: '',
      community: '',
      areaKm2: areaM2[at + 1]! / 1e6,
    })),
    geometry,
    extent: extentOf(geometry.coordinates),
  };
}

function geometryOf(shapes: readonly MultiPolygonShape[]): ZoneGeometry {
  const rings = shapes.flat(2);
  const coordinates = new Float64Array(rings.reduce((sum, ring) => sum + ring.length, 0));
  const ringStarts = new Uint32Array(rings.length + 1);
  const zoneStarts = new Uint32Array(shapes.length + 1);
  rings.forEach((ring, at) => {
    coordinates.set(ring, 2 * ringStarts[at]!);
    ringStarts[at + 1] = ringStarts[at]! + ring.length / 2;
  });
  shapes.forEach((shape, at) => {
    zoneStarts[at + 1] = zoneStarts[at]! + shape.flat().length;
  });
  return { coordinates, ringStarts, zoneStarts };
}

function extentOf(coordinates: Float64Array): Extent {
  const extent = { west: 180, south: 90, east: -180, north: -90 };
  for (let at = 0; at < coordinates.length; at += 2) {
    extent.west = Math.min(extent.west, coordinates[at]!);
    extent.east = Math.max(extent.east, coordinates[at]!);
    extent.south = Math.min(extent.south, coordinates[at + 1]!);
    extent.north = Math.max(extent.north, coordinates[at + 1]!);
  }
  return extent;
}
