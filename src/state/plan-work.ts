import { INITIAL_DRAFT } from '../domain/draft-choices';
import { type PlanSettings, USUAL_SETTINGS } from '../domain/plan-settings';
import type { CaseGround } from '../jobs/plan-workload';
import { type PlanBalance, planBalance, weighUnits } from '../jobs/plan-workload';
import { parseSettings, storedSettings } from '../session/plan-settings';
import type { AppState } from './app-state';
import { type Application, notify } from './application';
import { createAsker } from './asker';
import { requestChecks } from './check-commands';
import { openDesk, setUnitLoads } from './plan-commands';
import { INITIAL_PLAN_WORK, type PlanWorkState } from './plan-work-state';

export function changePlanWork(app: Application, change: Partial<PlanWorkState>): void {
  app.store.setState(({ planWork }) => ({ planWork: { ...planWork, ...change } }));
}

/** The keeper's value of a plan's settings, by its id. */
export const SETTINGS_KEY = 'plan-settings:';
/** A number that is typed is three of them on its way. */
const KEEP_AFTER_MS = 400;

/** What weighing depends on, beside the settings. */
function groundOf({ dataset }: AppState): CaseGround | null {
  const { summary, status } = dataset;
  const latest = summary?.timeRange?.[1];
  if (status !== 'ready' || latest === undefined) return null;
  return { majors: (summary?.dictionaries.major ?? []).filter((major) => major !== ''), latest };
}

/** Panels of the workspace that are open, either of which may be folded away; they have one follower. */
const followers = new WeakMap<Application, { panels: number; readonly stop: () => void }>();

/**
 * From now on until the returned call, the open plan is weighed and checked whenever it, its settings or the cases change.
 * Called by each panel of the planning workspace while it is open.
 */
export function followPlan(app: Application): () => void {
  const own = followers.get(app) ?? { panels: 0, stop: beginToFollow(app) };
  followers.set(app, own);
  own.panels += 1;
  return () => {
    own.panels -= 1;
    if (own.panels > 0) return;
    followers.delete(app);
    own.stop();
  };
}

function beginToFollow(app: Application): () => void {
  const weigher = createAsker<void, void>(
    () => weigh(app),
    () => undefined,
    (reason) => notify(app.store, 'error', 'error.unexpected', { reason: String(reason) }),
  );
  let left = false;
  const adopt = async (plan: string | null) => {
    changePlanWork(app, { ...INITIAL_PLAN_WORK, plan });
    if (plan === null) return;
    const kept = await app.services.keeper.value(SETTINGS_KEY + plan).catch(() => undefined);
    if (left || app.store.getState().planWork.plan !== plan) return;
    const zones = app.planDesk?.plan().zones.length ?? 0;
    const usual = { ...USUAL_SETTINGS, draft: { ...INITIAL_DRAFT, ...(zones > 0 && { zones }) } };
    changePlanWork(app, { settings: parseSettings(kept) ?? usual });
    weigher.request();
    requestChecks(app);
  };
  const stop = app.store.subscribe((state, before) => {
    const plan = state.plans.open?.plan.id ?? null;
    if (plan !== state.planWork.plan) {
      void adopt(plan);
      return;
    }
    if (plan === null) return;
    const opened = state.plans.open !== before.plans.open;
    const model = state.planWork.settings.model !== before.planWork.settings.model;
    const data =
      state.dataset.version !== before.dataset.version || state.dataset.status !== before.dataset.status;
    // A plan that is opened anew comes with a desk that has not been weighed.
    if (model || data || (opened && state.plans.open?.revision === 0)) weigher.request();
    if (opened || state.planWork.settings.spans !== before.planWork.settings.spans) requestChecks(app);
    if (opened && state.planWork.draft.run !== null && !state.planWork.draft.stale) {
      changePlanWork(app, { draft: { ...state.planWork.draft, stale: true } });
    }
  });
  const open = app.store.getState().plans.open?.plan.id ?? null;
  if (open !== app.store.getState().planWork.plan) void adopt(open);
  else if (open !== null) {
    weigher.request();
    requestChecks(app);
  }
  return () => {
    left = true;
    stop();
  };
}

async function weigh(app: Application): Promise<void> {
  const desk = openDesk(app);
  if (desk === null) return;
  const state = app.store.getState();
  changePlanWork(app, { weighing: true });
  try {
    const { loads, monthCases, ...weights } = await weighUnits(
      app.services,
      desk.units,
      state.planWork.settings.model,
      groundOf(state),
    );
    if (openDesk(app) !== desk) return;
    setUnitLoads(app, loads, monthCases);
    changePlanWork(app, { weights });
  } finally {
    changePlanWork(app, { weighing: false });
  }
}

let keeping: ReturnType<typeof setTimeout> | undefined;

/** Kept for the plan on this machine. */
export function changeSettings(app: Application, change: Partial<PlanSettings>): void {
  const { planWork } = app.store.getState();
  const settings = { ...planWork.settings, ...change };
  changePlanWork(app, { settings });
  const { plan } = planWork;
  if (plan === null) return;
  clearTimeout(keeping);
  keeping = setTimeout(() => {
    app.services.keeper.putValue(SETTINGS_KEY + plan, storedSettings(settings)).catch(() => undefined);
  }, KEEP_AFTER_MS);
}

/** Read anew whenever `plans.live` grows. */
export function balanceNow(app: Application): PlanBalance | null {
  const desk = openDesk(app);
  return desk === null ? null : planBalance(desk);
}
