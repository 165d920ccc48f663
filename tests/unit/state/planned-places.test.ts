import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { plannedPlace } from '../../../src/domain/planned-place';
import type { UnitSet } from '../../../src/domain/unit-set';
import { createPlanDesk } from '../../../src/jobs/plan-desk';
import type { Services } from '../../../src/state/application';
import { showPlan } from '../../../src/state/plan-commands';
import { plannedPlaces } from '../../../src/state/planned-places';
import { explainHere } from '../../../src/state/why-commands';
import { createPlanHistory } from '../../../src/zoning/plan-history';
import { appInNode } from '../hotspot/app-in-node';
import { type OpenCity, openDemoCity, unitsOfCity } from '../hotspot/demo-city';

it('the zone of most cases, found by going over every zone', () => {
  const zones = [3, 1, 7].map((id) => ({ id, zone: `网格${id}`, chief: id === 7 ? '' : `路长${id}` }));
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(0, 1, 3, 7, 9), { minLength: 1, maxLength: 30 }),
      fc.array(fc.nat(29)),
      (zoneList, rows) => {
        const zoneOfRow = Uint32Array.from(zoneList);
        const found = plannedPlace(rows, { zoneOfRow, zones });
        const counts = zones.map(({ id }) => rows.filter((row) => zoneList[row] === id).length);
        const most = Math.max(...counts);
        if (most === 0) return found === null;
        const first = zones[counts.indexOf(most)]!;
        expect(found).toEqual({ zone: first.zone, chief: first.chief, cases: most, of: rows.length });
        return true;
      },
    ),
  );
});

describe('whose zone of the plan in force cases lie in', () => {
  let city: OpenCity;
  let units: UnitSet;

  beforeAll(async () => {
    city = await openDemoCity();
    units = unitsOfCity(city);
  });

  function open() {
    const { app } = appInNode(city);
    let opened = 0;
    Object.assign(app.services as { -readonly [name in keyof Services]: Services[name] }, {
      unitOfRows: async (set: UnitSet) => {
        city.index.holdUnits(set);
        return Int32Array.from(city.index.unitOfRows(set.id));
      },
      openPlanJournal: async () => {
        opened++;
        return {
          state: () => ({ plans: [{ id: 'p', inForce: true }], unitSets: [] }),
          openPlan: async () => ({ ok: false }),
        };
      },
    });
    return { app, journalsOpened: () => opened };
  }

  function putInForce(app: ReturnType<typeof open>['app']) {
    const zoneOf = Uint32Array.from(units.codes, (_, unit) => unit % 3);
    const zone = (id: number, chief: string) => ({
      id,
      name: `网格${id}`,
      level: 'second' as const,
      chief: { name: chief, unit: '', phone: '', shift: '' },
      from: '',
      to: '',
    });
    const plan = {
      id: 'p',
      name: '方案',
      unitSet: units.id,
      zones: [zone(1, '张三'), zone(2, '')],
      nextZone: 3,
      inForce: true,
    };
    const state = { plan, units: { zone: zoneOf, locked: new Uint8Array(zoneOf.length) } };
    const recipe = { kind: 'imported' } as const;
    const unitSet = { id: units.id, name: '', kind: 'cells', units: zoneOf.length, recipe } as const;
    showPlan(app, createPlanDesk(units, state, createPlanHistory()), { unitSet, restoredFrom: null, seq: 0 });
    app.store.setState(({ planRanking }) => ({ planRanking: { ...planRanking, inForce: 'p' } }));
    return zoneOf;
  }

  it('is the zone of their unit, with its chief, and nobody where the unit is unassigned', async () => {
    const { app } = open();
    const zoneOf = putInForce(app);
    city.index.holdUnits(units);
    const unitOfRow = city.index.unitOfRows(units.id);
    const rowIn = (wanted: number) => unitOfRow.findIndex((unit) => unit >= 0 && zoneOf[unit] === wanted);
    const said = await plannedPlaces(app, [[rowIn(1)], [rowIn(2)], [rowIn(0)], [rowIn(0), rowIn(1)]]);
    expect(said).toEqual([
      { zone: '网格1', chief: '张三', cases: 1, of: 1 },
      { zone: '网格2', chief: '', cases: 1, of: 1 },
      null,
      { zone: '网格1', chief: '张三', cases: 1, of: 2 },
    ]);
  });

  it('is said by "why is this red", and nothing is opened where no plan is in force', async () => {
    const { app, journalsOpened } = open();
    const { lngs, lats } = city.index.placedCases([]);
    await explainHere(app, [lngs[0]!, lats[0]!], 300);
    expect(app.store.getState().studies.why!.planned).toBeNull();
    expect(journalsOpened()).toBe(0);
    putInForce(app);
    await explainHere(app, [lngs[0]!, lats[0]!], 300);
    const { planned, explanation } = app.store.getState().studies.why!;
    expect(planned).toMatchObject({ of: explanation.cases });
    expect(planned!.cases).toBeGreaterThan(0);
  });
});
