import type { ResponsibilityPlan } from '../domain/responsibility-plan';
import type { UnitSet } from '../domain/unit-set';
import type { PlanJournal } from '../session/plan-journal';
import type { Application } from './application';

/** A plan as views use it: as it stands after its last command. */
export interface PlanInUse {
  readonly plan: ResponsibilityPlan;
  readonly units: UnitSet;
  /** Zone of each unit. */
  readonly zoneOf: Uint32Array;
}

const opening = new WeakMap<Application, Promise<PlanJournal>>();

/** The one journal of this tab, opened when it is first asked for: two would take each other for other tabs. */
export function journalOf(app: Application): Promise<PlanJournal> {
  const known = app.planJournal === null ? opening.get(app) : Promise.resolve(app.planJournal);
  if (known !== undefined) return known;
  const opened = app.services.openPlanJournal().then((journal) => {
    app.planJournal = journal;
    return journal;
  });
  opening.set(app, opened);
  opened.catch(() => opening.delete(app));
  return opened;
}

/** The plan on the table, else as it is kept; null where there is none of this id. */
export async function planInUse(app: Application, id: string): Promise<PlanInUse | null> {
  const desk = app.planDesk;
  if (desk !== null && desk.plan().id === id) {
    return { plan: desk.plan(), units: desk.units, zoneOf: desk.state.units.zone };
  }
  const journal = await journalOf(app);
  if (!journal.state().plans.some((head) => head.id === id)) return null;
  const opened = await journal.openPlan(id);
  if (!opened.ok) return null;
  const { plan, units } = opened.value.state;
  const unitSet = await journal.readUnitSet(plan.unitSet);
  return unitSet === null ? null : { plan, units: unitSet, zoneOf: units.zone };
}

/** The plan in force; null where there is none. */
export async function planInForce(app: Application): Promise<PlanInUse | null> {
  const journal = await journalOf(app);
  const head = journal.state().plans.find(({ inForce }) => inForce);
  return head === undefined ? null : planInUse(app, head.id);
}
