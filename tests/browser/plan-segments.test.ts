import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { byId, goTo, numberOf, until, waitForMap } from './app-driver';
import { launch, type Session } from './session';

/** Other tests' browsers may have the machine meanwhile. */
const PATIENT = { timeout: 30_000 } as const;
const [WEST, SOUTH, STEP] = [121.5, 31.22, 0.003];
const LINES = [0, 1, 2, 3];

function layer(name: string, features: readonly object[]) {
  return {
    name,
    mimeType: 'application/geo+json',
    buffer: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })),
  };
}

/** Four streets by four, some 290 and 330 m apart: 24 segments. */
function streets(shift: number, prefix: string) {
  const at = (column: number, row: number) => [WEST + shift + column * STEP, SOUTH + row * STEP];
  const line = (name: string, coordinates: readonly (readonly number[])[]) => ({
    type: 'Feature',
    properties: { name, highway: 'tertiary' },
    geometry: { type: 'LineString', coordinates },
  });
  return [
    ...LINES.map((row) => line(`${prefix}${row + 1}路`, [at(0, row), at(3, row)])),
    ...LINES.map((column) => line(`${prefix}${column + 1}街`, [at(column, 0), at(column, 3)])),
  ];
}

async function importLayer(page: Page, file: ReturnType<typeof layer>, target: string): Promise<void> {
  await byId(page, 'file-input').first().setInputFiles(file);
  await byId(page, 'import-target').selectOption(target);
  await until(() => byId(page, 'import-confirm').isEnabled(), PATIENT.timeout, 'the file was looked at');
  await byId(page, 'import-confirm').click();
  await byId(page, 'import-dialog').waitFor({ state: 'hidden', timeout: 20_000 });
}

async function units(page: Page): Promise<number> {
  return Number(await byId(page, 'plan-coverage').getAttribute('data-units'));
}

let session: Session | undefined;
afterEach(async () => {
  await session?.close();
  session = undefined;
});

describe('a plan of road segments', () => {
  it('is made of the road layer that is chosen; its segments are split and merged by keys alone', async () => {
    session = await launch('/?demo=0');
    const { page } = session;
    await importLayer(page, layer('东.geojson', streets(0, '东')), 'roads');
    // Another part of the town, with two streets less.
    await importLayer(page, layer('西.geojson', streets(-0.02, '西').slice(0, 6)), 'roads');
    await goTo(page, 'grid');
    const layers = byId(page, 'segments-roads');
    await layers.waitFor(PATIENT);
    expect(await layers.locator('option').allTextContents()).toEqual(['东（8 条）', '西（6 条）']);
    await layers.selectOption({ index: 1 });
    await byId(page, 'units-segments').click();
    await byId(page, 'plan-coverage').waitFor({ timeout: 60_000 });
    const before = await units(page);

    await byId(page, 'plan-tab-reshape').click();
    await page.locator('[data-testid="segment-chooser"] summary').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('西2路');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await byId(page, 'segment-at').waitFor(PATIENT);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('50');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const steps = byId(page, 'reshape-steps').locator('li');
    await expect.poll(() => steps.allTextContents(), PATIENT).toHaveLength(1);
    expect(await steps.first().textContent()).toContain('西2路：拆成 50 米和');
    // What was cut off is made one with the rest again, and cut elsewhere: three changes, one segment more.
    await byId(page, 'reshape-mode-merge').press('Enter');
    const list = byId(page, 'segment-list');
    const named = async (metres: string) => {
      const option = list.locator('option', { hasText: metres }).first();
      await list.selectOption((await option.getAttribute('value'))!);
      await byId(page, 'segment-pick').press('Enter');
    };
    await named('，50 米');
    // The other part is the one without a crossing at its start.
    const others = await list.locator('option', { hasText: '（? →' }).first().getAttribute('value');
    await list.selectOption(others!);
    await byId(page, 'segment-pick').press('Enter');
    await byId(page, 'reshape-merge').press('Enter');
    await expect.poll(() => steps.allTextContents(), PATIENT).toHaveLength(2);
    expect(await byId(page, 'reshape').locator('[role="alert"]').count()).toBe(0);
    await byId(page, 'reshape-mode-split').press('Enter');
    await list.selectOption({ index: 0 });
    await byId(page, 'segment-split').press('Enter');
    await expect.poll(() => steps.allTextContents(), PATIENT).toHaveLength(3);
    await byId(page, 'reshape-adopt').press('Enter');
    await expect.poll(() => units(page), PATIENT).toBe(before + 1);
    await expect.poll(() => byId(page, 'plan-select').locator('option').count(), PATIENT).toBe(2);
    session.expectClean();
  });

  it('in force, is what hotspots are found among, by real borders, and their cases are filtered', async () => {
    session = await launch('/');
    const { page } = session;
    await waitForMap(page);
    await goTo(page, 'grid');
    await byId(page, 'units-imported').click();
    await byId(page, 'plan-coverage').waitFor({ timeout: 60_000 });
    await byId(page, 'plan-tab-draft').click();
    await byId(page, 'draft-zones').fill('90');
    await byId(page, 'draft-candidates').fill('1');
    await byId(page, 'draft-run').click();
    await byId(page, 'draft-take').click({ timeout: 30_000 });
    await expect.poll(() => byId(page, 'zone-list').getAttribute('data-zones'), PATIENT).toBe('90');
    await byId(page, 'plan-more').click();
    await byId(page, 'plan-force').click();
    await expect.poll(() => byId(page, 'plan-select').textContent(), PATIENT).toContain('现行');
    await goTo(page, 'hotspot');
    const choice = byId(page, 'hotspot-units');
    await choice.locator('option[value="plan"]').waitFor({ state: 'attached', ...PATIENT });
    await choice.selectOption('plan');
    await byId(page, 'hotspot-run').click();
    const result = byId(page, 'hotspot-result');
    await expect.poll(() => result.getAttribute('data-cells'), PATIENT).toBe('90');
    const hot = Number(await result.getAttribute('data-hot90'));
    expect(hot).toBeGreaterThan(0);
    await byId(page, 'hotspot-clusters').locator('button').first().click();
    await byId(page, 'hotspot-why-cases').click();
    const total = await numberOf(page, 'total-count');
    await expect.poll(() => numberOf(page, 'filtered-count'), PATIENT).toBeLessThan(total);
    expect(await numberOf(page, 'filtered-count')).toBeGreaterThan(0);
    session.expectClean();
  });
});
