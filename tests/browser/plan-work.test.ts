import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byId, goTo, until, waitForMap } from './app-driver';
import { launch, type Session } from './session';

async function openTab(page: Page, tab: string): Promise<void> {
  await byId(page, `plan-tab-${tab}`).click();
}

async function seq(page: Page): Promise<number> {
  const mark = byId(page, 'plan-saved');
  await until(async () => (await mark.getAttribute('data-state')) === 'saved', 30_000, 'the plan is durable');
  return Number(await mark.getAttribute('data-seq'));
}

async function download(page: Page, id: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), byId(page, id).click()]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** Figures of the checks, by code; null until a check is done. */
function findings(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('details[data-testid^="check-"]')].map(
      ({ dataset }) => dataset.testid ?? '',
    ),
  );
}

describe('work around a plan of the demo city', () => {
  let session: Session;
  let plan: Buffer;
  beforeAll(async () => {
    session = await launch('/');
    const { page } = session;
    await waitForMap(page);
    await goTo(page, 'grid');
    await byId(page, 'units-side').fill('400');
    await byId(page, 'units-generate').click();
    await byId(page, 'plan-coverage').waitFor({ timeout: 60_000 });
  });
  afterAll(() => session?.close());

  it('is weighed, drafted, shown before it is taken over, and taken back as one', async () => {
    const { page } = session;
    await openTab(page, 'workload');
    await byId(page, 'workload-total').waitFor();
    const total = async () => Number(await byId(page, 'workload-total').getAttribute('data-value'));
    const before = await total();
    await byId(page, 'workload-hectare').fill('0');
    await expect.poll(total, { timeout: 10_000 }).toBeLessThan(before);
    await byId(page, 'workload-reset').click();
    await expect.poll(total, { timeout: 10_000 }).toBe(before);

    await openTab(page, 'draft');
    await byId(page, 'draft-zones').fill('3');
    await byId(page, 'draft-run').click();
    await byId(page, 'draft-refusal').waitFor({ timeout: 20_000 });
    expect(await byId(page, 'draft-refusal').textContent()).toContain('每个街道至少要有一个');
    await byId(page, 'draft-zones').fill('30');
    await byId(page, 'draft-candidates').fill('2');
    await byId(page, 'draft-run').click();
    await expect.poll(() => byId(page, 'draft-candidate').count(), { timeout: 30_000 }).toBe(2);
    for (const card of await byId(page, 'draft-candidate').all()) {
      const [deviation, bound] = [
        await card.getAttribute('data-deviation'),
        await card.getAttribute('data-bound'),
      ];
      expect(Number(deviation)).toBeGreaterThanOrEqual(Number(bound));
    }
    expect(await page.evaluate(() => performance.getEntriesByName('shirong:draft').length)).toBe(1);
    const coverage = () => byId(page, 'plan-coverage').getAttribute('data-assigned');
    await byId(page, 'draft-show').first().click();
    expect(await seq(page)).toBe(0);
    await byId(page, 'draft-take').first().click();
    await expect.poll(coverage).toBe(await byId(page, 'plan-coverage').getAttribute('data-units'));
    expect(await seq(page)).toBe(1);
    await expect.poll(() => byId(page, 'zone-list').getAttribute('data-zones')).toBe('30');
    session.expectClean();
  });

  it('is checked after every change, with the way there and a fix', async () => {
    const { page } = session;
    await openTab(page, 'checks');
    await expect.poll(() => findings(page), { timeout: 20_000 }).toEqual(['check-no_chief']);
    await byId(page, 'zone-new').click();
    await expect.poll(() => findings(page), { timeout: 20_000 }).toContain('check-empty_zone');
    await byId(page, 'check-empty_zone').getByTestId('fix-remove_zone').click();
    await expect.poll(() => findings(page), { timeout: 20_000 }).toEqual(['check-no_chief']);
    await byId(page, 'finding').first().click();
    await expect.poll(() => page.locator('[data-at="true"]').count()).toBe(1);
    expect(await seq(page)).toBe(3);
    session.expectClean();
  });

  it('takes chiefs from a roster once they are confirmed, and goes out as tables, layers, signs and a file', async () => {
    const { page } = session;
    const roster =
      '责任网格,路段,起点,止点,路长,电话,级别\n第1网格,,,,王一,13812345678,一级路长\n港口,,,,李二,1,\n';
    await byId(page, 'file-input').setInputFiles({
      name: '名册.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`\ufeff${roster}`),
    });
    await byId(page, 'import-confirm').click();
    await byId(page, 'import-dialog').waitFor({ state: 'detached', timeout: 20_000 });
    await goTo(page, 'grid');
    await openTab(page, 'roster');
    await byId(page, 'roster-match').click();
    await byId(page, 'roster-take').click();
    expect(await seq(page)).toBe(4);

    await openTab(page, 'out');
    const csv = await download(page, 'plan-export-roster-csv');
    const text = csv.bytes.toString('utf8');
    expect(text).toContain('第 1 网格');
    expect(text).toContain('138****5678');
    expect(text).not.toContain('13812345678');
    const layer = JSON.parse((await download(page, 'plan-export-zones-geojson')).bytes.toString('utf8'));
    expect(layer.features).toHaveLength(30);
    expect(layer.features[0].properties).toMatchObject({
      责任网格: '第 1 网格',
      路长: '王一',
      级别: '一级路长',
    });

    await byId(page, 'plan-print').click();
    await expect
      .poll(() => byId(page, 'sign-pages').getAttribute('data-pages'), { timeout: 20_000 })
      .toBe('30');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#root').isVisible()).toBe(false);
    expect(await byId(page, 'sign-pages').locator('article').first().textContent()).toContain('138****5678');
    await page.emulateMedia({ media: 'screen' });
    await page.keyboard.press('Escape');
    await byId(page, 'sign-pages').waitFor({ state: 'detached' });
    plan = (await download(page, 'plan-save-file')).bytes;
    session.expectClean();
  });

  it('opens from its file beside itself, and says what another draft would change', async () => {
    const { page } = session;
    const put = (buffer: Buffer) =>
      byId(page, 'plan-file-input').setInputFiles({
        name: '方案.plan.json',
        mimeType: 'application/json',
        buffer,
      });
    await put(Buffer.from('{"kind":"shirong-plan","v":1}'));
    await expect
      .poll(() => byId(page, 'app-error').last().textContent(), { timeout: 10_000 })
      .toContain('已损坏');
    // It would lie over the buttons below.
    await byId(page, 'app-error').getByRole('button').click();
    await put(plan);
    await expect.poll(() => byId(page, 'plan-select').locator('option').count(), { timeout: 20_000 }).toBe(2);
    // It is listed before it is open.
    await expect.poll(() => seq(page)).toBe(0);
    await openTab(page, 'compare');
    await byId(page, 'compare-run').click();
    await expect.poll(() => byId(page, 'compare-summary').getAttribute('data-units')).toBe('0');
    await openTab(page, 'draft');
    await byId(page, 'draft-zones').fill('28');
    await byId(page, 'draft-candidates').fill('1');
    await byId(page, 'draft-run').click();
    await byId(page, 'draft-take').click({ timeout: 30_000 });
    expect(await seq(page)).toBe(1);
    await openTab(page, 'compare');
    await byId(page, 'compare-run').click();
    await expect
      .poll(async () => Number(await byId(page, 'compare-summary').getAttribute('data-units')))
      .toBeGreaterThan(0);
    const { bytes } = await download(page, 'plan-export-changes-csv');
    const changed = Number(await byId(page, 'compare-summary').getAttribute('data-units'));
    expect(bytes.toString('utf8').trim().split('\r\n')).toHaveLength(changed + 1);
    session.expectClean();
  });
});
