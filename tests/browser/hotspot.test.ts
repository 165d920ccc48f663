import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  brushTime,
  byId,
  chooseClass,
  expectValue,
  goTo,
  numberOf,
  settledValue,
  untilFlown,
  waitForMap,
} from './app-driver';
import { launch, type Session } from './session';

const DEMO_CASES = 200_000;

/** One page for all: each test begins without a filter and without an open explanation, results stay as they were left. */
let session: Session;
beforeAll(async () => {
  session = await launch('/');
  await waitForMap(session.page);
});
afterAll(() => session?.close());
beforeEach(async () => {
  const { page } = session;
  await goTo(page, 'hotspot');
  await byId(page, 'hotspot-tab-significant').click();
  const close = byId(page, 'hotspot-why-close');
  if (await close.isVisible()) await close.click();
  const clear = byId(page, 'clear-filters').first();
  if (await clear.isVisible()) await clear.click();
  await expectValue(page, 'filtered-count', DEMO_CASES);
});

/** Pictures for a person to look at, where SHOTS names a folder. */
async function shoot(page: Session['page'], name: string): Promise<void> {
  if (process.env.SHOTS === undefined) return;
  // A flight may be on its way.
  await page.waitForTimeout(2500);
  await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
}

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

/** Several analyses in one journey, by the software renderer. */
const LONG_MS = 240_000;

describe('significant hotspots in the page', { timeout: LONG_MS }, () => {
  it('are refused by name where every case is at a default address', async () => {
    const { page } = session;
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

  it('are found, explained in numbers, and marked as stale when the filter changes', async () => {
    const { page } = session;
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

    await untilFlown(page, () => byId(page, 'hotspot-clusters').locator('button').first().click());
    const why = byId(page, 'hotspot-why');
    await why.waitFor();
    expect(Number(await why.getAttribute('data-bin'))).toBeGreaterThan(0);
    expect(await why.textContent()).toMatch(/期望.*概率 p.*错误发现率/s);
    expect(await why.textContent()).not.toMatch(/NaN|undefined|\{\w+\}/);

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
    const { page } = session;
    await byId(page, 'hotspot-units-side').selectOption('300');
    await chooseClass(page, '宣传广告类');
    await run();
    await byId(page, 'hotspot-clusters').locator('button').first().click();
    const sum = Number(await byId(page, 'hotspot-why').getAttribute('data-sum'));
    await byId(page, 'hotspot-why-cases').click();
    await byId(page, 'filter-chip').nth(1).waitFor();
    await expect.poll(() => settledValue(page, 'filtered-count')).toBe(sum);
    // The set came from this analysis, which ignores it.
    expect(await byId(page, 'hotspot-stale').count()).toBe(0);
    await byId(page, 'hotspot-units-side').selectOption('200');
    session.expectClean();
  });

  it('are found among hexagons, zones and pieces of street, by three methods', async () => {
    const { page } = session;
    const cases: Record<string, number> = {};
    for (const [kind, method] of [
      ['hexagons', 'gi_star'],
      ['communities', 'gi'],
      ['zones', 'local_moran'],
      ['roads', 'gi_star'],
    ] as const) {
      await byId(page, 'hotspot-units').selectOption(kind);
      await byId(page, 'hotspot-method').selectOption(method);
      cases[kind] = (await run()).cases;
      expect(await byId(page, 'hotspot-result').getAttribute('data-units')).toBe(kind);
      expect(await page.locator('body').textContent()).not.toMatch(/NaN|undefined/);
      await shoot(page, `hotspot-${kind}`);
    }
    expect(cases.hexagons).toBeGreaterThan(0.9 * cases.zones!);
    expect(cases.roads).toBeLessThanOrEqual(cases.zones!);
    await byId(page, 'hotspot-measure').selectOption('rate');
    await byId(page, 'hotspot-stale').waitFor();
    await run();
    const map = byId(page, 'map').locator('canvas').first();
    await untilFlown(page, () => byId(page, 'hotspot-clusters').locator('button').first().click());
    const why = byId(page, 'hotspot-why');
    await why.waitFor();
    expect(await why.textContent()).toMatch(/件\/100 m/);
    const box = (await map.boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await why.waitFor();
    await shoot(page, 'hotspot-roads-why');
    session.expectClean();
  });

  it('become a pattern over the months, with a history for each cell and a refusal where months are few', async () => {
    const { page } = session;
    await byId(page, 'hotspot-tab-emerging').click();
    await byId(page, 'emerging-run').click();
    const table = byId(page, 'emerging-table');
    await table.waitFor({ timeout: 30_000 });
    const slices = Number(await table.getAttribute('data-slices'));
    expect(slices).toBeGreaterThanOrEqual(23);
    const rows = await page.locator('[data-testid^="emerging-"][data-hot]').all();
    expect(rows.length).toBe(8);
    let units = Number(await byId(page, 'emerging-none').getAttribute('data-none'));
    for (const row of rows) {
      units += Number(await row.getAttribute('data-hot')) + Number(await row.getAttribute('data-cold'));
    }
    expect(units).toBe(Number(await table.getAttribute('data-cells')));
    const map = byId(page, 'map').locator('canvas').first();
    const box = (await map.boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    const why = byId(page, 'emerging-why');
    await why.waitFor();
    expect(await why.textContent()).toMatch(/Mann–Kendall/);
    await shoot(page, 'emerging');
    await byId(page, 'emerging-why-close').click();
    await brushTime(page, 0.4, 0.5);
    await byId(page, 'emerging-stale').waitFor();
    await byId(page, 'emerging-run').click();
    const refusal = byId(page, 'emerging-refusal');
    await refusal.waitFor();
    expect(await refusal.getAttribute('data-code')).toBe('too_few_slices');
    expect(await page.locator('body').textContent()).not.toMatch(/NaN|undefined/);
    session.expectClean();
  });

  it('are joined by repeat places, whose cases become a filter, near repeats and clusters', async () => {
    const { page } = session;
    await chooseClass(page, '宣传广告类');
    await byId(page, 'hotspot-tab-repeat').click();
    await byId(page, 'repeat-run').click();
    const list = byId(page, 'repeat-list');
    await list.waitFor({ timeout: 30_000 });
    const places = Number(await list.getAttribute('data-places'));
    expect(places).toBeGreaterThan(0);
    await list.locator('ol button').first().click();
    await byId(page, 'repeat-site').waitFor();
    await shoot(page, 'repeat');
    const cases = Number(
      (await byId(page, 'repeat-site').textContent())!.match(/([\d,]+) 件/)![1]!.replace(',', ''),
    );
    await byId(page, 'repeat-filter').click();
    await expect.poll(() => settledValue(page, 'filtered-count')).toBe(cases);
    expect(await byId(page, 'repeat-stale-places').count()).toBe(0);
    await byId(page, 'undo').click();
    await byId(page, 'near-run').click();
    await page.locator('[data-testid=near-table], [data-testid=near-refusal]').waitFor({ timeout: 60_000 });
    await byId(page, 'cluster-run').click();
    await byId(page, 'cluster-result').waitFor({ timeout: 30_000 });
    await byId(page, 'cluster-result').scrollIntoViewIfNeeded();
    await shoot(page, 'clusters');
    expect(await page.locator('body').textContent()).not.toMatch(/NaN|undefined/);
    session.expectClean();
  });
});
