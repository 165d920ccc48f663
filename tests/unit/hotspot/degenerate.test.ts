import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { createBrushIndex } from '../../../src/crossfilter/brush-index';
import { HOTSPOT_MEASURES, HOTSPOT_METHODS } from '../../../src/domain/hotspot';
import { UNIT_KINDS } from '../../../src/domain/hotspot-units';
import { KERNELS } from '../../../src/domain/study';
import type { ZoneSet } from '../../../src/domain/zone-set';
import { messages as english } from '../../../src/i18n/en/messages';
import { createTranslate } from '../../../src/i18n/translate';
import { messages as chinese } from '../../../src/i18n/zh-CN/messages';
import type { Application } from '../../../src/state/application';
import { findAreaTides } from '../../../src/state/area-tide-commands';
import { chooseEmerging, chooseEmergingUnits, findEmerging } from '../../../src/state/emerging-commands';
import {
  chooseRecipe,
  chooseUnits,
  openTab,
  runHotspots,
  selectCell,
} from '../../../src/state/hotspot-commands';
import { HOTSPOT_TABS, type HotspotTab } from '../../../src/state/hotspot-state';
import { compareRadii, findClusters, findNearRepeats, findRepeats } from '../../../src/state/repeat-commands';
import {
  chooseStudy,
  runBackTest,
  runCampaign,
  runChange,
  runDensity,
  setStudies,
} from '../../../src/state/study-commands';
import { ApplicationContext, ShownStateContext } from '../../../src/state/use-app';
import { explainHere } from '../../../src/state/why-commands';
import { TranslationProvider } from '../../../src/ui/kit/translation';
import { HotspotPanel } from '../../../src/ui/situation/hotspot-panel';
import { batchesOf, type PlainCase } from '../crossfilter/cases';
import { spatial } from '../crossfilter/spatial';
import { appInNode } from './app-in-node';

const DAY = 86_400_000;
const START = Date.UTC(2025, 0, 6);
/** About a kilometre. */
const STEP = 0.01;

/** Nine squares of a kilometre. */
const ZONES: ZoneSet = {
  id: 'nine',
  name: 'nine',
  zones: Array.from({ length: 9 }, (_, at) => ({
    id: `z${at}`,
    name: `网格${at}`,
    district: '东区',
    street: `街道${at % 3}`,
    community: `社区${at}`,
    areaKm2: 1,
  })),
  geometry: {
    coordinates: Float64Array.from(
      Array.from({ length: 9 }, (_, at) => {
        const west = 114 + STEP * (at % 3);
        const south = 30 + STEP * Math.floor(at / 3);
        return [west, south, west + STEP, south, west + STEP, south + STEP, west, south + STEP];
      }).flat(),
    ),
    ringStarts: Uint32Array.from({ length: 10 }, (_, at) => 4 * at),
    zoneStarts: Uint32Array.from({ length: 10 }, (_, at) => at),
  },
  extent: { west: 114, south: 30, east: 114 + 3 * STEP, north: 30 + 3 * STEP },
};

function plain(change: Partial<PlainCase>): PlainCase {
  return {
    major: '市容环境类',
    minor: '暴露垃圾',
    status: 'closed',
    district: '',
    street: '',
    address: '',
    reported_at: START,
    closed_at: null,
    lon: 114.005,
    lat: 30.005,
    quantity: null,
    ...change,
  };
}

const spread = (count: number, change: (at: number) => Partial<PlainCase>) =>
  Array.from({ length: count }, (_, at) =>
    plain({ lon: 114.0005 + (at % 29) * 0.001, lat: 30.0005 + (at % 23) * 0.0012, ...change(at) }),
  );

const DATA: Readonly<Record<string, readonly PlainCase[]>> = {
  'no case with a place': spread(40, (at) => ({ lon: null, lat: null, reported_at: START + at * 5 * DAY })),
  'one case': [plain({})],
  'two cases a year apart': [plain({}), plain({ reported_at: START + 365 * DAY })],
  'all in one place': Array.from({ length: 40 }, (_, at) => plain({ reported_at: START + at * 7 * DAY })),
  'all at one moment': spread(60, () => ({})),
  'no times': spread(60, () => ({ reported_at: null })),
  'as many everywhere, every week': Array.from({ length: 30 }, (_, week) =>
    Array.from({ length: 36 }, (_, at) =>
      plain({
        lon: 114.0025 + STEP * 0.5 * (at % 6),
        lat: 30.0025 + STEP * 0.5 * Math.floor(at / 6),
        reported_at: START + week * 7 * DAY,
      }),
    ),
  ).flat(),
  'all void': spread(40, (at) => ({ status: 'void', reported_at: START + at * 5 * DAY })),
};

function open(cases: readonly PlainCase[]): Application {
  const index = createBrushIndex(spatial);
  index.begin();
  for (const batch of batchesOf(cases, 5000)) index.append(batch);
  const { timeRange } = index.commit();
  index.locate(ZONES);
  // Not a number of it: what weighs nothing must not become a number either.
  const { app } = appInNode({ index, zones: ZONES, truth: NO_TRUTH }, () => Number.NaN, timeRange);
  const [tide, count] = index.answer([], [{ kind: 'tide', field: 'reported_at' }, { kind: 'count' }]);
  app.store.setState({ workspace: 'hotspot', answers: { tide: tide!, count: count! } });
  return app;
}

const NO_TRUTH = { hotspots: [], defaultAddress: { lng: 0, lat: 0, cases: 0 } };
const LOCALES = { 'zh-CN': chinese, en: english } as const;

/** What a reader, or a reader's screen reader, is told in a tab. */
function told(app: Application, tab: HotspotTab): string {
  openTab(app, tab);
  const state = app.store.getState();
  const store = { ...app.store, getInitialState: () => state };
  return (['zh-CN', 'en'] as const)
    .map((locale) => {
      const t = createTranslate(locale, LOCALES[locale]);
      const shown = createElement(ShownStateContext, { value: store }, createElement(HotspotPanel));
      const translated = { value: { locale, t }, children: shown };
      return renderToStaticMarkup(
        createElement(ApplicationContext, { value: app }, TranslationProvider(translated)),
      );
    })
    .map((markup) => {
      const names = [...markup.matchAll(/(?:title|aria-label|alt)="([^"]*)"/g)].map(([, name]) => name);
      return `${names.join('\n')}\n${markup.replace(/<[^>]*>/g, '\n')}`;
    })
    .join('\n');
}

const NOT_SAID = /NaN|Infinity|∞|undefined|\[object|\{\w+\}/;

function expectSaid(app: Application, tab: HotspotTab, what: string): void {
  const text = told(app, tab);
  const at = text.search(NOT_SAID);
  expect(at < 0 ? '' : text.slice(Math.max(0, at - 80), at + 80), what).toBe('');
  expect(app.store.getState().notices, what).toEqual([]);
}

describe.each(Object.entries(DATA))('%s', (_, cases) => {
  it('is told in sentences by every way of looking for significant hotspots', async () => {
    const app = open(cases);
    for (const kind of UNIT_KINDS) {
      // Every method and measure where there are many units and where there are few.
      const whole = kind === 'squares' || kind === 'zones';
      for (const method of whole ? HOTSPOT_METHODS : (['gi_star'] as const)) {
        for (const measure of whole ? HOTSPOT_MEASURES : (['count'] as const)) {
          chooseUnits(app, { kind });
          chooseRecipe(app, { method, measure, weight: { kind: 'area' } });
          await runHotspots(app);
          const { found, refusal } = app.store.getState().hotspot;
          const what = `${kind} ${method} ${measure}`;
          expect(found !== null || refusal !== null, what).toBe(true);
          if (found !== null && refusal === null) {
            selectCell(app, 0);
            const { centres, shape } = found.result.units;
            if (shape.kind === 'zones') await explainHere(app, [centres[0]!, centres[1]!], 300);
          }
          expectSaid(app, 'significant', what);
        }
      }
    }
  });

  it('is told in sentences by the space–time cube', async () => {
    const app = open(cases);
    for (const kind of ['squares', 'zones', 'roads'] as const) {
      for (const slice of ['week', 'month'] as const) {
        for (const reference of ['whole_cube', 'slice'] as const) {
          chooseEmergingUnits(app, { kind });
          chooseEmerging(app, { slice, reference });
          await findEmerging(app);
          const { found, refusal } = app.store.getState().emerging;
          expect(found !== null || refusal !== null).toBe(true);
          if (found !== null)
            app.store.setState((state) => ({ emerging: { ...state.emerging, selectedCell: 0 } }));
          expectSaid(app, 'emerging', `${kind} ${slice} ${reference}`);
        }
      }
    }
  });

  it('is told in sentences by repeat places, near repeats, clusters and tides', async () => {
    const app = open(cases);
    await findRepeats(app);
    await compareRadii(app);
    await findNearRepeats(app);
    await findClusters(app);
    const { places, radii, near, clusters } = app.store.getState().repeat;
    expect([places, radii, near, clusters]).not.toContain(null);
    expectSaid(app, 'repeat', 'list');
    if (places!.result.sites.length > 0) {
      app.store.setState((state) => ({ repeat: { ...state.repeat, selected: 0 } }));
      expectSaid(app, 'repeat', 'place');
    }
    expectSaid(app, 'tide', 'before');
    await findAreaTides(app, 'repeat');
    expectSaid(app, 'tide', 'repeat');
    await findAreaTides(app, 'hotspot');
    expectSaid(app, 'tide', 'hotspot');
  });

  it('is told in sentences by density, change, campaign and back-test', async () => {
    const app = open(cases);
    for (const kernel of KERNELS) {
      for (const weight of [{ kind: 'cases' }, { kind: 'area' }] as const) {
        const { density } = app.store.getState().studies.choices;
        chooseStudy(app, { density: { ...density, kernel, levels: 'quantile' }, weight });
        await runDensity(app);
        expectSaid(app, 'density', `${kernel} ${weight.kind}`);
      }
    }
    for (const units of ['zones', 'grid'] as const) {
      for (const comparison of ['previous', 'last_year'] as const) {
        chooseStudy(app, { units, comparison });
        await runChange(app);
        expectSaid(app, 'change', `${units} ${comparison}`);
      }
    }
    setStudies(app, {
      treated: [{ kind: 'zone', zoneSet: ZONES.id, zones: ['z0'] }],
      control: null,
    });
    await runCampaign(app);
    await runBackTest(app);
    expectSaid(app, 'change', 'campaign and back-test');
    const { density, change, campaign, backTest } = app.store.getState().studies;
    for (const [name, study] of Object.entries({ density, change, campaign, backTest })) {
      expect(study.found !== null || study.refusal !== null, name).toBe(true);
      expect(study.running, name).toBe(false);
    }
    for (const tab of HOTSPOT_TABS) expectSaid(app, tab, tab);
  });
});
