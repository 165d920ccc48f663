import type { HistoryStep } from '../domain/plan-history';
import { BRUSH_PIXELS, type PlanTool } from '../domain/plan-tool';
import { NO_PLAN_ZONE, type PlanEdit } from '../domain/responsibility-plan';
import type { PlanDesk, StrokeKind } from '../jobs/plan-desk';
import type { JournalError } from '../session/plan-journal';
import { type Application, notify } from './application';
import type { OpenPlan, PlanMarks, PlansState } from './plan-state';
import { remember } from './remember';
import { INITIAL_RESHAPE } from './reshape-state';

export function changePlans(app: Application, change: Partial<PlansState>): void {
  app.store.setState(({ plans }) => ({ plans: { ...plans, ...change } }));
}

function changeOpen(app: Application, change: Partial<OpenPlan>): void {
  app.store.setState(({ plans }) =>
    plans.open === null ? {} : { plans: { ...plans, open: { ...plans.open, ...change } } },
  );
}

/** The open plan's arrays; null where none is open. */
export function openDesk(app: Application): PlanDesk | null {
  return app.store.getState().plans.open === null ? null : app.planDesk;
}

/** May this tab edit the plan? Says why not, once per attempt. */
export function mayEdit(app: Application): boolean {
  const { plans } = app.store.getState();
  if (plans.open === null) return false;
  if (plans.role === 'writer') return true;
  notify(app.store, 'warn', 'plan.notice.reader');
  return false;
}

/** One command of the planner: carried out, remembered for undo, and on its way to the journal. False where it may not be. */
export function edit(app: Application, command: PlanEdit | null): boolean {
  const desk = openDesk(app);
  if (desk === null || command === null || !mayEdit(app)) return false;
  desk.perform(command);
  record(app, desk, { step: 'do', edit: command });
  return true;
}

export async function undoPlan(app: Application): Promise<void> {
  await takeStep(app, 'undo');
}

export async function redoPlan(app: Application): Promise<void> {
  await takeStep(app, 'redo');
}

async function takeStep(app: Application, step: 'undo' | 'redo'): Promise<void> {
  const desk = openDesk(app);
  if (desk === null || !mayEdit(app) || desk.inStroke()) return;
  await desk.ready();
  if (app.planDesk !== desk) return;
  const done = step === 'undo' ? desk.undo() : desk.redo();
  if (done === null) {
    notify(
      app.store,
      'info',
      step === 'undo' ? 'plan.notice.nothing-to-undo' : 'plan.notice.nothing-to-redo',
    );
    return;
  }
  record(app, desk, { step });
  notify(app.store, 'info', step === 'undo' ? 'notice.undone' : 'notice.redone', { what: editLabel(done) });
}

/** Translation key of what a command does. */
export function editLabel(command: PlanEdit): string {
  if (command.kind === 'several') {
    const named = command.edits.find(({ kind }) => kind === 'add_zone' || kind === 'remove_zone');
    return named === undefined ? 'plan.edit.several' : `plan.edit.${named.kind}`;
  }
  if (command.kind === 'assign' && command.zone === NO_PLAN_ZONE) return 'plan.edit.clear';
  if (command.kind === 'lock' && !command.locked) return 'plan.edit.unlock';
  return `plan.edit.${command.kind}`;
}

/** In the same task as the step was carried out, as the journal asks. */
function record(app: Application, desk: PlanDesk, step: HistoryStep): void {
  const plan = desk.plan();
  app.store.setState(({ plans }) => {
    if (plans.open === null) return {};
    const zones = new Set(plan.zones.map(({ id }) => id));
    return {
      plans: {
        ...plans,
        live: plans.live + 1,
        activeZone: zones.has(plans.activeZone) ? plans.activeZone : NO_PLAN_ZONE,
        editedZone: plans.editedZone !== null && zones.has(plans.editedZone) ? plans.editedZone : null,
        marks: plans.marks?.reason === 'finding' ? null : plans.marks,
        open: {
          ...plans.open,
          plan,
          revision: plans.open.revision + 1,
          saved: { ...plans.open.saved, state: 'saving' },
          ...reach(desk),
        },
      },
    };
  });
  void keepStep(app, desk, plan.id, step);
}

let waiting = 0;

async function keepStep(app: Application, desk: PlanDesk, id: string, step: HistoryStep): Promise<void> {
  waiting += 1;
  const kept = await app.planJournal?.append(id, step);
  waiting -= 1;
  if (app.planDesk !== desk) return;
  const { open } = app.store.getState().plans;
  if (open === null) return;
  if (kept?.ok === true) {
    const seq = Math.max(open.saved.seq, kept.value);
    changeOpen(app, { saved: { state: waiting === 0 ? 'saved' : open.saved.state, seq } });
  } else if (kept !== undefined) {
    changeOpen(app, {
      saved: { ...open.saved, state: kept.error.code === 'reader' ? 'readonly' : 'refused' },
    });
    tellRefusal(app, kept.error);
  }
}

/** The journal goes on trying; until it succeeds the last edits are not safe, and the mark says so. */
export function showTrouble(app: Application, trouble: 'full' | 'refused' | null): void {
  const { open } = app.store.getState().plans;
  if (open === null) return;
  const { saved } = open;
  if (trouble !== null && saved.state === 'saving') {
    changeOpen(app, { saved: { ...saved, state: 'refused' } });
    notify(app.store, 'error', `journal-error.${trouble}`);
  } else if (trouble === null && saved.state === 'refused') {
    changeOpen(app, { saved: { ...saved, state: waiting === 0 ? 'saved' : 'saving' } });
  }
}

export function tellRefusal(app: Application, error: JournalError): void {
  notify(app.store, 'error', `journal-error.${error.code}`);
}

function reach(desk: PlanDesk): Pick<OpenPlan, 'undo' | 'redo'> {
  const undo = desk.undoable();
  const redo = desk.redoable();
  return { undo: undo === null ? null : editLabel(undo), redo: redo === null ? null : editLabel(redo) };
}

let timesOpened = 0;

/** A plan is on the table: called by whoever opened it from the journal. */
export function showPlan(
  app: Application,
  desk: PlanDesk,
  open: Pick<OpenPlan, 'unitSet' | 'restoredFrom'> & { readonly seq: number },
): void {
  app.planDesk = desk;
  timesOpened += 1;
  const plan = desk.plan();
  const { role, activeZone } = app.store.getState().plans;
  changePlans(app, {
    damaged: null,
    activeZone: plan.zones.some(({ id }) => id === activeZone) ? activeZone : (plan.zones[0]?.id ?? 0),
    editedZone: null,
    hovered: null,
    marks: null,
    reshape: INITIAL_RESHAPE,
    open: {
      plan,
      unitSet: open.unitSet,
      opened: timesOpened,
      revision: 0,
      saved: { state: role === 'writer' ? 'saved' : 'readonly', seq: open.seq },
      restoredFrom: open.restoredFrom,
      ...reach(desk),
    },
  });
  remember(app);
}

export function closePlan(app: Application): void {
  app.planDesk = null;
  changePlans(app, {
    open: null,
    activeZone: NO_PLAN_ZONE,
    editedZone: null,
    hovered: null,
    marks: null,
    reshape: INITIAL_RESHAPE,
  });
}

/** How much each unit weighs and how many cases lie in it: totals and histograms follow. One entry per unit. */
export function setUnitLoads(app: Application, loads: Float64Array, cases: ArrayLike<number>): void {
  openDesk(app)?.setLoads(loads, cases);
  touchLive(app);
}

let frame = 0;

/** Live figures are read anew, at most once a frame. */
export function touchLive(app: Application): void {
  if (frame !== 0) return;
  frame = requestAnimationFrame(() => {
    frame = 0;
    app.store.setState(({ plans }) => ({ plans: { ...plans, live: plans.live + 1 } }));
  });
}

export function beginStroke(app: Application, kind: StrokeKind, zone: number): boolean {
  const desk = openDesk(app);
  if (desk === null || !mayEdit(app)) return false;
  desk.beginStroke(kind, zone);
  return true;
}

/** Units under the moving pointer. */
export function stroke(app: Application, units: Iterable<number>): void {
  if ((openDesk(app)?.stroke(units) ?? 0) > 0) touchLive(app);
}

export function endStroke(app: Application): void {
  const desk = openDesk(app);
  const command = desk?.endStroke() ?? null;
  if (desk !== null && command !== null) record(app, desk, { step: 'do', edit: command });
}

export function cancelStroke(app: Application): void {
  openDesk(app)?.cancelStroke();
  touchLive(app);
}

/** A gesture that is over at once: a box, a lasso, a filled region. */
export function strokeOnce(app: Application, kind: StrokeKind, zone: number, units: Iterable<number>): void {
  if (!beginStroke(app, kind, zone)) return;
  stroke(app, units);
  endStroke(app);
}

export function setTool(app: Application, tool: PlanTool): void {
  changePlans(app, { tool });
}

export function setActiveZone(app: Application, zone: number): void {
  changePlans(app, { activeZone: zone });
}

export function setBrush(app: Application, pixels: number): void {
  const { least, most } = BRUSH_PIXELS;
  changePlans(app, { brushPixels: Math.round(Math.min(most, Math.max(least, pixels))) });
}

export function resizeBrush(app: Application, larger: boolean): void {
  const { brushPixels } = app.store.getState().plans;
  const { step } = BRUSH_PIXELS;
  setBrush(app, larger ? Math.ceil(brushPixels * step) : Math.floor(brushPixels / step));
}

export function hoverUnit(app: Application, unit: number | null): void {
  if (app.store.getState().plans.hovered !== unit) changePlans(app, { hovered: unit });
}

export function setMarks(app: Application, marks: PlanMarks | null): void {
  changePlans(app, { marks });
}

export function editZone(app: Application, zone: number | null): void {
  changePlans(app, { editedZone: zone });
}
