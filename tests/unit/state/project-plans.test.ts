import { describe, expect, it } from 'vitest';
import type { ResponsibilityPlan } from '../../../src/domain/responsibility-plan';
import { identified } from '../../../src/jobs/unit-fingerprint';
import { EMPTY_MANIFEST } from '../../../src/session/manifest';
import type { PlanJournal } from '../../../src/session/plan-journal';
import { type Application, createApplication, type Services } from '../../../src/state/application';
import { adoptPlans, plansForProject } from '../../../src/state/project-plans';
import { applyEdit, assignUnits, emptyUnits, newZone } from '../../../src/zoning/plan-edits';
import { freshMachine, openTab } from '../session/plan-disk';
import { latticeUnits } from '../zoning/lattice-units';

const { id: _, ...lattice } = latticeUnits(4, 3);
const unitSet = identified(lattice);
const blank = (id: string): ResponsibilityPlan => ({
  id,
  name: `方案 ${id}`,
  unitSet: unitSet.id,
  zones: [],
  nextZone: 1,
  inForce: false,
});
const zone = {
  name: '一区',
  level: 'second',
  chief: { name: '王', unit: '城管中队', phone: '', shift: '' },
  from: '',
  to: '',
} as const;

/** A machine of its own with a journal, and the part of the application that plans and projects use. */
async function machineWith(): Promise<{ app: Application; journal: PlanJournal }> {
  const journal = await openTab(freshMachine());
  const values = new Map<string, unknown>();
  const services = {
    openPlanJournal: async () => journal,
    keeper: {
      value: async (key: string) => values.get(key),
      putValue: async (key: string, value: unknown) => void values.set(key, value),
    },
  } as unknown as Services;
  return { app: createApplication(services, EMPTY_MANIFEST), journal };
}

async function paint(journal: PlanJournal, id: string, units: readonly number[]): Promise<void> {
  const opened = await journal.openPlan(id);
  if (!opened.ok) throw new Error(opened.error.code);
  const { state, history } = opened.value;
  const edit = state.plan.zones.length === 0 ? newZone(state, zone, units) : assignUnits(state, units, 1);
  if (edit === null) return;
  applyEdit(state, edit);
  history.push(edit);
  expect(await journal.append(id, { step: 'do', edit })).toMatchObject({ ok: true });
}

describe('plans in a project file', () => {
  it('open on another machine with their units, once, and beside what has gone another way there', async () => {
    const here = await machineWith();
    await here.journal.putUnitSet(unitSet, { kind: 'generated', sideMetres: 100 });
    for (const id of ['p', 'q']) await here.journal.create(blank(id), emptyUnits(12));
    await paint(here.journal, 'p', [1, 2, 7]);
    await here.journal.setInForce('p');
    const { files, left } = await plansForProject(here.app);
    expect([files.map(({ id }) => id), left]).toEqual([['plan:p', 'plan:q'], 0]);
    const contents = files.map(({ content }) => content);

    const there = await machineWith();
    expect(await adoptPlans(there.app, contents)).toBe(0);
    const heads = () => there.journal.state().plans.map(({ id, inForce, zones }) => [id, inForce, zones]);
    expect(heads()).toEqual([
      ['p', true, 1],
      ['q', false, 0],
    ]);
    const opened = await there.journal.openPlan('p');
    if (!opened.ok) throw new Error(opened.error.code);
    expect([...opened.value.state.units.zone]).toEqual([0, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
    expect(await there.journal.readUnitSet(unitSet.id)).toEqual(unitSet);

    await adoptPlans(there.app, contents);
    expect(heads()).toHaveLength(2);
    await paint(there.journal, 'p', [3]);
    await adoptPlans(there.app, contents);
    expect(heads()).toHaveLength(3);
    expect(heads().filter(([, inForce]) => inForce)).toEqual([['p', true, 1]]);
    expect(await adoptPlans(there.app, [new Blob(['{}'])])).toBe(1);
  });
});
