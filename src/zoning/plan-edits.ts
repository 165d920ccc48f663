import type { PlanState } from '../domain/plan-history';
import { NO_PLAN_ZONE, type PlanEdit, type PlanUnits, type PlanZone } from '../domain/responsibility-plan';

/** Who wants to know which units changed hands: totals, borders, the map. */
export type UnitListener = (unit: number, from: number, to: number) => void;

const nobody: UnitListener = () => undefined;

/** Carries an edit out. Edits are made by the functions below and hold on the state they were made for. */
export function applyEdit(state: PlanState, edit: PlanEdit, changed: UnitListener = nobody): void {
  const { zone, locked } = state.units;
  switch (edit.kind) {
    case 'assign':
      for (const unit of edit.units) put(zone, unit, edit.zone, changed);
      return;
    case 'reassign':
      edit.units.forEach((unit, i) => {
        put(zone, unit, edit.after[i]!, changed);
      });
      return;
    case 'lock':
      for (const unit of edit.units) locked[unit] = edit.locked ? 1 : 0;
      return;
    case 'add_zone':
      state.plan = {
        ...state.plan,
        zones: [...state.plan.zones, edit.zone].sort((a, b) => a.id - b.id),
        nextZone: Math.max(state.plan.nextZone, edit.zone.id + 1),
      };
      return;
    case 'change_zone':
      state.plan = { ...state.plan, zones: replaced(state.plan.zones, edit.after) };
      return;
    case 'remove_zone':
      state.plan = { ...state.plan, zones: state.plan.zones.filter(({ id }) => id !== edit.zone.id) };
      return;
    case 'rename':
      state.plan = { ...state.plan, name: edit.after };
      return;
    case 'several':
      for (const one of edit.edits) applyEdit(state, one, changed);
  }
}

/** The edit that takes this one back. */
export function reversed(edit: PlanEdit): PlanEdit {
  switch (edit.kind) {
    case 'assign': {
      const { units, before, zone } = edit;
      return { kind: 'reassign', units, before: units.map(() => zone), after: before };
    }
    case 'reassign':
      return { ...edit, before: edit.after, after: edit.before };
    case 'lock':
      return { ...edit, locked: !edit.locked };
    case 'add_zone':
      return { kind: 'remove_zone', zone: edit.zone };
    case 'remove_zone':
      return { kind: 'add_zone', zone: edit.zone };
    case 'change_zone':
      return { kind: 'change_zone', before: edit.after, after: edit.before };
    case 'rename':
      return { kind: 'rename', before: edit.after, after: edit.before };
    case 'several':
      return { kind: 'several', edits: edit.edits.map(reversed).reverse() };
  }
}

function put(zone: Uint32Array, unit: number, to: number, changed: UnitListener): void {
  const from = zone[unit]!;
  if (from === to) return;
  zone[unit] = to;
  changed(unit, from, to);
}

function replaced(zones: readonly PlanZone[], zone: PlanZone): readonly PlanZone[] {
  return zones.map((one) => (one.id === zone.id ? zone : one));
}

/** The units that are free and not there yet go to a zone; null where nothing would change. */
export function assignUnits({ units }: PlanState, wanted: Iterable<number>, zone: number): PlanEdit | null {
  const moving = [...new Set(wanted)]
    .filter((unit) => units.locked[unit] === 0 && units.zone[unit] !== zone)
    .sort((a, b) => a - b);
  if (moving.length === 0) return null;
  return { kind: 'assign', units: moving, before: moving.map((unit) => units.zone[unit]!), zone };
}

/** A whole assignment taken over, as from a draft; locked units stay. null where nothing would change. */
export function takeOver(
  { units }: Pick<PlanState, 'units'>,
  assignment: ArrayLike<number>,
): PlanEdit | null {
  const moving: number[] = [];
  for (let unit = 0; unit < units.zone.length; unit++) {
    if (units.locked[unit] === 0 && units.zone[unit] !== assignment[unit]) moving.push(unit);
  }
  if (moving.length === 0) return null;
  return {
    kind: 'reassign',
    units: moving,
    before: moving.map((unit) => units.zone[unit]!),
    after: moving.map((unit) => assignment[unit]!),
  };
}

/** Two zones change hands; locked units stay. */
export function swapZones({ units }: Pick<PlanState, 'units'>, a: number, b: number): PlanEdit | null {
  const swapped = units.zone.map((zone) => (zone === a ? b : zone === b ? a : zone));
  return takeOver({ units }, swapped);
}

/** Units of `from` go to `into`, and `from` is removed; null where a locked unit holds it. */
export function mergeZones(state: PlanState, into: number, from: number): PlanEdit | null {
  const zone = state.plan.zones.find(({ id }) => id === from);
  if (zone === undefined || from === into || holdsLocked(state, from)) return null;
  return severalOf([assignUnits(state, unitsOf(state, from), into), { kind: 'remove_zone', zone }]);
}

/** The zone's units are nobody's and it is gone; null where a locked unit holds it. */
export function removeZone(state: PlanState, id: number): PlanEdit | null {
  const zone = state.plan.zones.find((one) => one.id === id);
  if (zone === undefined || holdsLocked(state, id)) return null;
  return severalOf([assignUnits(state, unitsOf(state, id), NO_PLAN_ZONE), { kind: 'remove_zone', zone }]);
}

/** A new zone with the given units. */
export function newZone(
  state: PlanState,
  zone: Omit<PlanZone, 'id'>,
  units: Iterable<number> = [],
): PlanEdit {
  const added: PlanZone = { ...zone, id: state.plan.nextZone };
  return severalOf([{ kind: 'add_zone', zone: added }, assignUnits(state, units, added.id)]);
}

export function unitsOf({ units }: PlanState, zone: number): number[] {
  const found: number[] = [];
  for (let unit = 0; unit < units.zone.length; unit++) if (units.zone[unit] === zone) found.push(unit);
  return found;
}

function holdsLocked({ units }: PlanState, zone: number): boolean {
  return units.zone.some((one, unit) => one === zone && units.locked[unit] === 1);
}

function severalOf(edits: readonly (PlanEdit | null)[]): PlanEdit {
  const real = edits.filter((edit) => edit !== null);
  return real.length === 1 ? real[0]! : { kind: 'several', edits: real };
}

/** All units nobody's, none locked. */
export function emptyUnits(count: number): PlanUnits {
  return { zone: new Uint32Array(count), locked: new Uint8Array(count) };
}
