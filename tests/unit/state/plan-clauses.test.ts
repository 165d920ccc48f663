import { beforeAll, describe, expect, it } from 'vitest';
import type { Clause, Filter } from '../../../src/domain/filter';
import type { ResponsibilityPlan } from '../../../src/domain/responsibility-plan';
import type { CaseClassWeights, CaseSpan, UnitSet } from '../../../src/domain/unit-set';
import { createPlanDesk } from '../../../src/jobs/plan-desk';
import { EMPTY_MANIFEST } from '../../../src/session/manifest';
import { type Application, createApplication, type Services } from '../../../src/state/application';
import {
  filterByChiefs,
  filterByPlanZones,
  isDeadPlanClause,
  watchPlanClauses,
} from '../../../src/state/plan-clauses';
import { showPlan } from '../../../src/state/plan-commands';
import { rankPlanZones } from '../../../src/state/plan-ranking';
import { removeClause } from '../../../src/state/view-commands';
import { createPlanHistory } from '../../../src/zoning/plan-history';
import { type OpenCity, openDemoCity, unitsOfCity } from '../hotspot/demo-city';

const zone = (id: number, chief: string) => ({
  id,
  name: `网格${id}`,
  level: 'second' as const,
  chief: { name: chief, unit: '', phone: '', shift: '' },
  from: '',
  to: '',
});

describe('zones of a plan as a filter', () => {
  let city: OpenCity;
  let units: UnitSet;
  /** Cases of each unit, and of none, by the index itself. */
  let casesOf: (wanted: (unit: number) => boolean, off?: boolean) => number;

  beforeAll(async () => {
    city = await openDemoCity();
    units = unitsOfCity(city);
    city.index.holdUnits(units);
    casesOf = (wanted, off = false) =>
      city.index.rowsOnUnits(
        units.id,
        Uint8Array.from(units.codes, (_, unit) => (wanted(unit) ? 1 : 0)),
        off,
      ).length;
  });

  function open(): { app: Application; clause: () => Clause | undefined; count: () => number } {
    const { index } = city;
    let kept: Uint32Array = new Uint32Array(0);
    const services = {
      measure: () => undefined,
      afterFrame: () => undefined,
      ask: async () => ({}),
      keeper: { value: async () => null, putValue: async () => undefined },
      rowsOnUnits: async (set: UnitSet, wanted: Uint8Array, off: boolean) => {
        index.holdUnits(set);
        return index.rowsOnUnits(set.id, wanted, off);
      },
      unitCases: async (set: UnitSet, ...asked: [Filter, CaseSpan, CaseClassWeights, boolean]) =>
        index.unitCases(set.id, ...asked),
      openPlanJournal: async () => ({
        state: () => ({ plans: [{ id: 'p', inForce: true }], unitSets: [] }),
        openPlan: async () => ({ ok: false }),
      }),
      casebook: {
        async keepSet(clause: Clause, rows: Uint32Array) {
          kept = rows;
          index.resolve(clause, rows);
        },
        clauseRows: async () => kept.slice(),
      },
    } as unknown as Services;
    const app = createApplication(services, EMPTY_MANIFEST);
    app.store.setState(({ dataset }) => ({
      dataset: { ...dataset, status: 'ready', summary: { id: 'demo', fields: [] } as never },
    }));
    watchPlanClauses(app);
    const clause = () => app.store.getState().view.filter.find(({ kind }) => kind === 'plan');
    return { app, clause, count: () => index.rowIds(app.store.getState().view.filter).length };
  }

  function plan(app: Application) {
    const zoneOf = Uint32Array.from(units.codes, (_, unit) => unit % 4);
    const given: ResponsibilityPlan = {
      id: 'p',
      name: '方案',
      unitSet: units.id,
      zones: [zone(1, '张三'), zone(2, '李四'), zone(3, '')],
      nextZone: 4,
      inForce: true,
    };
    const state = { plan: given, units: { zone: zoneOf, locked: new Uint8Array(zoneOf.length) } };
    const desk = createPlanDesk(units, state, createPlanHistory());
    const unitSet = {
      id: units.id,
      name: '',
      kind: 'cells',
      units: zoneOf.length,
      recipe: { kind: 'imported' },
    } as const;
    showPlan(app, desk, { unitSet, restoredFrom: null, seq: 0 });
    return desk;
  }

  const settled = () => new Promise((done) => setTimeout(done, 20));

  it('passes the cases on the units of the zones, of the chiefs, and of nobody', async () => {
    const { app, clause, count } = open();
    plan(app);
    await filterByPlanZones(app, 'p', [2]);
    await settled();
    expect(count()).toBe(casesOf((unit) => unit % 4 === 2));
    expect(count()).toBeGreaterThan(100);
    expect(isDeadPlanClause(app.store.getState(), clause() as never)).toBe(false);
    await filterByChiefs(app, 'p', ['张三', '']);
    await settled();
    expect(count()).toBe(casesOf((unit) => unit % 4 === 1 || unit % 4 === 3));
    await filterByPlanZones(app, 'p', [0]);
    await settled();
    expect(count()).toBe(casesOf((unit) => unit % 4 === 0, true));
  });

  it('is what the ranking by zones counts, and is not called dead before it was looked into', async () => {
    const { app, clause, count } = open();
    plan(app);
    app.store.setState(({ planRanking }) => ({ planRanking: { ...planRanking, inForce: 'p' } }));
    await rankPlanZones(app);
    const lines = app.store.getState().planRanking.counted!.lines;
    await filterByPlanZones(app, 'p', [3]);
    expect(isDeadPlanClause(app.store.getState(), clause() as never)).toBe(false);
    await settled();
    expect(lines.find((line) => line.zone === 3)!.cases).toBe(count());
    expect(lines.reduce((sum, line) => sum + line.cases, 0)).toBe(casesOf(() => true));
  });

  it('follows the plan when a command changes it', async () => {
    const { app, count } = open();
    const desk = plan(app);
    await filterByPlanZones(app, 'p', [2]);
    await settled();
    const before = count();
    desk.perform({ kind: 'assign', units: [1, 5, 9], before: [1, 1, 1], zone: 2 });
    app.store.setState(({ plans }) => ({
      plans: { ...plans, open: { ...plans.open!, plan: desk.plan(), revision: 1 } },
    }));
    await settled();
    expect(count()).toBe(casesOf((unit) => unit % 4 === 2 || [1, 5, 9].includes(unit)));
    expect(count()).toBeGreaterThan(before);
  });

  it('passes nothing and is shown dead where the plan or its zone is gone, and lives again when it is back', async () => {
    const { app, clause, count } = open();
    await filterByPlanZones(app, 'p', [2]);
    await settled();
    expect(count()).toBe(0);
    expect(isDeadPlanClause(app.store.getState(), clause() as never)).toBe(true);
    plan(app);
    await settled();
    expect(isDeadPlanClause(app.store.getState(), clause() as never)).toBe(false);
    expect(count()).toBe(casesOf((unit) => unit % 4 === 2));
    await filterByPlanZones(app, 'p', [77]);
    await settled();
    expect(count()).toBe(0);
    expect(isDeadPlanClause(app.store.getState(), clause() as never)).toBe(true);
    removeClause(app, 'plan');
    await settled();
    expect(count()).toBe(city.index.rowIds([]).length);
  });
});
