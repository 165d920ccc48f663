import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byId, goTo, until, waitForMap } from './app-driver';
import { launch, type Session } from './session';

/** Other tests' browsers may have the machine meanwhile. */
const PATIENT = { timeout: 30_000 } as const;

/** What the list says of each zone, by its number: units. */
function unitsByZone(page: Page): Promise<Record<string, number>> {
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('[data-testid="zone-row"]')].map((row) => [
        row.dataset.zone ?? '',
        Number(row.dataset.units),
      ]),
    ),
  );
}

async function seq(page: Page): Promise<number> {
  const mark = byId(page, 'plan-saved');
  await until(async () => (await mark.getAttribute('data-state')) === 'saved', 30_000, 'the plan is durable');
  return Number(await mark.getAttribute('data-seq'));
}

/** A stroke across the map, from one share of its width and height to another. */
async function strokeOver(page: Page, from: readonly [number, number], to: readonly [number, number]) {
  const box = (await byId(page, 'map').boundingBox())!;
  const at = ([x, y]: readonly [number, number]) => [box.x + box.width * x, box.y + box.height * y] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at(to), { steps: 5 });
  await page.mouse.up();
}

async function openPlanning(page: Page): Promise<void> {
  await goTo(page, 'grid');
  await page.waitForSelector('[data-testid="plan-panel"][data-phase="ready"]', { timeout: 30_000 });
}

describe('a planner with the demo city', () => {
  let session: Session;
  beforeAll(async () => {
    session = await launch('/');
    await waitForMap(session.page);
  });
  afterAll(() => session?.close());

  it('makes cells, paints two zones, takes back, reloads and goes on', async () => {
    let { page } = session;
    await openPlanning(page);
    await byId(page, 'units-generate').click();
    await byId(page, 'plan-coverage').waitFor({ timeout: 60_000 });
    const units = Number(await byId(page, 'plan-coverage').getAttribute('data-units'));
    expect(units).toBeGreaterThan(10_000);

    await byId(page, 'zone-new').click();
    await expect.poll(() => byId(page, 'zone-paint').getAttribute('aria-pressed'), PATIENT).toBe('true');
    await strokeOver(page, [0.4, 0.45], [0.6, 0.45]);
    await expect.poll(async () => (await unitsByZone(page))['1'], PATIENT).toBeGreaterThan(50);
    expect(await seq(page)).toBe(2);
    await page.keyboard.press('n');
    await strokeOver(page, [0.4, 0.55], [0.6, 0.55]);
    await expect.poll(async () => (await unitsByZone(page))['2'], PATIENT).toBeGreaterThan(50);
    expect(await seq(page)).toBe(4);
    const painted = await unitsByZone(page);
    const strokes = await page.evaluate(() => performance.getEntriesByName('shirong:stroke').length);
    expect(strokes).toBeGreaterThan(5);

    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await unitsByZone(page))['2'], PATIENT).toBe(0);
    await expect.poll(() => byId(page, 'notice').last().textContent(), PATIENT).toContain('涂给网格');
    expect(await seq(page)).toBe(5);

    await page.reload();
    page = session.page;
    await byId(page, 'zone-row').first().waitFor({ timeout: 60_000 });
    expect(await unitsByZone(page)).toEqual({ ...painted, '2': 0 });
    expect(await seq(page)).toBe(5);
    await page.keyboard.press('Control+y');
    await expect.poll(() => unitsByZone(page), PATIENT).toEqual(painted);
    session.expectClean();
  });

  it('names a chief, works by keys alone, and a second tab only looks', async () => {
    const { page } = session;
    await byId(page, 'zone-row').first().click();
    await byId(page, 'zone-chief-name').fill('李四');
    await byId(page, 'zone-chief-phone').fill('1');
    expect(await byId(page, 'zone-save').isDisabled()).toBe(true);
    await byId(page, 'zone-chief-phone').fill('021 5555 0101');
    await byId(page, 'zone-save').click();
    await expect.poll(() => byId(page, 'zone-row').first().textContent(), PATIENT).toContain('李四');

    const before = await unitsByZone(page);
    await page.locator('canvas').first().focus();
    await page.keyboard.press('v');
    await page.keyboard.press('2');
    await page.keyboard.press('ArrowRight');
    await byId(page, 'plan-card').waitFor();
    // A unit of the first zone, wherever the arrows began.
    for (let steps = 0; steps < 12; steps++) {
      if (((await byId(page, 'plan-card').textContent()) ?? '').includes('第 1 网格')) break;
      await page.keyboard.press('ArrowUp');
    }
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await unitsByZone(page))['2'], PATIENT).toBe(before['2']! + 1);
    const last = await seq(page);

    const second = await session.open('/');
    await waitForMap(second);
    await openPlanning(second);
    await byId(second, 'plan-reader').waitFor({ timeout: 30_000 });
    expect(await byId(second, 'zone-new').isDisabled()).toBe(true);
    expect(await byId(second, 'plan-saved').getAttribute('data-state')).toBe('readonly');
    expect(Number(await byId(second, 'plan-saved').getAttribute('data-seq'))).toBe(last);
    await second.close();
    session.goBackTo(page);
    session.expectClean();
  });

  it('takes the loaded polygons as units; a plan is copied, put in force and thrown away', async () => {
    const { page } = session;
    await page.locator('[data-testid="plan-panel"] summary').first().click();
    await byId(page, 'units-imported').click();
    await expect.poll(() => byId(page, 'plan-coverage').getAttribute('data-units'), PATIENT).toBe('270');
    await byId(page, 'zone-new').click();
    await strokeOver(page, [0.35, 0.5], [0.65, 0.5]);
    await expect.poll(async () => (await unitsByZone(page))['1'], PATIENT).toBeGreaterThan(2);
    const { 1: held } = await unitsByZone(page);
    const plans = byId(page, 'plan-select').locator('option');
    await byId(page, 'plan-more').click();
    await byId(page, 'plan-copy').click();
    await byId(page, 'plan-name-ok').click();
    await expect.poll(() => plans.count(), PATIENT).toBe(3);
    await expect.poll(async () => (await unitsByZone(page))['1'], PATIENT).toBe(held);
    await byId(page, 'plan-more').click();
    await byId(page, 'plan-force').click();
    await expect.poll(() => byId(page, 'plan-select').textContent(), PATIENT).toContain('现行');
    await byId(page, 'plan-more').click();
    await byId(page, 'plan-remove').click();
    await byId(page, 'plan-remove-yes').click();
    await expect.poll(() => plans.count(), PATIENT).toBe(2);
    session.expectClean();
  });
});
