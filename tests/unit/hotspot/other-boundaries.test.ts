import { expect, it } from 'vitest';
import type { RowSetClause } from '../../../src/domain/row-set';
import { chooseUnits, filterNeighbourhood, runHotspots } from '../../../src/state/hotspot-commands';
import { missingBoundaries } from '../../../src/state/row-sets';
import { remakeSet } from '../../../src/state/set-makers';
import { appInNode } from './app-in-node';
import { openDemoCity } from './demo-city';

it('a set of named units is not made of the same numbers under other boundaries, and says which it needs', async () => {
  const city = await openDemoCity();
  const { app } = appInNode(city);
  chooseUnits(app, { kind: 'zones' });
  await runHotspots(app);
  await filterNeighbourhood(app, 0);
  const setOf = () =>
    app.store.getState().view.filter.find((clause): clause is RowSetClause => clause.kind === 'set')!;
  const clause = setOf();
  expect(missingBoundaries(clause, city.zones)).toBeNull();
  const others = { ...city.zones, id: 'others', name: '另一份边界' };
  app.store.setState(({ zones }) => ({ zones: { ...zones, zoneSet: others } }));
  expect(missingBoundaries(clause, others)).toBe(city.zones.name);
  await remakeSet(app, clause);
  expect(setOf()).toBe(clause);
  expect(app.store.getState().notices).toMatchObject([
    { key: 'notice.set-boundaries', values: { name: city.zones.name } },
  ]);
  app.store.setState(({ zones }) => ({ zones: { ...zones, zoneSet: city.zones } }));
  await remakeSet(app, clause);
  expect(app.store.getState().notices.map(({ key }) => key)).toContain('notice.set-remade');
});
