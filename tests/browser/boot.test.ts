import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { byId, expectValue, goTo, numberOf, settledValue, waitForMap } from './app-driver';
import { withoutNewerInterfaces } from './older-browser';
import { launch, type Session } from './session';

const DEMO_CASES = 200_000;

let session: Session;

describe('the first look', () => {
  beforeAll(async () => {
    session = await launch('/', { viewport: { width: 1366, height: 768 } });
    await waitForMap(session.page);
  });
  afterAll(() => session.close());

  it('opens on the demo city with its map drawn, and says that it is synthetic', async () => {
    await expectValue(session.page, 'total-count', DEMO_CASES);
    await expectValue(session.page, 'filtered-count', DEMO_CASES);
    expect(await session.page.locator('body').textContent()).toContain('演示数据');
    const measured = () =>
      session.page.evaluate(() => performance.getEntriesByType('measure').map((one) => one.name));
    await expect
      .poll(measured, { timeout: 20_000 })
      .toEqual(expect.arrayContaining(['shirong:boot', 'shirong:first-draw']));
    session.expectClean();
  });

  it('keeps the map while the workspace changes, and fits 1366 × 768 without scrolling the page', async () => {
    const canvas = byId(session.page, 'map').locator('canvas').first();
    await canvas.evaluate((element) => {
      element.dataset.marked = 'yes';
    });
    for (const workspace of ['hotspot', 'grid', 'records', 'data', 'situation'] as const) {
      await goTo(session.page, workspace);
      const size = await session.page.evaluate(() => ({
        width: document.documentElement.scrollWidth,
        height: document.documentElement.scrollHeight,
      }));
      expect([workspace, size.width <= 1366, size.height <= 768]).toEqual([workspace, true, true]);
      expect([workspace, await canvas.getAttribute('data-marked')]).toEqual([workspace, 'yes']);
    }
    expect(await numberOf(session.page, 'total-count')).toBe(DEMO_CASES);
    session.expectClean();
  });
});

describe('a page', () => {
  afterEach(() => session.close());

  it('opens empty with ?demo=0 and reads nothing else from the query', async () => {
    session = await launch('/?demo=0&file=x&filter=y');
    await byId(session.page, 'nav-data').waitFor({ timeout: 20_000 });
    await byId(session.page, 'file-input').first().waitFor({ state: 'attached' });
    expect(await settledValue(session.page, 'total-count')).toBe(0);
    expect(await byId(session.page, 'filter-chip').count()).toBe(0);
    session.expectClean();
  });

  it('works from a sub-path', async () => {
    session = await launch('/', { base: '/bureau/map/' });
    await waitForMap(session.page);
    await expectValue(session.page, 'total-count', DEMO_CASES);
    session.expectClean();
  });

  it('works at http://<LAN address>, an insecure context', async () => {
    session = await launch('/', { insecure: true });
    await waitForMap(session.page);
    expect(await session.page.evaluate(() => isSecureContext)).toBe(false);
    await expectValue(session.page, 'total-count', DEMO_CASES);
    for (const workspace of ['records', 'data', 'grid', 'hotspot', 'situation'] as const) {
      await goTo(session.page, workspace);
    }
    session.expectClean();
  });

  it('works without the interfaces that came after Chromium 109', async () => {
    session = await launch('/', { prelude: withoutNewerInterfaces });
    await waitForMap(session.page);
    expect(
      await session.page.evaluate(() => 'withResolvers' in Promise || 'toSorted' in Array.prototype),
    ).toBe(false);
    await expectValue(session.page, 'total-count', DEMO_CASES);
    session.expectClean();
  });
});
