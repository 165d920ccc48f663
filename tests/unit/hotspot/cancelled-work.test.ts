import { beforeAll, expect, it } from 'vitest';
import type { RowSetClause } from '../../../src/domain/row-set';
import { cancelAreaTides, findAreaTides } from '../../../src/state/area-tide-commands';
import { chooseUnits, filterAllHot, runHotspots } from '../../../src/state/hotspot-commands';
import { cancelRemake, remakeSet } from '../../../src/state/set-makers';
import { runCampaign, setStudies } from '../../../src/state/study-commands';
import { appInNode } from './app-in-node';
import { type OpenCity, openDemoCity } from './demo-city';

let city: OpenCity;
beforeAll(async () => {
  city = await openDemoCity();
}, 60_000);

/** An app whose next question for places waits until it is let go. */
function waiting() {
  const { app } = appInNode(city);
  let letGo: () => void = () => undefined;
  let asked: () => void = () => undefined;
  const isAsked = new Promise<void>((done) => {
    asked = done;
  });
  const gate = new Promise<void>((done) => {
    letGo = done;
  });
  const hold = () => {
    const { placedCases, countByUnit } = app.services;
    Object.assign(app.services, {
      placedCases: async (...args: Parameters<typeof placedCases>) => {
        asked();
        await gate;
        return placedCases(...args);
      },
      countByUnit: async (...args: Parameters<typeof countByUnit>) => {
        asked();
        await gate;
        return countByUnit(...args);
      },
    });
  };
  return { app, hold, isAsked, letGo: () => letGo() };
}

it('a set that is being made again stays as it was when it is cancelled, and can be made again', async () => {
  const { app, hold, isAsked, letGo } = waiting();
  chooseUnits(app, { sideMetres: 500 });
  await runHotspots(app);
  await filterAllHot(app);
  const before = app.store.getState().view.filter.find(({ kind }) => kind === 'set') as RowSetClause;
  hold();
  const made = remakeSet(app, before);
  await isAsked;
  expect(app.store.getState().rowSets.remaking).toBe('hotspot');
  cancelRemake(app);
  expect(app.store.getState().rowSets.remaking).toBeNull();
  letGo();
  await made;
  expect(app.store.getState().view.filter).toContain(before);
  expect(app.store.getState().notices).toEqual([]);
  await remakeSet(app, before);
  expect(app.store.getState().notices.map(({ key }) => key)).toEqual(['notice.set-remade']);
});

it('a cancelled table of tides leaves none behind, and ends the analysis it waits for', async () => {
  const { app, hold, isAsked, letGo } = waiting();
  hold();
  const found = findAreaTides(app, 'hotspot');
  await isAsked;
  expect(app.store.getState().studies.tidesRunning).toBe(true);
  cancelAreaTides(app);
  expect(app.store.getState().studies.tidesRunning).toBe(false);
  letGo();
  await found;
  const { hotspot, studies, notices } = app.store.getState();
  expect([hotspot.found, hotspot.running, studies.tides, studies.tidesRunning]).toEqual([
    null,
    null,
    null,
    false,
  ]);
  expect(notices).toEqual([]);
});

it('the bar of a campaign moves', async () => {
  const { app } = appInNode(city);
  setStudies(app, { treated: [{ kind: 'zone', zoneSet: city.zones.id, zones: [0] } as never] });
  const shares: number[] = [];
  app.store.subscribe(({ studies }) => void shares.push(studies.campaign.share));
  await runCampaign(app);
  const told = [...new Set(shares)];
  expect(told.length).toBeGreaterThanOrEqual(4);
  expect(told).toEqual([...told].sort((a, b) => a - b));
});
