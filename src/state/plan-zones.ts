import type { LngLat } from '../domain/place';
import { NO_PLAN_ZONE, type PlanZone } from '../domain/responsibility-plan';
import {
  addingZone,
  changingZone,
  clearingZone,
  mergingZones,
  polygonZones,
  removingZone,
  settingDates,
  splittingZone,
  swappingZones,
} from '../jobs/plan-changes';
import { type Application, notify } from './application';
import { changePlans, edit, openDesk, setActiveZone } from './plan-commands';

/** What a new zone of this number is called in the screen's language. */
export type ZoneNamer = (number: number) => string;

/** A zone that has no chief yet. */
export function blankZone(name: string): Omit<PlanZone, 'id'> {
  return {
    name,
    level: 'second',
    chief: { name: '', unit: '', phone: '', shift: '' },
    from: '',
    to: '',
  };
}

/** A new zone becomes the active one, and the brush is in hand. */
export function addZone(app: Application, nameOf: ZoneNamer, units: readonly number[] = []): void {
  const desk = openDesk(app);
  if (desk === null) return;
  const id = desk.plan().nextZone;
  if (!edit(app, addingZone(desk, blankZone(nameOf(id)), units))) return;
  setActiveZone(app, id);
  if (units.length === 0) changePlans(app, { tool: 'brush' });
}

export function changeZone(app: Application, zone: PlanZone): void {
  const desk = openDesk(app);
  if (desk !== null) edit(app, changingZone(desk, zone));
}

export function deleteZone(app: Application, zone: number): void {
  const desk = openDesk(app);
  if (desk !== null) editOrSay(app, removingZone(desk, zone), 'plan.notice.locked-units');
}

export function clearZone(app: Application, zone: number): void {
  const desk = openDesk(app);
  if (desk !== null) editOrSay(app, clearingZone(desk, zone), 'plan.notice.nothing-changed');
}

export function mergeZoneInto(app: Application, into: number, from: number): void {
  const desk = openDesk(app);
  if (desk === null) return;
  if (editOrSay(app, mergingZones(desk, into, from), 'plan.notice.locked-units')) setActiveZone(app, into);
}

export function swapZonesOf(app: Application, one: number, other: number): void {
  const desk = openDesk(app);
  if (desk !== null) editOrSay(app, swappingZones(desk, one, other), 'plan.notice.nothing-changed');
}

export function splitZone(app: Application, nameOf: ZoneNamer, line: readonly LngLat[]): void {
  const desk = openDesk(app);
  const { activeZone } = app.store.getState().plans;
  if (desk === null) return;
  if (activeZone === NO_PLAN_ZONE) {
    notify(app.store, 'info', 'plan.notice.choose-zone');
    return;
  }
  const name = nameOf(desk.plan().nextZone);
  editOrSay(app, splittingZone(desk, activeZone, line, name), 'plan.notice.line-splits-nothing');
}

export function setAllDates(app: Application, from: string, to: string): void {
  const desk = openDesk(app);
  if (desk !== null) editOrSay(app, settingDates(desk, from, to), 'plan.notice.nothing-changed');
}

/** The loaded boundaries become zones. */
export function zonesFromPolygons(app: Application): void {
  const desk = openDesk(app);
  const { zoneSet } = app.store.getState().zones;
  if (desk === null || zoneSet === null) return;
  editOrSay(app, polygonZones(desk, zoneSet, blankZone), 'plan.notice.nothing-changed');
}

function editOrSay(app: Application, command: Parameters<typeof edit>[1], why: string): boolean {
  if (command === null) notify(app.store, 'info', why);
  return edit(app, command);
}

/** Translation keys `plan.form.bad.<code>`. */
export type ZoneFault = 'name' | 'twice' | 'phone' | 'dates';

/** Digits with what people put between them; masks of a roster's phone are let through. */
const PHONE = /^[0-9+\-() *]{5,20}$/;

/** What is wrong with a zone's description beside the plan's other zones. */
export function zoneFaults(zone: PlanZone, zones: readonly PlanZone[]): readonly ZoneFault[] {
  const name = zone.name.trim();
  const { phone } = zone.chief;
  const faults: ZoneFault[] = [];
  if (name === '') faults.push('name');
  if (name !== '' && zones.some((other) => other.id !== zone.id && other.name === name)) faults.push('twice');
  if (phone !== '' && !PHONE.test(phone)) faults.push('phone');
  if (zone.from !== '' && zone.to !== '' && zone.to < zone.from) faults.push('dates');
  return faults;
}
