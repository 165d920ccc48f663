import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { sharedPath } from '../support/shared-data';
import { brushTime, byId, expectValue, importFile, waitForMap } from './app-driver';
import { launch, type Session } from './session';

const tainan = sharedPath('data', 'tainan_1999');
let session: Session;
afterEach(async () => session?.close());

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
  it('show rates with their two numbers, open to their formula, and follow moment, basis, 口径 and filter', async () => {
    session = await launch('/');
    const { page } = session;
    await waitForMap(page);
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
    await expect.poll(async () => (await read('closing_rate')).denominator).toBeLessThan(closing.denominator);
    await byId(page, 'asof-input').fill('');
    await expect.poll(() => read('closing_rate')).toEqual(closing);

    await byId(page, 'convention-select').selectOption('yuncheng');
    await expect
      .poll(async () => (await read('closing_rate')).denominator)
      .toBeGreaterThan(closing.denominator);
    expect(await byId(page, 'basis-select').inputValue()).toBe('deadline');
    await byId(page, 'convention-select').selectOption('egova');
    await expect.poll(() => read('closing_rate')).toEqual(closing);

    await brushTime(page, 0.3, 0.5);
    await expect
      .poll(async () => (await read('closing_rate')).denominator)
      .toBeLessThan(closing.denominator / 2);
    session.expectClean();
  });

  it.skipIf(tainan === null)('say in one sentence that data without a life cycle has none', async () => {
    session = await launch('/?demo=0');
    await importFile(session, join(tainan ?? '', 'cases.csv'));
    await expectValue(session.page, 'total-count', 105_339);
    await byId(session.page, 'nav-situation').click();
    await byId(session.page, 'indicators-none').waitFor({ timeout: 20_000 });
    expect(await byId(session.page, 'asof-input').count()).toBe(0);
    session.expectClean();
  });
});
