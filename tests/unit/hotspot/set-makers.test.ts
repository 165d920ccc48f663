import { beforeAll, describe, expect, it } from 'vitest';
import type { Filter } from '../../../src/domain/filter';
import type { RowSetClause, RowSetSource } from '../../../src/domain/row-set';
import { parseLinkState } from '../../../src/session/view-schema';
import type { Application } from '../../../src/state/application';
import { filterPattern, findEmerging } from '../../../src/state/emerging-commands';
import {
  chooseRecipe,
  chooseUnits,
  filterAllHot,
  filterNeighbourhood,
  runHotspots,
} from '../../../src/state/hotspot-commands';
import {
  filterCluster,
  filterGrade,
  filterSite,
  findClusters,
  findRepeats,
} from '../../../src/state/repeat-commands';
import { isDeadSet } from '../../../src/state/row-sets';
import { canRemake, remakeSet } from '../../../src/state/set-makers';
import { runChange, runDensity } from '../../../src/state/study-commands';
import { filterChange, filterDensity } from '../../../src/state/study-sets';
import { linkState } from '../../../src/state/view-commands';
import { appInNode } from './app-in-node';
import { type OpenCity, openDemoCity } from './demo-city';

/** One class, so that a city's analyses take a moment. */
const FILTER: Filter = [{ kind: 'class', majors: ['宣传广告类'], minors: [] }];
const RUN_MS = 60_000;
const HALF_A_YEAR_MS = 182 * 86_400_000;

let city: OpenCity;
beforeAll(async () => {
  city = await openDemoCity();
}, RUN_MS);

/** Every way in which a result of an analysis becomes a filter. */
const WAYS: readonly {
  readonly name: string;
  readonly source: RowSetSource;
  readonly make: (app: Application) => Promise<void>;
}[] = [
  {
    name: 'the neighbourhood of a unit',
    source: 'hotspot',
    make: async (app) => {
      chooseUnits(app, { sideMetres: 500 });
      await runHotspots(app);
      const peak = app.store.getState().hotspot.found!.result.clusters[0]!.peakCell;
      await filterNeighbourhood(app, peak);
    },
  },
  {
    name: 'everything that is hot',
    source: 'hotspot',
    make: async (app) => {
      chooseUnits(app, { sideMetres: 500 });
      await runHotspots(app);
      await filterAllHot(app);
    },
  },
  {
    name: 'everything that is hot by what the cases weigh',
    source: 'hotspot',
    make: async (app) => {
      chooseUnits(app, { sideMetres: 500 });
      chooseRecipe(app, { measure: 'value', weight: { kind: 'area' } });
      await runHotspots(app);
      await filterAllHot(app);
    },
  },
  {
    name: 'a pattern of the space–time cube',
    source: 'emerging',
    make: async (app) => {
      await findEmerging(app);
      const { codes } = app.store.getState().emerging.found!.result.result;
      await filterPattern(app, codes.find((code) => code > 0)!);
    },
  },
  {
    name: 'a repeat place',
    source: 'repeat',
    make: async (app) => {
      await findRepeats(app);
      await filterSite(app, 2);
    },
  },
  {
    name: 'all places of high frequency',
    source: 'repeat',
    make: async (app) => {
      await findRepeats(app);
      await filterGrade(app, 'high');
    },
  },
  {
    name: 'a crowd of points',
    source: 'cluster',
    make: async (app) => {
      await findClusters(app);
      await filterCluster(app, 1);
    },
  },
  {
    name: 'where it is dense',
    source: 'density',
    make: async (app) => {
      await runDensity(app);
      const { levels } = app.store.getState().studies.density.found!.study;
      await filterDensity(app, levels.at(-2)!);
    },
  },
  {
    name: 'where there is less',
    source: 'change',
    make: async (app) => {
      // A class alone changes too little in four weeks to be called.
      const to = app.store.getState().dataset.summary!.timeRange![1];
      withFilter(app, [{ kind: 'time', field: 'reported_at', from: to - HALF_A_YEAR_MS, to }]);
      await runChange(app);
      const { verdicts } = app.store.getState().studies.change.found!.study;
      await filterChange(app, verdicts.includes(-1) ? -1 : 1);
    },
  },
];

function setOf(app: Application, source: RowSetSource): RowSetClause {
  const { filter } = app.store.getState().view;
  const clause = filter.find((one) => one.kind === 'set' && one.source === source);
  if (clause?.kind !== 'set') throw new Error(`no set of ${source}`);
  return clause;
}

function rowsOf(kept: Map<string, unknown>): Uint32Array {
  const sets = kept.get('row-sets:city') as { readonly rowIds: Uint32Array }[];
  return sets.at(-1)!.rowIds.slice().sort();
}

function withFilter(app: Application, filter: Filter): void {
  app.store.setState((state) => ({ view: { ...state.view, filter } }));
}

describe('a result that became a filter', { timeout: RUN_MS }, () => {
  it.each(WAYS)('is made again from its recipe alone: $name', async ({ source, make }) => {
    const weightOf = (row: number) => (row % 7) * 1.5;
    const first = appInNode(city, weightOf);
    withFilter(first.app, FILTER);
    await make(first.app);
    const clause = setOf(first.app, source);
    const rows = rowsOf(first.kept);
    expect(rows.length).toBeGreaterThan(0);
    expect(canRemake(source)).toBe(true);

    // As a link brings it, where nobody has its rows.
    const link = parseLinkState(JSON.parse(JSON.stringify(linkState(first.app.store.getState()))));
    expect(link).not.toBeNull();
    const second = appInNode(city, weightOf);
    withFilter(second.app, link!.view.filter);
    const arrived = setOf(second.app, source);
    expect(arrived).toEqual(clause);
    expect(isDeadSet(second.app.store.getState(), arrived)).toBe(true);
    await remakeSet(second.app, arrived);
    expect(isDeadSet(second.app.store.getState(), setOf(second.app, source))).toBe(false);
    expect(rowsOf(second.kept)).toEqual(rows);
    expect(setOf(second.app, source).frozenAt).toBeGreaterThanOrEqual(clause.frozenAt);
    expect(second.app.store.getState().notices.map(({ key }) => key)).toEqual(['notice.set-remade']);
  });

  it.each(['hotspot', 'repeat', 'emerging', 'cluster', 'density', 'change'] as const)(
    'stays dead where its recipe is none: %s',
    async (source) => {
      const { app, kept } = appInNode(city);
      for (const recipe of [{}, { filter: 'x' }, { filter: [], unit: 3, units: 'zones', lng: 'a' }]) {
        const clause: RowSetClause = { kind: 'set', source, recipe, frozenAt: 1 };
        withFilter(app, [clause]);
        await remakeSet(app, clause);
        expect(isDeadSet(app.store.getState(), clause)).toBe(true);
        expect(app.store.getState().notices.at(-1)?.key).toBe('notice.set-cannot');
      }
      expect(kept.size).toBe(0);
    },
  );
});
