import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedPath } from '../support/shared-data';
import { brushTime, byId, expectValue, importFile, waitForMap } from './app-driver';
import { launch, type Session } from './session';

const tainan = sharedPath('data', 'tainan_1999');
/** Others may keep the machine busy. */
const SOON = { timeout: 20_000 };
let session: Session;
beforeAll(async () => {
  session = await launch('/');
  await waitForMap(session.page);
});
afterAll(() => session?.close());

const one = (id: string) => byId(session.page, `indicator-${id}`);

async function read(id: string): Promise<{ value: number; numerator: number; denominator: number }> {
  const row = one(id);
  await row.waitFor({ state: 'attached', timeout: 40_000 });
  const of = async (name: string) => Number(await row.getAttribute(name));
  return {
    value: await of('data-value'),
    numerator: await of('data-numerator'),
    denominator: await of('data-denominator'),
  };
}

describe('indicators', () => {
  it('lead to their cases, keep the way of counting in undo and link, and stand in a table with scores of one’s own', async () => {
    const { page } = session;
    const total = Number(await byId(page, 'total-count').getAttribute('data-value'));
    await page.locator('[data-testid="indicator-groups"][data-complete="true"]').waitFor({ timeout: 60_000 });

    const late = await read('closing_late_rate');
    await one('closing_late_rate').getByRole('button').first().click();
    await byId(page, 'indicator-cases-closing_late_rate').click();
    await expectValue(page, 'filtered-count', late.numerator);
    await byId(page, 'undo').click();
    await expectValue(page, 'filtered-count', total);
    // The figures follow when the pointer rests.
    await expect.poll(() => read('closing_late_rate'), SOON).toEqual(late);

    const overdue = await read('overdue_undisposed_count');
    await byId(page, 'fact-filter-overdue_undisposed').click();
    await expectValue(page, 'filtered-count', overdue.numerator);
    await byId(page, 'fact-filter-overdue_undisposed').click();
    await expectValue(page, 'filtered-count', total);
    await expect.poll(() => read('closing_late_rate'), SOON).toEqual(late);

    const closing = await read('closing_rate');
    await byId(page, 'convention-select').selectOption('yuncheng');
    await expect
      .poll(async () => (await read('closing_rate')).denominator, SOON)
      .not.toBe(closing.denominator);
    const yuncheng = await read('closing_rate');
    await page.reload();
    await waitForMap(page);
    await expect.poll(() => read('closing_rate'), { timeout: 40_000 }).toEqual(yuncheng);
    await byId(page, 'convention-select').selectOption('egova');
    await expect.poll(() => read('closing_rate'), SOON).toEqual(closing);
    await byId(page, 'undo').click();
    await expect.poll(() => read('closing_rate'), SOON).toEqual(yuncheng);
    expect(await byId(page, 'convention-select').inputValue()).toBe('yuncheng');
    await byId(page, 'redo').click();
    await expect.poll(() => read('closing_rate'), SOON).toEqual(closing);

    await byId(page, 'indicator-table-open').click();
    const table = byId(page, 'indicator-table');
    await table.waitFor({ timeout: 20_000 });
    const counts = await table.locator('tbody tr td:nth-child(2)').allTextContents();
    const sum = counts.reduce((before, text) => before + Number(text.replaceAll(',', '')), 0);
    expect(sum).toBe(total);
    await byId(page, 'indicator-table-sort-closing_in_time_rate').click();
    const rates = await table
      .locator('tbody tr td:nth-child(4)')
      .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('data-value'))));
    expect(rates).toEqual([...rates].sort((a, b) => b - a));
    await page.keyboard.press('Escape');

    await byId(page, 'scores-open').click();
    await byId(page, 'score-select').selectOption('nantong_street_score');
    for (const [part, value] of [
      ['system', '95.65'],
      ['site', '93.73'],
      ['duties', '95.8'],
    ] as const) {
      await byId(page, `score-entry-${part}`).fill(value);
      await page.keyboard.press('Tab');
    }
    await expect.poll(() => byId(page, 'score-total').getAttribute('data-value'), SOON).toBe('94.91');
    await page.keyboard.press('Escape');

    await byId(page, 'work-time-open').click();
    await byId(page, 'work-time-holidays').fill('2026-02-30');
    await byId(page, 'work-time-save').click();
    await byId(page, 'work-time-error').waitFor();
    await byId(page, 'work-time-reset').click();
    await expect.poll(() => byId(page, 'work-time-editor').count(), SOON).toBe(0);
    session.expectClean();
  }, 180_000);

  it('show rates with their two numbers, open to their formula, and follow moment, basis, 口径 and filter', async () => {
    const { page } = session;
    const closing = await read('closing_rate');
    expect(closing.denominator).toBeGreaterThan(100_000);
    expect(closing.value).toBeCloseTo((100 * closing.numerator) / closing.denominator, 1);

    const row = one('closing_rate');
    const explain = row.getByRole('button');
    expect(await explain.getAttribute('aria-expanded')).toBe('false');
    await explain.click();
    const text = (await row.textContent()) ?? '';
    expect(text).toContain('结案 ÷ 应结案');
    expect(text).toContain(new Intl.NumberFormat('zh-CN').format(closing.denominator));
    expect(text).toContain('作废');

    await byId(page, 'asof-input').fill('2025-07-01');
    await expect
      .poll(async () => (await read('closing_rate')).denominator, SOON)
      .toBeLessThan(closing.denominator);
    await byId(page, 'asof-input').fill('');
    await expect.poll(() => read('closing_rate'), SOON).toEqual(closing);

    await byId(page, 'convention-select').selectOption('yuncheng');
    await expect
      .poll(async () => (await read('closing_rate')).denominator, SOON)
      .toBeGreaterThan(closing.denominator);
    expect(await byId(page, 'basis-select').inputValue()).toBe('deadline');
    await byId(page, 'convention-select').selectOption('egova');
    await expect.poll(() => read('closing_rate'), SOON).toEqual(closing);

    await brushTime(page, 0.3, 0.5);
    await expect
      .poll(async () => (await read('closing_rate')).denominator, SOON)
      .toBeLessThan(closing.denominator / 2);
    session.expectClean();
  });

  it.skipIf(tainan === null)('say in one sentence that data without a life cycle has none', async () => {
    await session.close();
    session = await launch('/?demo=0');
    await importFile(session, join(tainan ?? '', 'cases.csv'));
    await expectValue(session.page, 'total-count', 105_339);
    await byId(session.page, 'nav-situation').click();
    await byId(session.page, 'indicators-none').waitFor({ timeout: 20_000 });
    expect(await byId(session.page, 'asof-input').count()).toBe(0);
    session.expectClean();
  });
});
