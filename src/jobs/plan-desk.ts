import type { PlanHistory, PlanState } from '../domain/plan-history';
import {
  NO_PLAN_ZONE,
  type PlanEdit,
  type PlanUnits,
  type ResponsibilityPlan,
} from '../domain/responsibility-plan';
import type { UnitSet } from '../domain/unit-set';
import { applyEdit } from '../zoning/plan-edits';
import { createUnitIndex, type UnitIndex } from '../zoning/unit-index';
import { colourZones } from '../zoning/zone-colours';
import { createZoneTotals, fixedPoint, type ZoneTotals } from '../zoning/zone-totals';
import { type ZonePlace, zonePlaces } from './zone-places';

/** What is summed per zone; the order is that of `ZoneTotals`' measures. */
export const PLAN_MEASURES = ['load', 'cases', 'area_m2', 'length_metres'] as const;
export type PlanMeasure = (typeof PLAN_MEASURES)[number];

/** Units whose zone or lock changed; null: all may have. */
export type PaintListener = (units: readonly number[] | null) => void;

export type StrokeKind = 'assign' | 'lock' | 'unlock';

/**
 * The plan that is being worked on: its arrays, kept out of the store because a stroke changes them many times a frame.
 * Whoever draws them listens; whoever shows figures asks `total`.
 */
export interface PlanDesk {
  readonly units: UnitSet;
  readonly index: UnitIndex;
  readonly plan: () => ResponsibilityPlan;
  /** As of the last command. */
  readonly state: PlanState;
  /** What is on the screen: ahead of `state` while a stroke is under way. */
  readonly shown: PlanUnits;
  /** Worth of each unit, as the workload model has it, and its cases. */
  readonly loads: () => Float64Array;
  readonly cases: () => ArrayLike<number>;
  readonly total: (measure: PlanMeasure, zone: number) => number;
  readonly unitsIn: (zone: number) => number;
  /** Rank of each zone's colour, by zone id; zones that touch differ as far as the colours go. */
  readonly colours: () => Uint8Array;
  /** Where each zone's name stands; a zone without units has none. */
  readonly places: () => readonly ZonePlace[];
  setLoads(loads: Float64Array, cases: ArrayLike<number>): void;
  onPaint(listener: PaintListener): () => void;
  /** Another division is on the screen, figures and all, until a stroke or a command; null: the plan again. Zone ids by unit. */
  preview(zones: ArrayLike<number> | null): void;
  /** A press: what is touched until the release is one command. */
  beginStroke(kind: StrokeKind, zone: number): void;
  /** Gives how many units changed. */
  stroke(units: Iterable<number>): number;
  /** The command that the stroke was, carried out already; null where it touched nothing new. */
  endStroke(): PlanEdit | null;
  cancelStroke(): void;
  readonly inStroke: () => boolean;
  /** Carries out a new command. */
  perform(edit: PlanEdit): void;
  /** Gives the command taken back or done again; null where there is none. */
  undo(): PlanEdit | null;
  redo(): PlanEdit | null;
  /** Old edits are read when they are near: wait for this before `undo`. */
  readonly ready: () => Promise<void>;
  readonly undoable: () => PlanEdit | null;
  readonly redoable: () => PlanEdit | null;
}

interface Stroke {
  readonly kind: StrokeKind;
  readonly zone: number;
  readonly before: Map<number, number>;
}

export function createPlanDesk(units: UnitSet, state: PlanState, history: PlanHistory): PlanDesk {
  const count = state.units.zone.length;
  // The journal takes its checkpoints from `state`, so half a stroke must not be seen there.
  const shown: PlanUnits = { zone: state.units.zone.slice(), locked: state.units.locked.slice() };
  let loads: Float64Array = new Float64Array(count);
  let cases: ArrayLike<number> = new Uint32Array(count);
  let totals = sums();
  let colours: Uint8Array | null = null;
  let stroke: Stroke | null = null;
  let index: UnitIndex | null = null;
  const listeners = new Set<PaintListener>();

  function sums(): ZoneTotals {
    const measures = [loads, cases, units.areaM2, units.lengthMetres].map(fixedPoint);
    return createZoneTotals(measures, shown.zone);
  }

  function unitIndex(): UnitIndex {
    index ??= createUnitIndex(units.geometry);
    return index;
  }

  function tell(changed: readonly number[] | null): void {
    for (const listener of listeners) listener(changed);
  }

  let previewed = false;
  function endPreview(): void {
    if (!previewed) return;
    previewed = false;
    state.units.zone.forEach((zone, unit) => {
      show(unit, zone);
    });
    colours = null;
  }

  function carryOut(edit: PlanEdit): void {
    endPreview();
    const changed: number[] = [];
    const zonesBefore = state.plan.zones;
    applyEdit(state, edit, (unit, _, to) => {
      show(unit, to);
      changed.push(unit);
    });
    for (const unit of lockedUnits(edit)) {
      shown.locked[unit] = state.units.locked[unit]!;
      changed.push(unit);
    }
    const repaint = changed.length > 0 || zonesBefore.length !== state.plan.zones.length;
    if (repaint) colours = null;
    tell(repaint ? null : changed);
  }

  function show(unit: number, zone: number): void {
    const from = shown.zone[unit]!;
    if (from === zone) return;
    shown.zone[unit] = zone;
    totals.changed(unit, from, zone);
  }

  function put(unit: number, open: Stroke): boolean {
    const { zone, locked } = shown;
    if (open.kind === 'assign') {
      const from = zone[unit]!;
      if (locked[unit] === 1 || from === open.zone) return false;
      open.before.set(unit, from);
      show(unit, open.zone);
      return true;
    }
    const to = open.kind === 'lock' ? 1 : 0;
    if (locked[unit] === to || (to === 1 && zone[unit] === NO_PLAN_ZONE)) return false;
    open.before.set(unit, locked[unit]!);
    locked[unit] = to;
    return true;
  }

  return {
    units,
    get index() {
      return unitIndex();
    },
    plan: () => state.plan,
    state,
    shown,
    loads: () => loads,
    cases: () => cases,
    total: (measure, zone) => totals.of(PLAN_MEASURES.indexOf(measure), zone),
    unitsIn: (zone) => totals.units(zone),
    colours() {
      colours ??= colourZones(
        units.graph,
        shown.zone,
        Math.max(state.plan.nextZone, highest(shown.zone) + 1),
      );
      return colours;
    },
    places() {
      return zonePlaces(state.plan, shown, unitIndex().centres);
    },
    setLoads(nextLoads, nextCases) {
      loads = nextLoads;
      cases = nextCases;
      totals = sums();
    },
    onPaint(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    preview(zones) {
      endPreview();
      if (zones !== null) {
        previewed = true;
        for (let unit = 0; unit < count; unit++) show(unit, zones[unit]!);
        colours = null;
      }
      tell(null);
    },
    beginStroke(kind, zone) {
      endPreview();
      stroke = { kind, zone, before: new Map() };
    },
    stroke(touched) {
      if (stroke === null) return 0;
      const changed: number[] = [];
      for (const unit of touched) if (put(unit, stroke)) changed.push(unit);
      if (changed.length > 0) tell(changed);
      return changed.length;
    },
    endStroke() {
      const ended = stroke;
      stroke = null;
      if (ended === null || ended.before.size === 0) return null;
      const edit = editOf(ended);
      history.push(edit);
      carryOut(edit);
      return edit;
    },
    cancelStroke() {
      const ended = stroke;
      stroke = null;
      if (ended === null) return;
      const changed = [...ended.before.keys()];
      for (const [unit, before] of ended.before) {
        if (ended.kind === 'assign') show(unit, before);
        else shown.locked[unit] = before;
      }
      tell(changed);
    },
    inStroke: () => stroke !== null,
    perform(edit) {
      history.push(edit);
      carryOut(edit);
    },
    undo() {
      const done = history.undoable();
      const edit = history.undo();
      if (edit !== null) carryOut(edit);
      return done;
    },
    redo() {
      const edit = history.redo();
      if (edit !== null) carryOut(edit);
      return edit;
    },
    ready: history.ready,
    undoable: history.undoable,
    redoable: history.redoable,
  };
}

function highest(zones: Uint32Array): number {
  let most = 0;
  for (const zone of zones) if (zone > most) most = zone;
  return most;
}

function editOf({ kind, zone, before }: Stroke): PlanEdit {
  const units = [...before.keys()].sort((a, b) => a - b);
  return kind === 'assign'
    ? { kind: 'assign', units, before: units.map((unit) => before.get(unit)!), zone }
    : { kind: 'lock', units, locked: kind === 'lock' };
}

function lockedUnits(edit: PlanEdit): readonly number[] {
  if (edit.kind === 'lock') return edit.units;
  return edit.kind === 'several' ? edit.edits.flatMap(lockedUnits) : [];
}
