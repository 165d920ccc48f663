import { withoutClause } from '../domain/filter';
import { countByPlanZone } from '../domain/plan-counts';
import type { AppState } from './app-state';
import type { Application } from './application';
import { planInForce } from './plan-in-use';

/** The keeper's value that names the plan in force, so that nobody has to open the journal to know of it. */
const IN_FORCE = 'plan-in-force';
const ALWAYS = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
const PLAIN = { caseWeights: {}, otherCase: 1 };

/** At boot: is there a plan in force, by which views can be asked? */
export async function recallPlanInForce(app: Application): Promise<void> {
  const kept = await app.services.keeper.value(IN_FORCE).catch(() => null);
  if (typeof kept === 'string' && kept !== '') setInForce(app, kept);
  app.store.subscribe(({ plans }, before) => {
    if (plans.heads === before.plans.heads || plans.phase !== 'ready') return;
    const now = plans.heads.find(({ inForce }) => inForce)?.id ?? null;
    if (now === app.store.getState().planRanking.inForce) return;
    setInForce(app, now);
    app.services.keeper.putValue(IN_FORCE, now).catch(() => undefined);
  });
}

function setInForce(app: Application, inForce: string | null): void {
  app.store.setState(({ planRanking }) => ({
    planRanking: { ...planRanking, inForce, counted: inForce === null ? null : planRanking.counted },
  }));
}

/** What the ranking by the plan in force depends on: while it stays, the counts hold. */
export function planRankingOccasion({
  view,
  dataset,
  plans,
  planClauses,
  planRanking,
}: AppState): string | null {
  if (planRanking.inForce === null || dataset.status !== 'ready' || dataset.summary === null) return null;
  const revision = plans.open?.plan.id === planRanking.inForce ? plans.open.revision : -1;
  const filter = withoutClause(view.filter, 'plan');
  return JSON.stringify([
    planRanking.inForce,
    dataset.summary.id,
    dataset.version,
    revision,
    planClauses.live === null,
    filter,
  ]);
}

/** The filter's cases by zone of the plan in force; the filter by the plan itself is left out, as each view leaves out its own. */
export async function rankPlanZones(app: Application): Promise<void> {
  const occasion = planRankingOccasion(app.store.getState());
  if (occasion === null) return;
  const used = await planInForce(app).catch(() => null);
  if (used === null) {
    setInForce(app, null);
    return;
  }
  const { plan, units, zoneOf } = used;
  const filter = withoutClause(app.store.getState().view.filter, 'plan');
  const found = await app.services.unitCases(units, filter, ALWAYS, PLAIN, true);
  if (planRankingOccasion(app.store.getState()) !== occasion) return;
  const { areaM2, lengthMetres } = units;
  const lines = countByPlanZone(plan.zones, zoneOf, { counts: found.counts, areaM2, lengthMetres });
  app.store.setState(({ planRanking }) => ({
    planRanking: {
      ...planRanking,
      counted: { plan: plan.id, name: plan.name, lines, off: found.off + found.areaOnly },
    },
  }));
}
