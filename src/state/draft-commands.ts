import type { DraftChoices } from '../domain/draft-choices';
import { draftPlan, takeDraft } from '../jobs/draft-plan';
import { unitsExtent } from '../jobs/units-extent';
import { type Application, notify } from './application';
import { fitTo } from './camera-commands';
import { edit, mayEdit, openDesk, setMarks, touchLive } from './plan-commands';
import { changePlanWork, changeSettings } from './plan-work';
import { type DraftState, NO_DRAFT } from './plan-work-state';
import { blankZone, type ZoneNamer } from './plan-zones';

const running = new WeakMap<Application, AbortController>();

function changeDraft(app: Application, change: Partial<DraftState>): void {
  const { draft } = app.store.getState().planWork;
  changePlanWork(app, { draft: { ...draft, ...change } });
}

export function chooseDraft(app: Application, change: Partial<DraftChoices>): void {
  const { settings } = app.store.getState().planWork;
  changeSettings(app, { draft: { ...settings.draft, ...change } });
}

/** Drafts of several seeds, beside the plan, which stays as it is until one is taken over. */
export async function runDraft(app: Application): Promise<void> {
  const desk = openDesk(app);
  if (desk === null || running.has(app)) return;
  const began = performance.now();
  const abort = new AbortController();
  running.set(app, abort);
  desk.preview(null);
  changePlanWork(app, { draft: { ...NO_DRAFT, share: 0 } });
  const choices = app.store.getState().planWork.settings.draft;
  try {
    const drafted = await draftPlan(
      app.services,
      desk,
      choices,
      (share) => changeDraft(app, { share }),
      abort.signal,
    );
    if (drafted === null || openDesk(app) !== desk) return;
    if (!drafted.ok) {
      changeDraft(app, { refusal: drafted.error });
      return;
    }
    changeDraft(app, { run: drafted.value });
    app.services.measure('shirong:draft', began, {
      units: desk.units.areaM2.length,
      zones: drafted.value.zoneIds.length,
      candidates: drafted.value.candidates.length,
    });
  } catch (reason) {
    notify(app.store, 'error', 'error.unexpected', { reason: String(reason) });
  } finally {
    running.delete(app);
    changeDraft(app, { share: null });
  }
}

export function cancelDraft(app: Application): void {
  running.get(app)?.abort();
}

/** The map shows a candidate in the place of the plan; null: the plan again. */
export function showDraft(app: Application, candidate: number | null): void {
  const desk = openDesk(app);
  const { run } = app.store.getState().planWork.draft;
  if (desk === null || run === null) return;
  const chosen = candidate === null ? undefined : run.candidates[candidate];
  changeDraft(app, { shown: chosen === undefined ? null : candidate });
  touchLive(app);
  if (chosen === undefined) {
    desk.preview(null);
    return;
  }
  let next = desk.plan().nextZone;
  const ids = run.zoneIds.map((id) => id ?? next++);
  const { zone, locked } = desk.state.units;
  desk.preview(
    Uint32Array.from(chosen.draft.assignment, (own, unit) =>
      locked[unit] === 1 ? zone[unit]! : (ids[own] ?? 0),
    ),
  );
}

/** One command, undone as one. */
export function takeDraftOver(app: Application, candidate: number, nameOf: ZoneNamer): void {
  const desk = openDesk(app);
  const { run } = app.store.getState().planWork.draft;
  if (desk === null || run === null || !mayEdit(app)) return;
  desk.preview(null);
  const command = takeDraft(desk, run, candidate, (n) => blankZone(nameOf(n)));
  if (command === null) {
    notify(app.store, 'info', 'plan-work.notice.draft-is-plan');
    return;
  }
  changePlanWork(app, { draft: NO_DRAFT });
  edit(app, command);
}

export function dropDraft(app: Application): void {
  openDesk(app)?.preview(null);
  changePlanWork(app, { draft: NO_DRAFT });
}

/** What a verdict speaks of comes into view. */
export function goToUnits(app: Application, units: readonly number[]): void {
  const desk = openDesk(app);
  if (desk === null || units.length === 0) return;
  setMarks(app, { reason: 'finding', units });
  fitTo(app, unitsExtent(desk.units.geometry, units));
}
