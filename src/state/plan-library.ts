import type { RoadSet } from '../domain/road-set';
import type { UnitSet, UnitSetRecipe } from '../domain/unit-set';
import { emptyPlan } from '../jobs/plan-changes';
import { createPlanDesk } from '../jobs/plan-desk';
import { inPlanRoom } from '../jobs/plan-room';
import type { JournalError, JournalStatus, PlanJournal } from '../session/plan-journal';
import type { LoadedReference } from './app-state';
import { type Application, notify } from './application';
import { lookAtPlaces } from './camera-commands';
import { changePlans, closePlan, edit, openDesk, showPlan, showTrouble, tellRefusal } from './plan-commands';
import { journalOf } from './plan-in-use';

/** The keeper's value that names the plan to open next time. */
const LAST_PLAN = 'last-plan';

/** Called when the workspace is opened: what is kept is listed, and the plan that was on the table comes back. */
export async function openPlanning(app: Application): Promise<void> {
  if (app.store.getState().plans.phase !== 'unopened') return;
  changePlans(app, { phase: 'opening' });
  const journal = await journalOf(app);
  journal.onState(() => listPlans(app, journal));
  journal.onStatus((status) => showStatus(app, status));
  journal.onRole((role) => {
    changePlans(app, { role });
    const { open } = app.store.getState().plans;
    // Another tab may have gone on with it meanwhile.
    if (open !== null) void openPlan(app, open.plan.id);
  });
  changePlans(app, { phase: 'ready', role: journal.role() });
  showStatus(app, journal.status());
  listPlans(app, journal);
  const { plans } = journal.state();
  const last = await app.services.keeper.value(LAST_PLAN).catch(() => null);
  const wanted = plans.find(({ id }) => id === last) ?? plans.find(({ inForce }) => inForce) ?? plans[0];
  if (wanted !== undefined) await openPlan(app, wanted.id);
}

function showStatus(app: Application, { copies, trouble }: JournalStatus): void {
  changePlans(app, { copies, trouble });
  showTrouble(app, trouble);
}

function listPlans(app: Application, journal: PlanJournal): void {
  const { plans, unitSets } = journal.state();
  changePlans(app, { heads: plans, unitSets });
}

/** Which plan was asked for last: a slower answer to an earlier wish is not shown. */
const wished = new WeakMap<Application, string>();

export async function openPlan(app: Application, id: string, of?: 'intact' | 'backup'): Promise<boolean> {
  const journal = app.planJournal;
  if (journal === null) return false;
  wished.set(app, id);
  const opened = await journal.openPlan(id, of);
  if (wished.get(app) !== id) return false;
  if (!opened.ok) {
    if (opened.error.code === 'damaged') changePlans(app, { damaged: { plan: id, error: opened.error } });
    else tellRefusal(app, opened.error);
    return false;
  }
  const { state, history, seq, restoredFrom, lost } = opened.value;
  const units = await unitSetOf(app, journal, state.plan.unitSet);
  const head = journal.state().unitSets.find((set) => set.id === state.plan.unitSet);
  if (units === null || head === undefined) {
    tellRefusal(app, { code: 'missing' });
    return false;
  }
  if (wished.get(app) !== id) return false;
  const isAnother = app.store.getState().plans.open?.plan.id !== id;
  showPlan(app, createPlanDesk(units, state, history), { unitSet: head, restoredFrom, seq });
  // One that is only read anew leaves the planner where he is.
  if (isAnother) lookAtPlaces(app, units.geometry.coordinates);
  if (restoredFrom !== null) notify(app.store, 'warn', `plan.notice.restored.${restoredFrom}`);
  if (lost > 0) notify(app.store, 'warn', 'plan.notice.lost', { n: lost, seq });
  await app.services.keeper.putValue(LAST_PLAN, id).catch(() => undefined);
  return true;
}

async function unitSetOf(app: Application, journal: PlanJournal, id: string): Promise<UnitSet | null> {
  const desk = openDesk(app);
  return desk?.units.id === id ? desk.units : journal.readUnitSet(id);
}

/** A plan over units that are kept already, empty or as the open one stands; it is opened. */
export async function createPlan(
  app: Application,
  name: string,
  unitSet: string,
  copied = false,
): Promise<boolean> {
  const journal = app.planJournal;
  const head = journal?.state().unitSets.find((set) => set.id === unitSet);
  if (journal === null || head === undefined) return false;
  const desk = openDesk(app);
  const blank = emptyPlan({ id: newPlanId(), name, unitSet, units: head.units });
  const made =
    copied && desk !== null
      ? {
          plan: { ...desk.plan(), id: blank.plan.id, name, inForce: false },
          units: { zone: desk.state.units.zone.slice(), locked: desk.state.units.locked.slice() },
        }
      : blank;
  const created = await journal.create(made.plan, made.units);
  return accepted(app, created) && openPlan(app, made.plan.id);
}

export function renamePlan(app: Application, name: string): void {
  const before = openDesk(app)?.plan().name;
  if (before !== undefined && name.trim() !== '' && name !== before) {
    edit(app, { kind: 'rename', before, after: name.trim() });
  }
}

export async function removePlan(app: Application, id: string): Promise<void> {
  const journal = app.planJournal;
  if (journal === null || !accepted(app, await journal.remove(id))) return;
  if (app.store.getState().plans.open?.plan.id !== id) return;
  closePlan(app);
  const next = journal.state().plans[0];
  if (next !== undefined) await openPlan(app, next.id);
}

export async function putInForce(app: Application, id: string | null): Promise<void> {
  const journal = app.planJournal;
  if (journal !== null) accepted(app, await journal.setInForce(id));
}

/** Makes units, keeps them, and opens a plan over them; `planName` is used where no plan divides them yet. */
export async function makeUnits(app: Application, recipe: UnitSetRecipe, planName: string): Promise<void> {
  const journal = app.planJournal;
  if (journal === null || app.store.getState().plans.making !== null) return;
  const cancel = new AbortController();
  app.cancelUnits = () => cancel.abort();
  changePlans(app, { making: { recipe }, unitRefusal: null });
  try {
    const { zones, references } = app.store.getState();
    const request = {
      recipe,
      zoneSet: zones.zoneSet,
      roads: roadsOf(recipe, references),
      facilities: references.flatMap(({ facilities }) => (facilities === undefined ? [] : [facilities])),
    };
    const made = await inPlanRoom(app.services, (room) => room.makeUnits(request), cancel.signal);
    if (made === null) return;
    if (!made.ok) {
      const { code, ...values } = made.error;
      changePlans(app, { unitRefusal: { code, values } });
      return;
    }
    if (!accepted(app, await journal.putUnitSet(made.value, recipe))) return;
    const planned = journal.state().plans.find(({ unitSet }) => unitSet === made.value.id);
    if (planned === undefined) await createPlan(app, planName, made.value.id);
    else await openPlan(app, planned.id);
  } finally {
    changePlans(app, { making: null });
    app.cancelUnits = null;
  }
}

/** Those that the recipe names, else the first that were loaded. */
function roadsOf(recipe: UnitSetRecipe, references: readonly LoadedReference[]): RoadSet | null {
  const sets = references.flatMap(({ roads }) => (roads === undefined ? [] : [roads]));
  const named = recipe.kind === 'segments' ? sets.find(({ id }) => id === recipe.roads) : undefined;
  return named ?? sets[0] ?? null;
}

function accepted(
  app: Application,
  result: { readonly ok: true } | { readonly ok: false; readonly error: JournalError },
): boolean {
  if (!result.ok) tellRefusal(app, result.error);
  return result.ok;
}

/** Not to be guessed, only not to be met twice; an insecure address has no randomUUID. */
export function newPlanId(): string {
  return `plan-${Date.now().toString(36)}-${Math.floor(Math.random() * 36 ** 4).toString(36)}`;
}
