import type { PlanZone } from '../domain/responsibility-plan';
import { openPlanFile } from '../jobs/plan-file';
import type { SourceBytes } from '../jobs/write-project';
import { type PlanFileContent, planFileText } from '../session/plan-file';
import type { PlanJournal } from '../session/plan-journal';
import { parseSettings, storedSettings } from '../session/plan-settings';
import type { Application } from './application';
import { journalOf } from './plan-in-use';
import { newPlanId } from './plan-library';
import { SETTINGS_KEY } from './plan-work';

/** Every plan that is kept, each as its own plan file; `left`: plans that could not be opened. */
export async function plansForProject(
  app: Application,
): Promise<{ readonly files: readonly SourceBytes[]; readonly left: number }> {
  const journal = await journalOf(app);
  const { plans } = journal.state();
  const files: SourceBytes[] = [];
  for (const { id, changedAt } of plans) {
    const content = await contentOf(app, journal, id);
    if (content !== null)
      files.push({ id: `plan:${id}`, content: new Blob([planFileText(content, changedAt)]) });
  }
  return { files, left: plans.length - files.length };
}

async function contentOf(
  app: Application,
  journal: PlanJournal,
  id: string,
): Promise<PlanFileContent | null> {
  const opened = await journal.openPlan(id);
  if (!opened.ok) return null;
  const { plan, units } = opened.value.state;
  const unitSet = await journal.readUnitSet(plan.unitSet);
  const recipe = journal.state().unitSets.find((set) => set.id === plan.unitSet)?.recipe;
  if (unitSet === null || recipe === undefined) return null;
  const stored: unknown = await app.services.keeper.value(SETTINGS_KEY + id).catch(() => null);
  return { plan, units, unitSet, recipe, settings: parseSettings(stored) };
}

/**
 * Plan files beside the plans that are there: one that is there just so is not taken twice, one that has gone another way
 * since is another plan. Gives how many could not be taken.
 */
export async function adoptPlans(app: Application, files: readonly Blob[]): Promise<number> {
  const journal = await journalOf(app);
  let taken = 0;
  for (const file of files) {
    const read = openPlanFile(await file.text());
    if (read.ok && (await adopt(app, journal, read.value))) taken++;
  }
  return files.length - taken;
}

async function adopt(app: Application, journal: PlanJournal, content: PlanFileContent): Promise<boolean> {
  const { plan, units, unitSet, recipe, settings } = content;
  const { plans, unitSets } = journal.state();
  const isKnown = plans.some(({ id }) => id === plan.id);
  if (isKnown && (await isSame(journal, content))) return true;
  if (!unitSets.some(({ id }) => id === unitSet.id)) {
    if (!(await journal.putUnitSet(unitSet, recipe)).ok) return false;
  }
  const id = isKnown ? newPlanId() : plan.id;
  const inForce = plan.inForce && plans.every((head) => !head.inForce);
  if (!(await journal.create({ ...plan, id, inForce }, units)).ok) return false;
  if (settings !== null) {
    await app.services.keeper.putValue(SETTINGS_KEY + id, storedSettings(settings)).catch(() => undefined);
  }
  return true;
}

async function isSame(journal: PlanJournal, { plan, units }: PlanFileContent): Promise<boolean> {
  const opened = await journal.openPlan(plan.id);
  if (!opened.ok) return false;
  const { state } = opened.value;
  const sameUnit = (zone: number, unit: number) =>
    zone === units.zone[unit] && state.units.locked[unit] === units.locked[unit];
  return (
    state.plan.unitSet === plan.unitSet &&
    state.plan.name === plan.name &&
    zonesText(state.plan.zones) === zonesText(plan.zones) &&
    state.units.zone.length === units.zone.length &&
    state.units.zone.every(sameUnit)
  );
}

/** What two zones are compared by, in whatever order their parts were written. */
function zonesText(zones: readonly PlanZone[]): string {
  return JSON.stringify(
    zones.map(({ id, name, level, chief, from, to }) => [
      id,
      name,
      level,
      [chief.name, chief.unit, chief.phone, chief.shift],
      from,
      to,
    ]),
  );
}
