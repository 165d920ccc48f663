import type { Draft, DraftRequest } from '../../domain/draft';
import type { DraftChoices } from '../../domain/draft-choices';
import type { PlanState } from '../../domain/plan-history';
import { NO_PLAN_ZONE, type PlanEdit, type PlanZone } from '../../domain/responsibility-plan';
import type { UnitSet } from '../../domain/unit-set';
import { takeOver } from '../plan-edits';

/** A draft's question for a plan as it stands, and which of the plan's zones each of its numbers is. */
export interface PlanDraftRequest {
  readonly request: DraftRequest;
  /** Zone of the plan by number; null for one that is to be made. */
  readonly zoneIds: readonly (number | null)[];
}

/** Locked units stay in their zones: those zones come first, then the largest, as many as are asked for. */
export function planDraftRequest(
  { plan, units: { zone, locked } }: PlanState,
  units: UnitSet,
  loads: Float64Array,
  choices: DraftChoices,
): PlanDraftRequest {
  const zones = zonesAsked(choices, loads);
  const members = new Map<number, { locked: number; units: number }>();
  zone.forEach((id, unit) => {
    const own = members.get(id) ?? { locked: 0, units: 0 };
    own.units++;
    own.locked += locked[unit]!;
    members.set(id, own);
  });
  const held = (id: number) => members.get(id)?.locked ?? 0;
  const size = (id: number) => members.get(id)?.units ?? 0;
  const kept = plan.zones
    .map(({ id }) => id)
    .sort((a, b) => Number(held(b) > 0) - Number(held(a) > 0) || size(b) - size(a) || a - b)
    .slice(0, zones);
  const numberOf = new Map(kept.map((id, number) => [id, number] as const));
  const number = (id: number) => (id === NO_PLAN_ZONE ? -1 : (numberOf.get(id) ?? -1));
  const request: DraftRequest = {
    graph: units.graph,
    loads,
    streets: units.streetOf,
    zones,
    ...(locked.includes(1) && {
      locked: Int32Array.from(zone, (id, unit) => (locked[unit] === 1 ? number(id) : -1)),
    }),
    ...(plan.zones.length > 0 && { current: Int32Array.from(zone, number) }),
    stayMetres: choices.stayMetres,
    tolerance: choices.tolerance,
    seatRule: choices.seatRule,
    seed: choices.seed,
  };
  return { request, zoneIds: Array.from({ length: Math.max(0, zones) }, (_, i) => kept[i] ?? null) };
}

/** As a whole number of zones; at least one. */
export function zonesAsked({ by, zones, targetLoad }: DraftChoices, loads: Float64Array): number {
  if (by === 'number') return Math.round(zones);
  const total = loads.reduce((sum, load) => sum + load, 0);
  return targetLoad > 0 ? Math.max(1, Math.round(total / targetLoad)) : 0;
}

/**
 * A draft as one command: zones that are new, units that move, zones that are left with nothing. `newZoneOf` names a zone by
 * its running number. null where nothing changes.
 */
export function draftEdit(
  state: PlanState,
  zoneIds: readonly (number | null)[],
  draft: Draft,
  newZoneOf: (number: number) => Omit<PlanZone, 'id'>,
): PlanEdit | null {
  const used = new Set(draft.assignment);
  let next = state.plan.nextZone;
  const added: PlanEdit[] = [];
  const ids = zoneIds.map((id, number) => {
    if (id !== null || !used.has(number)) return id ?? NO_PLAN_ZONE;
    const own = next++;
    added.push({ kind: 'add_zone', zone: { ...newZoneOf(own), id: own } });
    return own;
  });
  const wanted = Array.from(draft.assignment, (number) => ids[number] ?? NO_PLAN_ZONE);
  const moves = takeOver(state, wanted);
  const goal = new Set(
    wanted.map((id, unit) => (state.units.locked[unit] === 1 ? state.units.zone[unit]! : id)),
  );
  const removed = state.plan.zones
    .filter(({ id }) => !goal.has(id))
    .map((zone): PlanEdit => ({ kind: 'remove_zone', zone }));
  const edits = [...added, ...(moves === null ? [] : [moves]), ...removed];
  if (edits.length === 0) return null;
  return edits.length === 1 ? edits[0]! : { kind: 'several', edits };
}
