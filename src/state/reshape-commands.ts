import type { PendingCuts } from '../domain/pending-cuts';
import type { LngLat } from '../domain/place';
import type { Result } from '../domain/result';
import type { UnitSet } from '../domain/unit-set';
import { inPlanRoom, type PlanRoom } from '../jobs/plan-room';
import {
  lineOfUnit,
  mergeUnits,
  placeOnUnit,
  planAfter,
  type ReshapeRefusal,
  type SegmentPlace,
  segmentUnder,
  splitUnit,
  type UnitsChanged,
  unitNow,
  unitShown,
} from '../jobs/reshape-plan';
import { placesExtent } from '../jobs/units-extent';
import { storedSettings } from '../session/plan-settings';
import { type Application, notify } from './application';
import { fitTo } from './camera-commands';
import { changePlans, mayEdit, openDesk, setMarks, tellRefusal } from './plan-commands';
import { newPlanId, openPlan } from './plan-library';
import { SETTINGS_KEY } from './plan-work';
import type { ReshapeAim, ReshapeMode, ReshapePick, ReshapeState, ReshapeStep } from './reshape-state';

function change(app: Application, part: Partial<ReshapeState>): void {
  const { reshape } = app.store.getState().plans;
  changePlans(app, { reshape: { ...reshape, ...part } });
  if (part.picked === undefined || part.picked === reshape.picked) return;
  const units = part.picked.map(({ shown }) => shown);
  setMarks(app, units.length === 0 ? null : { reason: 'finding', units });
}

/** The units as changed so far; null without an open plan. */
export function unitsNow(app: Application): UnitSet | null {
  return app.store.getState().plans.reshape.steps.at(-1)?.units ?? openDesk(app)?.units ?? null;
}

export function setReshapeMode(app: Application, mode: ReshapeMode): void {
  change(app, { mode, picked: [], aim: null, refusal: null });
}

/** A click on the map while segments are reshaped: splits there, or picks a segment and lets it go again. */
export async function reshapeAt(app: Application, place: LngLat, shown: number): Promise<void> {
  const units = unitsNow(app);
  const { reshape } = app.store.getState().plans;
  const at = units === null || reshape.busy ? null : segmentUnder(units, place);
  if (units === null || at === null || !mayEdit(app)) return;
  if (reshape.mode === 'merge') togglePick(app, { unit: at.unit, shown });
  else await split(app, units, at);
}

/** In or out of those that are to be merged. */
function togglePick(app: Application, pick: ReshapePick): void {
  const { picked } = app.store.getState().plans.reshape;
  const left = picked.filter(({ unit }) => unit !== pick.unit);
  change(app, { picked: left.length < picked.length ? left : [...left, pick], refusal: null });
}

/** A segment by its number, as a list gives it: the map goes there, and a cut is proposed at half its length. */
export function aimAt(app: Application, unit: number | null): void {
  const units = unitsNow(app);
  if (units === null) return;
  if (unit === null) change(app, { aim: null, refusal: null });
  else {
    change(app, { aim: { unit, metres: Math.round(units.lengthMetres[unit]! / 2) }, refusal: null });
    fitTo(app, placesExtent(lineOfUnit(units, unit)));
  }
}

/** Where the chosen segment would be cut, from its start. */
export function aimMetres(app: Application, metres: number): void {
  const { aim } = app.store.getState().plans.reshape;
  if (aim !== null) change(app, { aim: { ...aim, metres }, refusal: null });
}

/** Cuts the chosen segment where it is aimed at. */
export async function splitAimed(app: Application): Promise<void> {
  const units = unitsNow(app);
  const { aim, busy } = app.store.getState().plans.reshape;
  if (units === null || aim === null || busy || !mayEdit(app)) return;
  await split(app, units, { unit: aim.unit, share: aim.metres / units.lengthMetres[aim.unit]! });
}

/** The chosen segment in or out of those that are to be merged. */
export function pickAimed(app: Application): void {
  const { aim, steps, busy } = app.store.getState().plans.reshape;
  if (aim === null || busy || !mayEdit(app)) return;
  togglePick(app, { unit: aim.unit, shown: unitShown(steps, aim.unit) });
}

/** What the map draws of the changes. */
export function reshapeDrawing(app: Application): PendingCuts {
  const { steps, aim, mode } = app.store.getState().plans.reshape;
  const units = unitsNow(app);
  const drawn = (kind: ReshapeMode) => steps.filter((step) => step.kind === kind);
  const ofAim = units === null || aim === null ? null : { units, aim };
  return {
    cuts: drawn('split').flatMap((step) => step.drawn),
    joined: drawn('merge').map((step) => step.drawn),
    chosen: ofAim === null ? [] : lineOfUnit(ofAim.units, ofAim.aim.unit),
    aim:
      ofAim === null || mode === 'merge' ? null : placeOnUnit(ofAim.units, shareOf(ofAim.units, ofAim.aim)),
  };
}

function shareOf(units: UnitSet, { unit, metres }: ReshapeAim): SegmentPlace {
  return { unit, share: Math.min(1, Math.max(0, metres / units.lengthMetres[unit]!)) };
}

async function split(app: Application, units: UnitSet, at: SegmentPlace): Promise<void> {
  const metres = units.lengthMetres[at.unit]!;
  const place = placeOnUnit(units, at);
  const told = {
    kind: 'split',
    name: units.names[at.unit]!,
    metres: [at.share * metres, (1 - at.share) * metres],
    parts: 2,
  } as const;
  await take(
    app,
    told,
    (room, ground) => splitUnit(room, ground, at),
    () => (place === null ? [] : [place]),
  );
}

export async function mergePicked(app: Application): Promise<void> {
  const units = unitsNow(app);
  const { picked, busy } = app.store.getState().plans.reshape;
  if (units === null || busy || picked.length < 2 || !mayEdit(app)) return;
  const numbers = picked.map(({ unit }) => unit);
  const told = {
    kind: 'merge',
    name: numbers.map((unit) => units.names[unit]!).find((name) => name !== '') ?? '',
    metres: [numbers.reduce((sum, unit) => sum + units.lengthMetres[unit]!, 0)],
    parts: numbers.length,
  } as const;
  await take(
    app,
    told,
    (room, ground) => mergeUnits(room, ground, numbers),
    (made) => lineOfUnit(made.units, unitNow(made, numbers[0]!)),
  );
}

async function take(
  app: Application,
  told: Omit<ReshapeStep, keyof UnitsChanged | 'drawn'>,
  work: (
    room: PlanRoom,
    ground: Parameters<typeof splitUnit>[1],
  ) => Promise<Result<UnitsChanged, ReshapeRefusal>>,
  draw: (made: UnitsChanged) => readonly LngLat[],
): Promise<void> {
  const { plans, references } = app.store.getState();
  const units = unitsNow(app);
  const desk = openDesk(app);
  if (units === null || plans.open === null) return;
  const facilities = references.flatMap((one) => (one.facilities === undefined ? [] : [one.facilities]));
  const ground = { units, recipe: plans.open.unitSet.recipe, facilities };
  change(app, { busy: true, refusal: null });
  try {
    const made = await inPlanRoom(app.services, (room) => work(room, ground), new AbortController().signal);
    // Another plan is on the table: these were changes of the one before.
    if (made === null || openDesk(app) !== desk) return;
    if (!made.ok) change(app, { refusal: made.error });
    else {
      const { steps } = app.store.getState().plans.reshape;
      const step = { ...told, ...made.value, drawn: draw(made.value) };
      change(app, { steps: [...steps, step], picked: [], aim: null });
    }
  } finally {
    if (openDesk(app) === desk) change(app, { busy: false });
  }
}

export function takeBackReshape(app: Application): void {
  const { steps, busy } = app.store.getState().plans.reshape;
  if (!busy) change(app, { steps: steps.slice(0, -1), picked: [], aim: null, refusal: null });
}

/**
 * One new set of units and one new plan over them, with the zones as they stand now; the old plan stays as it is. The new
 * one is opened. False where the journal refused, or there is nothing to adopt.
 */
export async function adoptReshape(app: Application, name: string): Promise<boolean> {
  const journal = app.planJournal;
  const desk = openDesk(app);
  const { open, reshape } = app.store.getState().plans;
  const units = reshape.steps.at(-1)?.units;
  if (journal === null || desk === null || open === null || units === undefined) return false;
  if (reshape.busy || !mayEdit(app)) return false;
  change(app, { busy: true });
  try {
    const settings = storedSettings(app.store.getState().planWork.settings);
    const hasSettings = app.store.getState().planWork.plan === open.plan.id;
    const kept = await journal.putUnitSet(units, open.unitSet.recipe);
    if (!kept.ok) {
      tellRefusal(app, kept.error);
      return false;
    }
    const plan = { ...desk.plan(), id: newPlanId(), name, unitSet: units.id, inForce: false };
    const created = await journal.create(plan, planAfter(desk.state.units, reshape.steps));
    if (!created.ok) {
      tellRefusal(app, created.error);
      return false;
    }
    if (hasSettings) {
      await app.services.keeper.putValue(SETTINGS_KEY + plan.id, settings).catch(() => undefined);
    }
    if (!(await openPlan(app, plan.id))) return false;
    notify(app.store, 'info', 'plan.notice.reshaped', {
      n: reshape.steps.length,
      units: units.codes.length,
      name,
      before: open.plan.name,
    });
    return true;
  } finally {
    if (openDesk(app) === desk) change(app, { busy: false });
  }
}
