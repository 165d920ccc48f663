import { NO_PLAN_ZONE, type PlanZone } from './responsibility-plan';

/** Cases of one zone of a plan; zone 0 is the units that no zone has. */
export interface PlanZoneCount {
  readonly zone: number;
  readonly name: string;
  /** '' where the zone has none. */
  readonly chief: string;
  readonly cases: number;
  readonly units: number;
  readonly areaKm2: number;
  readonly roadMetres: number;
}

/** What lies on the units, one entry a unit, gathered by zone. */
export interface PlanUnitFigures {
  /** Cases. */
  readonly counts: Uint32Array;
  readonly areaM2: Float64Array;
  readonly lengthMetres: Float64Array;
}

/** One line a zone in the plan's order, zone 0 last and only where a unit is unassigned. */
export function countByPlanZone(
  zones: readonly PlanZone[],
  zoneOf: Uint32Array,
  { counts, areaM2, lengthMetres }: PlanUnitFigures,
): readonly PlanZoneCount[] {
  const most = zones.reduce((id, zone) => Math.max(id, zone.id), 0);
  const sums = Array.from({ length: 4 }, () => new Float64Array(most + 1));
  const [cases, units, area, road] = sums as [Float64Array, Float64Array, Float64Array, Float64Array];
  zoneOf.forEach((given, unit) => {
    const zone = given <= most ? given : NO_PLAN_ZONE;
    cases[zone] = cases[zone]! + counts[unit]!;
    units[zone] = units[zone]! + 1;
    area[zone] = area[zone]! + areaM2[unit]!;
    road[zone] = road[zone]! + lengthMetres[unit]!;
  });
  const line = (zone: number, name: string, chief: string): PlanZoneCount => ({
    zone,
    name,
    chief,
    cases: cases[zone]!,
    units: units[zone]!,
    areaKm2: area[zone]! / 1e6,
    roadMetres: road[zone]!,
  });
  const lines = zones.map(({ id, name, chief }) => line(id, name, chief.name.trim()));
  return units[NO_PLAN_ZONE]! > 0 ? [...lines, line(NO_PLAN_ZONE, '', '')] : lines;
}

/** The same by chief: zones of one name of a chief together, those without one under ''. Unassigned units have none. */
export function countByChief(
  lines: readonly PlanZoneCount[],
): readonly Omit<PlanZoneCount, 'zone' | 'name'>[] {
  const chiefs = new Map<string, Omit<PlanZoneCount, 'zone' | 'name'>>();
  for (const { zone, chief, cases, units, areaKm2, roadMetres } of lines) {
    if (zone === NO_PLAN_ZONE) continue;
    const known = chiefs.get(chief) ?? { chief, cases: 0, units: 0, areaKm2: 0, roadMetres: 0 };
    chiefs.set(chief, {
      chief,
      cases: known.cases + cases,
      units: known.units + units,
      areaKm2: known.areaKm2 + areaKm2,
      roadMetres: known.roadMetres + roadMetres,
    });
  }
  return [...chiefs.values()];
}
