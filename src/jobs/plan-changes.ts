import type { LngLat } from '../domain/place';
import {
  NO_PLAN_ZONE,
  type PlanEdit,
  type PlanZone,
  type ResponsibilityPlan,
} from '../domain/responsibility-plan';
import type { ZoneSet } from '../domain/zone-set';
import {
  assignUnits,
  emptyUnits,
  mergeZones,
  newZone,
  removeZone,
  swapZones,
  takeOver,
  unitsOf,
} from '../zoning/plan-edits';
import { rightOfLine } from '../zoning/split-zone';
import type { PlanDesk } from './plan-desk';

/** Commands of a planner as values, made from the plan on the desk; null where nothing would change. */
export function addingZone(desk: PlanDesk, zone: Omit<PlanZone, 'id'>, units: readonly number[]): PlanEdit {
  return newZone(desk.state, zone, units);
}

export function changingZone(desk: PlanDesk, after: PlanZone): PlanEdit | null {
  const before = desk.plan().zones.find(({ id }) => id === after.id);
  if (before === undefined || JSON.stringify(before) === JSON.stringify(after)) return null;
  return { kind: 'change_zone', before, after };
}

export function removingZone(desk: PlanDesk, zone: number): PlanEdit | null {
  return removeZone(desk.state, zone);
}

export function mergingZones(desk: PlanDesk, into: number, from: number): PlanEdit | null {
  return mergeZones(desk.state, into, from);
}

/** The two zones' units change hands. */
export function swappingZones(desk: PlanDesk, one: number, other: number): PlanEdit | null {
  return swapZones(desk.state, one, other);
}

/** What lies on the right of the line becomes a zone of its own. */
export function splittingZone(
  desk: PlanDesk,
  zone: number,
  line: readonly LngLat[],
  name: string,
): PlanEdit | null {
  const split = desk.plan().zones.find(({ id }) => id === zone);
  if (split === undefined) return null;
  const own = unitsOf(desk.state, zone);
  const free = own.filter((unit) => desk.state.units.locked[unit] === 0);
  const right = rightOfLine(line, free, desk.index.centres);
  if (right.length === 0 || right.length === own.length) return null;
  return newZone(desk.state, { ...split, name, chief: { name: '', unit: '', phone: '', shift: '' } }, right);
}

export function clearingZone(desk: PlanDesk, zone: number): PlanEdit | null {
  return assignUnits(desk.state, unitsOf(desk.state, zone), NO_PLAN_ZONE);
}

/** A zone for each polygon; each unit goes to the one that it mostly lies in, so that there is neither gap nor overlap. */
export function polygonZones(
  desk: PlanDesk,
  polygons: ZoneSet,
  template: (name: string) => Omit<PlanZone, 'id'>,
): PlanEdit | null {
  const { nextZone } = desk.plan();
  const assignment = desk.state.units.zone.slice();
  const edits: PlanEdit[] = polygons.zones.map((polygon, i) => ({
    kind: 'add_zone',
    zone: { ...template(polygon.name), id: nextZone + i },
  }));
  const taken = desk.index.mostlyIn(polygons.geometry);
  taken.forEach((polygon, unit) => {
    if (polygon !== -1) assignment[unit] = nextZone + polygon;
  });
  const moved = takeOver(desk.state, assignment);
  return moved === null ? null : { kind: 'several', edits: [...edits, moved] };
}

export interface PlanSeed {
  readonly id: string;
  readonly name: string;
  readonly unitSet: string;
  readonly units: number;
}

export function emptyPlan({ id, name, unitSet, units }: PlanSeed): {
  readonly plan: ResponsibilityPlan;
  readonly units: ReturnType<typeof emptyUnits>;
} {
  return { plan: { id, name, unitSet, zones: [], nextZone: 1, inForce: false }, units: emptyUnits(units) };
}

/** The same dates for every zone. */
export function settingDates(desk: PlanDesk, from: string, to: string): PlanEdit | null {
  const edits = desk
    .plan()
    .zones.filter((zone) => zone.from !== from || zone.to !== to)
    .map((before): PlanEdit => ({ kind: 'change_zone', before, after: { ...before, from, to } }));
  return edits.length === 0 ? null : { kind: 'several', edits };
}
