import type { Filter } from '../domain/filter';
import { type PlanClause, wantedUnits } from '../domain/plan-clause';
import type { AppState } from './app-state';
import { type Application, refresh } from './application';
import { planInUse } from './plan-in-use';
import { setClause } from './view-commands';

/** The cases of zones of a plan, as a filter; zone 0 is what no zone has. An empty choice takes the filter away. */
export function filterByPlanZones(app: Application, plan: string, zones: readonly number[]): Promise<void> {
  return choose(app, { kind: 'plan', plan, zones: [...zones].sort((a, b) => a - b), chiefs: [] });
}

/** The cases of all zones of the chiefs; '' is the chief of zones without one. */
export function filterByChiefs(app: Application, plan: string, chiefs: readonly string[]): Promise<void> {
  return choose(app, { kind: 'plan', plan, zones: [], chiefs: [...chiefs].sort() });
}

/** Its rows are told first: asked before, they would be answered as none. */
async function choose(app: Application, clause: PlanClause): Promise<void> {
  await tell(app, clause);
  setClause(app, clause);
}

/** A clause whose plan is not here, or that has none of what it names. */
export function isDeadPlanClause({ planClauses }: AppState, clause: PlanClause): boolean {
  const text = JSON.stringify(clause);
  return planClauses.told === text && planClauses.live !== text;
}

/**
 * From now on a plan's clause in the filter has the rows that the plan gives it: told when it comes, and again after each
 * command on the plan, when the data is another, and when the plan comes or goes.
 */
export function watchPlanClauses(app: Application): void {
  let told: string | null = null;
  let busy = false;

  function occasion(state: AppState): string | null {
    const clause = planClauseOf(state.view.filter);
    const { dataset, plans } = state;
    if (clause === undefined || dataset.status !== 'ready' || dataset.summary === null) return null;
    const revision = plans.open?.plan.id === clause.plan ? plans.open.revision : -1;
    const here = plans.heads.some(({ id }) => id === clause.plan);
    return JSON.stringify([clause, dataset.summary.id, dataset.version, revision, here]);
  }

  async function follow(): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      for (let next = occasion(app.store.getState()); next !== told; ) {
        const clause = planClauseOf(app.store.getState().view.filter);
        const live = clause !== undefined && next !== null && (await tell(app, clause));
        told = next;
        app.store.setState(({ planClauses, view }) => ({
          planClauses: {
            ...planClauses,
            live: live ? JSON.stringify(clause) : null,
            told: clause === undefined ? null : JSON.stringify(clause),
          },
          // Whatever was asked of the same clause before is of other rows now.
          ...(clause !== undefined && { view: { ...view, filter: [...view.filter] } }),
        }));
        if (clause !== undefined) refresh(app, performance.now());
        next = occasion(app.store.getState());
      }
    } finally {
      busy = false;
    }
  }

  app.store.subscribe((state) => {
    if (!busy && occasion(state) !== told) void follow();
  });
}

function planClauseOf(filter: Filter): PlanClause | undefined {
  return filter.find((clause): clause is PlanClause => clause.kind === 'plan');
}

/** False where the clause is dead: then no row passes it. */
async function tell(app: Application, clause: PlanClause): Promise<boolean> {
  const used = await planInUse(app, clause.plan).catch(() => null);
  const wanted = used === null ? null : wantedUnits(clause, used.plan.zones, used.zoneOf);
  const rowIds =
    used === null || wanted === null
      ? new Uint32Array(0)
      : await app.services.rowsOnUnits(used.units, wanted.wanted, wanted.off);
  if (used !== null) {
    const { id, name, zones } = used.plan;
    app.store.setState(({ planClauses }) => ({
      planClauses: { ...planClauses, plans: { ...planClauses.plans, [id]: { name, zones } } },
    }));
  }
  await app.services.casebook.keepSet(clause, rowIds);
  return wanted !== null;
}
