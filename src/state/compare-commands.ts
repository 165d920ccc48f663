import type { PlanState } from '../domain/plan-history';
import { compareWith } from '../jobs/plan-comparison';
import { type Application, notify } from './application';
import { openDesk, setMarks, tellRefusal } from './plan-commands';
import { changePlanWork } from './plan-work';

/** The earlier plan's arrays, for the list of changes; they are as large as the plan's own. */
const earlier = new WeakMap<Application, PlanState>();

export function earlierPlan(app: Application): PlanState | null {
  return earlier.get(app) ?? null;
}

/** The open plan against another one of the same units; what changes hands is marked on the map. */
export async function comparePlan(app: Application, other: string): Promise<void> {
  const desk = openDesk(app);
  const journal = app.planJournal;
  if (desk === null || journal === null) return;
  const opened = await journal.openPlan(other);
  if (!opened.ok) {
    tellRefusal(app, opened.error);
    return;
  }
  if (openDesk(app) !== desk) return;
  const { plan, units } = opened.value.state;
  if (plan.unitSet !== desk.units.id) {
    notify(app.store, 'warn', 'plan-work.notice.other-units');
    return;
  }
  const before: PlanState = { plan, units: { zone: units.zone.slice(), locked: units.locked.slice() } };
  earlier.set(app, before);
  const comparison = compareWith(desk, before);
  const names = (zones: typeof plan.zones) => new Map(zones.map(({ id, name }) => [id, name] as const));
  changePlanWork(app, {
    compare: {
      plan: plan.id,
      name: plan.name,
      comparison,
      before: names(plan.zones),
      after: names(desk.plan().zones),
      revision: app.store.getState().plans.open?.revision ?? 0,
    },
  });
  const changed = comparison.handovers.flatMap(({ units: own }) => own);
  setMarks(app, changed.length === 0 ? null : { reason: 'compare', units: changed });
}

export function endComparison(app: Application): void {
  earlier.delete(app);
  changePlanWork(app, { compare: null });
  if (app.store.getState().plans.marks?.reason === 'compare') setMarks(app, null);
}
