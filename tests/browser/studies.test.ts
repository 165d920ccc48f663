import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byId, goTo, numberOf, untilFlown, waitForMap } from './app-driver';
import { launch, type Session } from './session';

let session: Session;
beforeAll(async () => {
  session = await launch('/');
  await waitForMap(session.page);
  await goTo(session.page, 'hotspot');
});
afterAll(() => session?.close());

async function value(id: string, name: string): Promise<number> {
  return Number(await byId(session.page, id).getAttribute(`data-${name}`));
}

describe('studies of the hotspot workspace', () => {
  it('density is computed with a unit, read by a click, and reads the same at another zoom', async () => {
    const { page } = session;
    await byId(page, 'hotspot-tab-density').click();
    await byId(page, 'density-run').click();
    await byId(page, 'density-result').waitFor({ timeout: 60_000 });
    expect(await value('density-result', 'peak')).toBeGreaterThan(0);
    expect(await value('density-result', 'cases')).toBeLessThan(await numberOf(page, 'total-count'));
    await byId(page, 'layer-toggle-study').waitFor();
    const box = (await byId(page, 'map').locator('canvas').first().boundingBox())!;
    const read = async () => {
      await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
      await page.waitForTimeout(500);
      return value('density-reading', 'value');
    };
    const before = await read();
    expect(before).toBeGreaterThan(0);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await untilFlown(page, () => page.mouse.wheel(0, -600));
    expect(Math.abs((await read()) / before - 1)).toBeLessThan(0.02);
  }, 120_000);

  it('tide, change and back-test say their sentence, without a gap in it', async () => {
    const { page } = session;
    await byId(page, 'hotspot-tab-tide').click();
    await expect.poll(() => value('tide-matrix', 'cases'), { timeout: 20_000 }).toBeGreaterThan(0);
    const texts = [await byId(page, 'study-tide').textContent()];
    await byId(page, 'hotspot-tab-change').click();
    await byId(page, 'change-run').click();
    await byId(page, 'change-result').waitFor({ timeout: 60_000 });
    expect(await value('change-result', 'after')).toBeGreaterThan(0);
    texts.push(await byId(page, 'change-result').textContent());
    await byId(page, 'study-backtest').locator('summary').click();
    await byId(page, 'backTest-run').click();
    await byId(page, 'backtest-result').waitFor({ timeout: 60_000 });
    expect(await value('backtest-result', 'pai')).toBeGreaterThan(1);
    texts.push(await byId(page, 'backtest-result').textContent());
    for (const text of texts) expect(text).not.toMatch(/NaN|undefined|Infinity|\{\w+\}/);
  }, 120_000);

  it('a hotspot is explained, goes into the brief, becomes a set that can be computed again, and outlives a reload', async () => {
    const { page } = session;
    await byId(page, 'hotspot-tab-significant').click();
    await byId(page, 'hotspot-run').click();
    const first = byId(page, 'hotspot-clusters').locator('button').first();
    await first.waitFor({ timeout: 60_000 });
    await first.click();
    await byId(page, 'why-more').waitFor({ timeout: 30_000 });
    expect(await byId(page, 'why-more').textContent()).toMatch(/Mann–Kendall.*主要是.*反复/s);
    await byId(page, 'add-to-brief').click();
    const total = await numberOf(page, 'filtered-count');
    await byId(page, 'hotspot-why-cases').click();
    await expect.poll(() => numberOf(page, 'filtered-count'), { timeout: 20_000 }).toBeLessThan(total);
    const cases = await numberOf(page, 'filtered-count');
    expect(cases).toBeGreaterThan(0);
    await byId(page, 'set-remake').click();
    await page
      .locator('[data-testid="notice"][data-key="notice.set-remade"]')
      .first()
      .waitFor({ timeout: 30_000 });
    expect(await numberOf(page, 'filtered-count')).toBe(cases);
    await page.waitForTimeout(1000);
    await page.reload();
    await waitForMap(page);
    await expect.poll(() => numberOf(page, 'filtered-count'), { timeout: 30_000 }).toBe(cases);
    expect(await byId(page, 'dead-chip').count()).toBe(0);
    await byId(page, 'hotspot-tab-brief').click();
    await expect.poll(() => byId(page, 'brief-list').locator('li').count(), { timeout: 10_000 }).toBe(1);
    // On paper there is the brief alone, with its map.
    expect(await byId(page, 'brief-sheet').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await byId(page, 'brief-sheet').isVisible()).toBe(true);
    expect(await byId(page, 'brief-list').isVisible()).toBe(false);
    expect(await byId(page, 'brief-sheet').locator('img').isVisible()).toBe(true);
  }, 120_000);
});
