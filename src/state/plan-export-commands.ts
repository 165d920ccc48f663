import type { PlanOutput } from '../domain/plan-output';
import type { PlanExportRequest } from '../jobs/export-plan';
import { handoversOf } from '../jobs/plan-comparison';
import { openPlanFile } from '../jobs/plan-file';
import { planFileName } from '../jobs/plan-file-name';
import { inPlanRoom } from '../jobs/plan-room';
import { planFileText } from '../session/plan-file';
import { type Application, notify } from './application';
import { earlierPlan } from './compare-commands';
import { openDesk, tellRefusal } from './plan-commands';
import { newPlanId, openPlan } from './plan-library';
import { changePlanWork, changeSettings } from './plan-work';

export interface PlanOutputChoice {
  readonly output: PlanOutput;
  readonly format: string;
  /** Telephones as stars. */
  readonly masked: boolean;
  /** In the language of the screen. */
  readonly words: PlanExportRequest['words'];
}

/** A table or layer of the open plan as a file. */
export async function exportPlanAs(app: Application, choice: PlanOutputChoice): Promise<void> {
  const desk = openDesk(app);
  const state = app.store.getState();
  if (desk === null || state.planWork.writing) return;
  const began = performance.now();
  const { compare } = state.planWork;
  const before = earlierPlan(app);
  changePlanWork(app, { writing: true });
  try {
    const request: PlanExportRequest = {
      ...choice,
      units: desk.units,
      zones: desk.plan().zones,
      zoneOf: desk.state.units.zone,
      loads: desk.loads(),
      cases: desk.cases(),
      ...(choice.output === 'changes' &&
        compare !== null &&
        before !== null && { handovers: handoversOf(desk, before.plan, compare.comparison) }),
    };
    const written = await inPlanRoom(
      app.services,
      (room) => room.exportPlan(request),
      new AbortController().signal,
    );
    if (written === null) return;
    if (!written.ok) {
      notify(app.store, 'error', 'notice.export-failed', { code: written.error.code });
      return;
    }
    const { content, extension, rows, notes, apart } = written.value;
    const file = planFileName(`${desk.plan().name}_${choice.words.title}`, new Date(), extension);
    app.services.saveFile(file, content);
    app.services.measure('shirong:export', began, { rows, bytes: content.size, format: choice.format });
    notify(app.store, 'good', 'plan-work.notice.written', { n: rows, file });
    if (apart > 0) notify(app.store, 'info', 'plan-work.notice.apart', { n: apart });
    for (const { code, cells } of notes) notify(app.store, 'warn', `export-note.${code}`, { n: cells });
  } finally {
    changePlanWork(app, { writing: false });
  }
}

/** The whole plan with its units as a file that opens on another machine. */
export function savePlanFile(app: Application): void {
  const desk = openDesk(app);
  const { plans, planWork } = app.store.getState();
  if (desk === null || plans.open === null) return;
  const now = new Date();
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString();
  const text = planFileText(
    {
      plan: { ...desk.plan(), inForce: false },
      units: desk.state.units,
      unitSet: desk.units,
      recipe: plans.open.unitSet.recipe,
      settings: planWork.settings,
    },
    `${local.slice(0, 10)} ${local.slice(11, 16)}`,
  );
  const file = planFileName(desk.plan().name, now, 'plan.json');
  app.services.saveFile(file, new Blob([text], { type: 'application/json' }));
  notify(app.store, 'good', 'plan-work.notice.plan-saved', { file });
}

/** Another machine's plan beside those that are here, and open. False where the file is none. */
export async function openPlanFrom(app: Application, file: File): Promise<boolean> {
  const journal = app.planJournal;
  if (journal === null) return false;
  const read = openPlanFile(await file.text());
  if (!read.ok) {
    notify(app.store, 'error', `plan-file-error.${read.error}`, { file: file.name });
    return false;
  }
  const { plan, units, unitSet, recipe, settings } = read.value;
  const kept = await journal.putUnitSet(unitSet, recipe);
  const id = newPlanId();
  const created = kept.ok ? await journal.create({ ...plan, id, inForce: false }, units) : kept;
  if (!created.ok) {
    tellRefusal(app, created.error);
    return false;
  }
  if (!(await openPlan(app, id))) return false;
  if (settings !== null) changeSettings(app, settings);
  return true;
}
