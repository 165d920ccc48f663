import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brushTime, byId, chips, expectValue, goTo, importFile, until, waitForMap } from './app-driver';
import { launch, type Session } from './session';

const ROWS = 6000;
const STREETS = ['重庆路街道', '银行街道', 'Ａ区街道', '长江街道', ''] as const;
const MINORS = ['占道经营', '暴露垃圾', '乱贴广告'] as const;
const START = Date.UTC(2024, 0, 1);

interface PlainCase {
  readonly id: string;
  readonly time: string;
  readonly minor: string;
  readonly street: string;
  readonly address: string;
  readonly own: string;
}

/** Two columns of the file's own besides, one of them with half- and full-width forms of the same word. */
const CASES: readonly PlainCase[] = Array.from({ length: ROWS }, (_, row) => ({
  id: `3301${String(row).padStart(8, '0')}`,
  time: new Date(START + row * 3_600_000).toISOString().slice(0, 16).replace('T', ' '),
  minor: MINORS[row % 3]!,
  street: STREETS[row % 5]!,
  address: `解放路${row % 400}号`,
  own: row % 2 === 0 ? `ＮＯ.${row}` : `no.${row}`,
}));
const HEADER = '案件编号,上报时间,大类名称,小类名称,所属街道,地址描述,经度,纬度,处置截止时间,自编号';
const FILE = {
  name: '台账.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    `${[
      HEADER,
      ...CASES.map(
        (one, row) =>
          `${one.id},${one.time},街面秩序,${one.minor},${one.street},${one.address},${(120.1003 + (row % 60) * 0.002).toFixed(5)},${(30.2004 + (row % 50) * 0.002).toFixed(5)},${one.time},${one.own}`,
      ),
    ].join('\n')}\n`,
  ),
};

let session: Session;
beforeAll(async () => {
  session = await launch('/?demo=0', { insecure: true });
  await byId(session.page, 'file-input').first().waitFor({ state: 'attached', timeout: 30_000 });
  await importFile(session, FILE);
  await goTo(session.page, 'records');
  await rowReady(0);
});
afterAll(() => session.close());

const grid = () => byId(session.page, 'records-grid');
const rowAt = (row: number) => grid().locator(`[data-row="${row}"]`);

async function rowReady(row: number): Promise<void> {
  await rowAt(row).and(session.page.locator('[data-row-id]')).waitFor({ timeout: 30_000 });
  await until(
    async () => (await grid().getAttribute('aria-busy')) === 'false',
    20_000,
    'the rows in view are there',
  );
}

async function firstIds(n: number): Promise<string[]> {
  await rowReady(0);
  return session.page.evaluate((count) => {
    const rows = [...document.querySelectorAll('[data-testid="records-grid"] [data-row]')].slice(0, count);
    return rows.map((row) => row.querySelectorAll('[role="gridcell"]')[1]?.textContent ?? '');
  }, n);
}

async function openMenu(field: string): Promise<void> {
  await grid().locator(`[data-field="${field}"] [aria-haspopup="dialog"]`).click();
  await byId(session.page, 'column-menu').waitFor();
}

/** Longer than the second that a busy machine may take. */
const SOON = { timeout: 15_000 };

describe('the records table', () => {
  it('goes by several columns, names by their sound, to the very last row and to any row', async () => {
    const { page } = session;
    await openMenu('street');
    await byId(page, 'column-menu').getByRole('button', { name: '按拼音升序' }).click();
    await grid()
      .locator('[data-field="case_id"]')
      .getByRole('button')
      .first()
      .click({ modifiers: ['Shift'] });
    const collator = new Intl.Collator('zh-Hans-u-co-pinyin');
    const expected = [...CASES].sort((a, b) => {
      if ((a.street === '') !== (b.street === '')) return a.street === '' ? 1 : -1;
      return collator.compare(a.street, b.street) || (a.id < b.id ? -1 : 1);
    });
    await expect
      .poll(() => firstIds(10), { timeout: 20_000 })
      .toEqual(expected.slice(0, 10).map(({ id }) => id));
    await grid().focus();
    await page.keyboard.press('End');
    await rowReady(ROWS - 1);
    expect(await rowAt(ROWS - 1).textContent()).toContain(expected[ROWS - 1]!.id);
    await byId(page, 'jump-to-row').click();
    await page.keyboard.type('2,500');
    await page.keyboard.press('Enter');
    await rowReady(2499);
    expect(await rowAt(2499).textContent()).toContain(expected[2499]!.id);
    session.expectClean();
  });

  it('finds texts of either width and names by initials, filters by a column and groups by two', async () => {
    const { page } = session;
    await grid().focus();
    await page.keyboard.press('Control+f');
    const bar = byId(page, 'find-bar');
    const hits = async () => [
      await bar.getAttribute('data-status'),
      Number(await bar.getAttribute('data-hits')),
    ];
    await bar.getByRole('textbox').fill('NO.12');
    const wanted = CASES.filter(({ own }) => own.normalize('NFKC').toLowerCase().includes('no.12')).length;
    await expect.poll(hits, { timeout: 20_000 }).toEqual(['complete', wanted]);
    await bar.getByRole('textbox').fill('cql');
    await expect.poll(hits, { timeout: 20_000 }).toEqual(['complete', ROWS / 5]);
    await page.keyboard.press('Enter');
    await grid().locator('[data-hit="true"]').waitFor();
    expect(await grid().locator('[data-hit="true"]').textContent()).toContain('重庆路街道');
    await bar.getByRole('button', { name: '只看这些' }).click();
    await expectValue(page, 'filtered-count', ROWS / 5);
    await byId(page, 'clear-filters').click();

    await openMenu('minor');
    const menu = byId(page, 'column-menu');
    await menu.getByRole('searchbox').fill('ljt');
    await menu.getByRole('searchbox').fill('baol');
    await expect.poll(() => menu.locator('label').count(), SOON).toBe(1);
    await menu.locator('label').click();
    await menu.getByRole('button', { name: '应用' }).click();
    await expectValue(page, 'filtered-count', ROWS / 3);
    await openMenu('address');
    await byId(page, 'column-menu').getByRole('searchbox').fill('路１号');
    await byId(page, 'column-menu').getByRole('button', { name: '应用' }).click();
    const both = CASES.filter((one) => one.minor === '暴露垃圾' && one.address === '解放路1号').length;
    await expectValue(page, 'filtered-count', both);
    expect(await chips(page)).toBe(2);
    await byId(page, 'undo').click();
    await expectValue(page, 'filtered-count', ROWS / 3);
    await byId(page, 'group-rows').click();
    await byId(page, 'group-by-1').selectOption('street');
    await byId(page, 'group-by-2').selectOption('minor');
    const view = byId(page, 'group-view');
    await expect.poll(() => view.getAttribute('data-groups'), { timeout: 20_000 }).toBe('5');
    expect(await view.getAttribute('data-cases')).toBe(String(ROWS / 3));
    await view.locator('tbody tr').first().getByRole('button').last().click();
    await expectValue(page, 'filtered-count', ROWS / 15);
    await byId(page, 'clear-filters').click();
    await rowReady(0);
    session.expectClean();
  });

  it('keeps rows under a brush, and steps from case to case with their siblings', async () => {
    const { page } = session;
    await page.evaluate(() => {
      const counter = { most: 0 };
      Object.assign(window, { counter });
      const look = () => {
        const waiting = document.querySelectorAll(
          '[data-testid="records-grid"] [data-row]:not([data-row-id])',
        ).length;
        counter.most = Math.max(counter.most, waiting);
        requestAnimationFrame(look);
      };
      look();
    });
    await brushTime(page, 0.2, 0.5, 25);
    await rowReady(0);
    expect(await page.evaluate(() => (window as unknown as { counter: { most: number } }).counter.most)).toBe(
      0,
    );
    await byId(page, 'clear-filters').click();
    await rowReady(0);
    await rowAt(3).locator('[role="gridcell"]').nth(1).click();
    const card = byId(page, 'case-card');
    await card.waitFor();
    await byId(page, 'case-life').waitFor();
    await expect.poll(() => card.getByText(/^第 4 \/ 6,?000 条$/).count(), SOON).toBe(1);
    // Every 300th row lies at the same place; every third of them has the same class.
    await expect
      .poll(() => byId(page, 'case-siblings').getAttribute('data-cases'))
      .toBe(String(ROWS / 300 - 1));
    const before = await card.textContent();
    await card.getByRole('button', { name: '下一条' }).click();
    await expect.poll(() => card.getByText(/^第 5 \/ 6,?000 条$/).count(), { timeout: 10_000 }).toBe(1);
    expect(await card.textContent()).not.toBe(before);
    await byId(page, 'map-ring-open').waitFor({ state: 'attached' });
    session.expectClean();
  });

  it('keeps tags, notes and the way its columns stand over a reload, and gives the marks to a file when asked', async () => {
    const { page } = session;
    const header = () =>
      grid()
        .locator('[data-field]')
        .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-field')));
    await grid().locator('[data-field="minor"]').getByRole('button').first().focus();
    await page.keyboard.press('Alt+ArrowLeft');
    await page.keyboard.press('Alt+Shift+ArrowRight');
    await openMenu('street');
    await byId(page, 'column-menu').getByRole('button', { name: '固定在左侧' }).click();
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await header()).slice(0, 2), SOON).toEqual(['case_id', 'street']);
    const columns = await header();
    expect(columns.indexOf('minor')).toBeLessThan(columns.indexOf('major'));

    await rowAt(1).locator('[role="gridcell"]').first().click();
    await rowAt(5)
      .locator('[role="gridcell"]')
      .first()
      .click({ modifiers: ['Shift'] });
    const bar = byId(page, 'picked-bar');
    await expect.poll(() => bar.getAttribute('data-picked'), SOON).toBe('5');
    await bar.getByRole('button', { name: '新标签' }).click();
    await bar.getByRole('textbox', { name: '标签名称' }).fill('督办');
    await page.keyboard.press('Enter');
    await bar.getByRole('button', { name: '督办', pressed: true }).waitFor();
    await bar.getByRole('button', { name: '写备注' }).click();
    await bar.getByRole('textbox', { name: '备注内容' }).fill('周五前复查');
    await page.keyboard.press('Enter');
    await expect.poll(() => grid().getByTitle('周五前复查').count(), SOON).toBe(5);
    const ids = (await firstIds(6)).slice(1);

    await page.reload();
    await waitForMap(page).catch(() => undefined);
    await byId(page, 'records-grid').waitFor({ timeout: 60_000 });
    await rowReady(0);
    await expect.poll(header, SOON).toEqual(columns);
    const tags = byId(page, 'tag-menu');
    await tags.locator('summary').click();
    await tags.getByRole('button', { name: '督办', exact: true }).click();
    await expectValue(page, 'filtered-count', 5);
    await page.getByRole('button', { name: '导出选项' }).click();
    const dialog = byId(page, 'export-dialog');
    await dialog.waitFor();
    await byId(page, 'export-choice-csv').check();
    await byId(page, 'export-marks').check();
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 60_000 }),
      byId(page, 'export-confirm').click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
    const [head = '', ...lines] = Buffer.concat(chunks).toString('utf8').trim().split('\r\n');
    expect(head.slice(-6)).toBe(',标签,备注');
    expect(lines).toHaveLength(5);
    for (const line of lines) expect(line.split(',').slice(-2)).toEqual(['督办', '周五前复查']);
    expect(lines.map((line) => ids.find((id) => line.includes(id))).sort()).toEqual([...ids].sort());
    session.expectClean();
  });
});
