import { afterEach, describe, expect, it } from 'vitest';
import { brushTime, byId, chooseClass, goTo, numberOf, settledValue, waitForMap } from './app-driver';
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

  it('open to the cases of a neighbourhood, as many as the explanation says', async () => {
    session = await launch('/');
    const { page } = session;
    await waitForMap(page);
    await goTo(page, 'hotspot');
    await byId(page, 'cell-side-300').click();
    await chooseClass(page, '宣传广告类');
    await run();
    await byId(page, 'hotspot-clusters').locator('button').first().click();
    const sum = Number(await byId(page, 'hotspot-why').getAttribute('data-sum'));
    await byId(page, 'hotspot-why-cases').click();
    await byId(page, 'hotspot-stale').waitFor();
    // Voided cases are on the screen and not in the sum.
    const shown = await settledValue(page, 'filtered-count');
    expect(shown).toBeGreaterThanOrEqual(sum);
    expect(shown).toBeLessThan(1.1 * sum + 5);
    session.expectClean();
  });

  it('are refused by name where every case is at a default address', async () => {
    session = await launch('/', { locale: 'zh-CN' });
    const { page } = session;
    await waitForMap(page);
    await goTo(page, 'hotspot');
    await page
      .getByRole('button', { name: /^默认地址：/ })
      .first()
      .click();
    await byId(page, 'filter-chip').first().waitFor();
    await byId(page, 'hotspot-run').click();
    const refusal = byId(page, 'hotspot-refusal');
    await refusal.waitFor();
    expect(await refusal.getAttribute('data-code')).toBe('no_cases');
    expect(await byId(page, 'hotspot-result').count()).toBe(0);
    expect(await page.locator('body').textContent()).not.toContain('NaN');
    session.expectClean();
  });
});
