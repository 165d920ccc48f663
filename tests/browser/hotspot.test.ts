import { afterEach, describe, expect, it } from 'vitest';
import { brushTime, byId, goTo, numberOf, waitForMap } from './app-driver';
import { launch, type Session } from './session';

let session: Session;
afterEach(() => session?.close());

async function run(): Promise<Record<'cells' | 'hot99' | 'hot95' | 'hot90' | 'cases', number>> {
  const { page } = session;
  const before = await page.evaluate(() => performance.getEntriesByName('shirong:hotspot').length);
  await byId(page, 'hotspot-run').click();
  await expect
    .poll(() => page.evaluate(() => performance.getEntriesByName('shirong:hotspot').length), {
      timeout: 30_000,
    })
    .toBe(before + 1);
  const result = byId(page, 'hotspot-result');
  await result.waitFor();
  const read = async (name: string) => Number(await result.getAttribute(`data-${name}`));
  return {
    cells: await read('cells'),
    hot99: await read('hot99'),
    hot95: await read('hot95'),
    hot90: await read('hot90'),
    cases: await read('cases'),
  };
}

describe('significant hotspots in the page', () => {
  it('are found, explained in numbers, and marked as stale when the filter changes', async () => {
    session = await launch('/');
    const { page } = session;
    await waitForMap(page);
    await goTo(page, 'hotspot');
    const first = await run();
    expect(first.cells).toBeGreaterThan(1000);
    expect(first.hot99).toBeGreaterThan(0);
    expect(first.hot95).toBeGreaterThanOrEqual(first.hot99);
    expect(first.hot90).toBeGreaterThanOrEqual(first.hot95);
    const total = await numberOf(page, 'total-count');
    expect(first.cases).toBeLessThan(total);
    expect(first.cases).toBeGreaterThan(0.9 * total);
    await byId(page, 'layer-toggle-hotspots').waitFor();
    expect(await byId(page, 'hotspot-stale').count()).toBe(0);

    await byId(page, 'hotspot-clusters').locator('button').first().click();
    const why = byId(page, 'hotspot-why');
    await why.waitFor();
    expect(Number(await why.getAttribute('data-bin'))).toBeGreaterThan(0);
    expect(await why.textContent()).toMatch(/期望.*概率 p.*错误发现率/s);
    expect(await why.textContent()).not.toMatch(/NaN|undefined|\{\w+\}/);

    await page.waitForTimeout(1800);
    await byId(page, 'hotspot-why-close').click();
    const map = byId(page, 'map').locator('canvas').first();
    const box = (await map.boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await why.waitFor();

    await brushTime(page, 0.4, 0.6);
    await byId(page, 'hotspot-stale').waitFor();
    const narrowed = await run();
    expect(await byId(page, 'hotspot-stale').count()).toBe(0);
    expect(narrowed.cells).toBe(first.cells);
    expect(narrowed.cases).toBeLessThan(first.cases / 2);
    session.expectClean();
  });

  it('are refused by name where there is no study area or nothing in it', async () => {
    session = await launch('/');
    const { page } = session;
    await waitForMap(page);
    await goTo(page, 'hotspot');
    await brushTime(page, 0.0005, 0.0006, 2).catch(() => undefined);
    await byId(page, 'hotspot-run').click();
    await byId(page, 'hotspot-result').or(byId(page, 'hotspot-refusal')).first().waitFor();
    expect(await page.locator('body').textContent()).not.toContain('NaN');
    session.expectClean();
  });
});
