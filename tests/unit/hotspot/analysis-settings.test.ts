import { expect, it } from 'vitest';
import { decodeLink, encodeLink } from '../../../src/session/link';
import { EMPTY_MANIFEST } from '../../../src/session/manifest';
import { analysisSettings, applyAnalysis } from '../../../src/state/analysis-settings';
import type { AppState } from '../../../src/state/app-state';
import { INITIAL_STATE } from '../../../src/state/app-state';
import { createApplication, type Services } from '../../../src/state/application';
import { linkState } from '../../../src/state/view-commands';

/** Every choice another than at the start. */
const CHOSEN: AppState = {
  ...INITIAL_STATE,
  workspace: 'hotspot',
  hotspotTab: 'change',
  hotspot: {
    ...INITIAL_STATE.hotspot,
    recipe: {
      units: { kind: 'roads', sideMetres: 300, neighbours: 'band' },
      method: 'local_moran',
      measure: 'value',
      weight: { kind: 'column', field: 'extra:1:罚款（元）' },
    },
  },
  emerging: {
    ...INITIAL_STATE.emerging,
    recipe: {
      units: { kind: 'hexagons', sideMetres: 100, neighbours: 'band' },
      slice: 'week',
      reference: 'slice',
    },
  },
  repeat: {
    ...INITIAL_STATE.repeat,
    request: { radiusMetres: 200, fewestCases: 10 },
    clusterRequest: { reachMetres: 100, fewest: 20 },
  },
  studies: {
    ...INITIAL_STATE.studies,
    choices: {
      ...INITIAL_STATE.studies.choices,
      density: { kernel: 'gaussian', bandwidthMetres: 1000, period: 'day', levels: 'quantile' },
      weight: { kind: 'area' },
      comparison: 'last_year',
      units: 'grid',
      trainingWeeks: 26,
      testWeeks: 8,
      campaignDay: Date.UTC(2025, 3, 1),
      campaignDays: 84,
    },
  },
};

it('a link carries every choice of the analyses', () => {
  const link = decodeLink(encodeLink(linkState(CHOSEN))!);
  // Of services nothing is asked.
  const app = createApplication({} as Services, EMPTY_MANIFEST);
  expect(analysisSettings(app.store.getState())).not.toEqual(analysisSettings(CHOSEN));
  applyAnalysis(app, link?.analysis);
  expect(analysisSettings(app.store.getState())).toEqual(analysisSettings(CHOSEN));
});

it('a link of an earlier version leaves alone what it does not name', () => {
  const { hotspot, density, comparison, units, trainingWeeks, testWeeks } = analysisSettings(CHOSEN);
  const link = {
    ...linkState(INITIAL_STATE),
    analysis: { hotspot, density, comparison, units, trainingWeeks, testWeeks },
  };
  const app = createApplication({} as Services, EMPTY_MANIFEST);
  applyAnalysis(app, decodeLink(encodeLink(link)!)?.analysis);
  const { repeat, emerging, hotspotTab } = app.store.getState();
  expect(app.store.getState().hotspot.recipe).toEqual(hotspot);
  expect([repeat, emerging, hotspotTab]).toEqual([
    INITIAL_STATE.repeat,
    INITIAL_STATE.emerging,
    INITIAL_STATE.hotspotTab,
  ]);
});

it('a hostile link is none: no method, weight or side that nobody offers', () => {
  const good = linkState(CHOSEN);
  const analysis = analysisSettings(CHOSEN);
  for (const bad of [
    { ...analysis, hotspot: { ...analysis.hotspot, method: 'magic' } },
    { ...analysis, weight: { kind: 'column', field: 'no_such_field' } },
    { ...analysis, repeat: { radiusMetres: 1e9, fewestCases: 3 } },
    { ...analysis, clusters: { reachMetres: 50, fewest: 0.5 } },
  ]) {
    const text = btoa(unescape(encodeURIComponent(JSON.stringify({ ...good, analysis: bad }))));
    expect(decodeLink(`s=${text.replaceAll('+', '-').replaceAll('/', '_')}`)).toBeNull();
  }
});
