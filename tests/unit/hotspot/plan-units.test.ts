import { expect, it } from 'vitest';
import type { ResponsibilityPlan } from '../../../src/domain/responsibility-plan';
import { makeUnits } from '../../../src/jobs/make-units';
import type { PlanRoom } from '../../../src/jobs/plan-room';
import { unitRecipeSchema } from '../../../src/session/analysis-parts-schema';
import type { Application } from '../../../src/state/application';
import { chooseUnits, filterNeighbourhood, runHotspots } from '../../../src/state/hotspot-commands';
import { remakeSet } from '../../../src/state/set-makers';
import { zoneOutlines } from '../../../src/zoning/outline/zone-outlines';
import { appInNode } from './app-in-node';
import { openDemoCity } from './demo-city';

function putInForce(app: Application, plan: ResponsibilityPlan, units: unknown, zone: Uint32Array): void {
  const openPlanRoom = () =>
    ({
      outlines: async (...asked: Parameters<typeof zoneOutlines>) => zoneOutlines(...asked),
      close: () => undefined,
    }) as unknown as PlanRoom;
  Object.assign(app.services, { openPlanRoom });
  Object.assign(app, {
    planJournal: { state: () => ({ plans: [{ id: plan.id, inForce: plan.inForce }] }) },
    planDesk: { plan: () => plan, units, state: { units: { zone } } },
  });
}

it('the zones of the plan in force are units; of a plan like the streets they are as the streets', async () => {
  const city = await openDemoCity();
  const made = makeUnits({ recipe: { kind: 'imported' }, zoneSet: city.zones, roads: null, facilities: [] });
  if (!made.ok) throw new Error(made.error.code);
  const units = made.value;
  const plan: ResponsibilityPlan = {
    id: 'p',
    name: '方案',
    unitSet: '',
    zones: units.streets.map((name, at) => ({
      id: at + 1,
      name,
      level: 'second',
      chief: { name: '', unit: '', phone: '', shift: '' },
      from: '',
      to: '',
    })),
    nextZone: units.streets.length + 1,
    inForce: true,
  };
  const { app } = appInNode(city);
  const foundBy = async (kind: 'plan' | 'streets') => {
    chooseUnits(app, { kind });
    await runHotspots(app);
    const { found, refusal } = app.store.getState().hotspot;
    expect(app.store.getState().notices).toEqual([]);
    return { refusal, result: found?.result };
  };
  expect((await foundBy('plan')).refusal).toBe('no_plan');

  putInForce(
    app,
    plan,
    units,
    Uint32Array.from(units.streetOf, (street) => street + 1),
  );
  const told = ({ result }: Awaited<ReturnType<typeof foundBy>>) => {
    const { units: tested, counts } = result!;
    const { shape, neighbours, sizes } = tested;
    if (shape.kind !== 'zones') throw new Error(shape.kind);
    return shape.names
      .map((name, unit) => ({
        name,
        cases: counts.counts[unit],
        // The file's own areas and those of the units differ by parts of a thousand.
        size: Math.round(Math.log(sizes[unit]!) * 5),
        beside: [...neighbours.ids.subarray(neighbours.starts[unit]!, neighbours.starts[unit + 1]!)]
          .map((id) => shape.names[id]!)
          .sort(),
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  };
  const streets = told(await foundBy('streets'));
  const byPlan = await foundBy('plan');
  expect(byPlan.refusal).toBeNull();
  expect(streets.length).toBeGreaterThanOrEqual(8);
  expect(told(byPlan)).toEqual(streets);
  expect(unitRecipeSchema.parse(JSON.parse(JSON.stringify(byPlan.result!.recipe.units)))).toEqual(
    byPlan.result!.recipe.units,
  );

  // A set of such units is made again while the plan is the same, and not of the same numbers under another one.
  await filterNeighbourhood(app, 0);
  const clause = app.store.getState().view.filter.find((one) => one.kind === 'set')!;
  if (clause.kind !== 'set') throw new Error(clause.kind);
  await remakeSet(app, clause);
  putInForce(
    app,
    plan,
    units,
    Uint32Array.from(units.streetOf, (street) => (street < 2 ? 1 : street + 1)),
  );
  await remakeSet(app, clause);
  expect(app.store.getState().notices.map(({ key }) => key)).toEqual([
    'notice.set-remade',
    'notice.set-cannot',
  ]);
}, 120_000);
