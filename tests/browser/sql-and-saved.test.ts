import { readFileSync } from 'node:fs';
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCsv } from '../support/simple-csv';
import { byId, chips, expectValue, goTo, numberOf, until, waitForMap } from './app-driver';
import { launch, type Session } from './session';

const CASES = 200_000;

/** The address that a bureau serves at is an insecure context: everything here has to work there. */
let session: Session;

beforeAll(async () => {
  session = await launch('/', { insecure: true });
  await waitForMap(session.page);
  await goTo(session.page, 'records');
  await until(() => byId(session.page, 'export-csv').isEnabled(), 60_000, 'the table is there');
});
afterAll(() => session?.close());

async function openSql(page: Page): Promise<void> {
  await goTo(page, 'records');
  await byId(page, 'records-tab-sql').click();
  await byId(page, 'sql-column').first().waitFor({ timeout: 30_000 });
}

/** Runs a text as a person would; gives the result's element once it is of this text. */
async function ask(page: Page, text: string) {
  await byId(page, 'sql-input').fill(text);
  await byId(page, 'sql-input').press('Control+Enter');
  await byId(page, 'sql-run').waitFor({ timeout: 40_000 });
  return byId(page, 'sql-result');
}

async function csvOf(download: Download): Promise<readonly (readonly string[])[]> {
  return readCsv(readFileSync((await download.path())!, 'utf8').replace(/^\ufeff/, ''));
}

function noticeKeys(page: Page): Promise<readonly (string | null)[]> {
  return byId(page, 'notice').evaluateAll((all) => all.map((one) => one.getAttribute('data-key')));
}

async function expectNotice(page: Page, key: string, timeout = 20_000): Promise<void> {
  await expect.poll(() => noticeKeys(page), { timeout }).toContain(key);
}

describe('a person’s own queries', () => {
  it('are written by clicks and examples, and their results become tables, charts, filters and files', async () => {
    const { page } = session;
    await openSql(page);
    await byId(page, 'sql-input').fill('SELECT');
    await byId(page, 'sql-column').filter({ hasText: '大类名称' }).first().click();
    await expect.poll(() => byId(page, 'sql-input').inputValue()).toBe('SELECT "大类名称"');

    await byId(page, 'sql-examples').selectOption('classes');
    await byId(page, 'sql-run').click();
    const result = byId(page, 'sql-result');
    await expect.poll(() => result.getAttribute('data-rows'), { timeout: 30_000 }).toBe('8');
    const counts = await result.locator('tbody td:nth-child(2)').allTextContents();
    expect(counts.map(Number).reduce((sum, n) => sum + n, 0)).toBe(CASES);
    await byId(page, 'sql-view-chart').click();
    await byId(page, 'sql-chart').locator('canvas').waitFor();
    await byId(page, 'sql-view-table').click();

    // Cut off, said so, with the whole number; the filter takes all of them.
    await ask(page, 'SELECT 行号, 案件编号 FROM 案件 WHERE 行号 % 40 = 7 ORDER BY 行号 DESC');
    expect(await result.getAttribute('data-rows')).toBe('1000');
    await expect.poll(() => result.getAttribute('data-total'), { timeout: 20_000 }).toBe('5000');
    await byId(page, 'sql-truncated').waitFor();
    await byId(page, 'sql-to-filter').click();
    await expectValue(page, 'filtered-count', 5000);
    expect(await chips(page)).toBe(1);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      byId(page, 'sql-export-csv').click(),
    ]);
    const [header = [], ...rows] = await csvOf(download);
    expect([header, rows.length]).toEqual([['行号', '案件编号'], 5000]);
    expect(rows[0]![0]).toBe('199967');
    expect(rows.every(([, id]) => /^\d{19}$/.test(id!))).toBe(true);
    session.expectClean();
  });

  it('point at what is wrong, are refused what they must not do, and end when told', async () => {
    const { page } = session;
    await ask(page, 'SELECT 案件编号,\n  没有这列\nFROM 案件');
    const error = byId(page, 'sql-error');
    expect([
      await error.getAttribute('data-code'),
      await error.getAttribute('data-line'),
      await error.getAttribute('data-column'),
    ]).toEqual(['unknown_column', '2', '3']);
    await byId(page, 'sql-error-show').click();
    const chosen = () =>
      byId(page, 'sql-input').evaluate((input) => {
        const { value, selectionStart, selectionEnd } = input as HTMLTextAreaElement;
        return value.slice(selectionStart, selectionEnd);
      });
    expect(await chosen()).toBe('没有这列');
    for (const [text, code] of [
      ['DROP TABLE loaded_rows', 'not_a_query'],
      ['SELECT 1; DROP TABLE loaded_rows', 'several_statements'],
      ["SELECT * FROM read_csv('http://127.0.0.1:9/x.csv')", 'not_allowed'],
      ["SELECT * FROM read_parquet('x')", 'not_built_in'],
    ] as const) {
      await ask(page, text);
      await expect.poll(() => error.getAttribute('data-code')).toBe(code);
    }
    await byId(page, 'sql-input').fill('SELECT sum(hash(a.行号 + b.行号)) FROM 案件 a, 案件 b');
    await byId(page, 'sql-run').click();
    await page.waitForTimeout(600);
    await byId(page, 'sql-cancel').click();
    await expect.poll(() => error.getAttribute('data-code'), { timeout: 10_000 }).toBe('cancelled');
    expect(
      await (await ask(page, 'SELECT count(*) FROM cases')).locator('tbody td').first().textContent(),
    ).toBe(String(CASES));
    session.expectClean();
  });

  it('say the same as the exported file: its ids in its order', async () => {
    const { page } = session;
    await ask(page, 'SELECT 案件编号 FROM 筛选后 ORDER BY 上报时间 DESC NULLS LAST, 行号 LIMIT 5000');
    await byId(page, 'sql-mask').click();
    await byId(page, 'sql-unmask-confirm').click();
    await expect.poll(() => byId(page, 'sql-mask').isChecked()).toBe(false);
    const [asked] = await Promise.all([page.waitForEvent('download'), byId(page, 'sql-export-csv').click()]);
    const expected = (await csvOf(asked)).slice(1).map(([id]) => id);
    const [written] = await Promise.all([page.waitForEvent('download'), byId(page, 'export-csv').click()]);
    const [header = [], ...rows] = await csvOf(written);
    const at = header.indexOf('案件编号');
    expect(rows.map((row) => row[at])).toEqual(expected);
    expect(expected.length).toBe(5000);
    session.expectClean();
  });
});

describe('saved work', () => {
  it('keeps views by name: with filter, map, order and columns; as a link, a file, a name', async () => {
    const { page } = session;
    await byId(page, 'records-tab-records').click();
    const head = page.getByRole('columnheader').filter({ hasText: '小类名称' }).first();
    await head.getByRole('button').first().click();
    await expect.poll(() => head.getAttribute('aria-sort')).toBe('ascending');
    await byId(page, 'saved-open').click();
    await byId(page, 'saved-name').fill('每四十件一件');
    await byId(page, 'saved-save').click();
    const row = byId(page, 'saved-view').filter({ hasText: '每四十件一件' });
    await row.waitFor();
    await page.evaluate(() => {
      document.addEventListener('copy', () => {
        const area = document.activeElement;
        document.title = area instanceof HTMLTextAreaElement ? area.value : '';
      });
    });
    await row.locator('[data-testid="saved-share"]').click();
    await expectNotice(page, 'notice.link-copied');
    const link = await page.title();
    expect(link).toMatch(/#s=[\w-]+$/);
    expect(link.split('#')[1]!.length).toBeLessThanOrEqual(2000);
    await row.locator('[data-testid="saved-rename"]').click();
    await byId(page, 'saved-rename-name').fill('抽查');
    await byId(page, 'saved-rename-save').click();
    await byId(page, 'saved-view').filter({ hasText: '抽查' }).waitFor();
    await page.keyboard.press('Escape');

    await byId(page, 'clear-filters').click();
    await expectValue(page, 'filtered-count', CASES);
    await head.getByRole('button').first().click();
    await goTo(page, 'situation');

    await byId(page, 'saved-open').click();
    await byId(page, 'saved-view').filter({ hasText: '抽查' }).locator('[data-testid="saved-apply"]').click();
    await expectValue(page, 'filtered-count', 5000);
    await byId(page, 'records-table').waitFor();
    await expect.poll(() => head.getAttribute('aria-sort')).toBe('ascending');

    await byId(page, 'saved-open').click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      byId(page, 'saved-view').filter({ hasText: '抽查' }).locator('[data-testid="saved-file"]').click(),
    ]);
    expect(file.suggestedFilename()).toBe('抽查.shirong-view.json');
    await byId(page, 'saved-tab-exports').click();
    await byId(page, 'recent-exports').waitFor();
    const listed = byId(page, 'recent-export');
    expect(await listed.count()).toBe(3);
    expect(await listed.first().getAttribute('data-rows')).toBe('5000');
    expect(await listed.nth(1).getAttribute('data-masked')).toBe('false');
    await byId(page, 'saved-tab-views').click();
    const last = byId(page, 'saved-view').filter({ hasText: '抽查' });
    await last.locator('[data-testid="saved-delete"]').click();
    await last.locator('[data-testid="saved-delete-confirm"]').click();
    await expect.poll(() => byId(page, 'saved-list').getAttribute('data-count')).toBe('0');
    await page.keyboard.press('Escape');
    session.expectClean();
  });

  it('a cancelled export leaves nothing behind', async () => {
    const { page } = session;
    await byId(page, 'clear-filters').click();
    await expectValue(page, 'filtered-count', CASES);
    const seen: string[] = [];
    page.on('download', (download) => seen.push(download.suggestedFilename()));
    await byId(page, 'export-xlsx').click();
    await byId(page, 'export-cancel').click({ timeout: 10_000 });
    await expectNotice(page, 'notice.export-cancelled');
    await byId(page, 'export-xlsx').waitFor();
    await page.waitForTimeout(1000);
    expect(seen).toEqual([]);
    await byId(page, 'saved-open').click();
    await byId(page, 'saved-tab-exports').click();
    await byId(page, 'recent-exports').waitFor();
    expect(await byId(page, 'recent-export').count()).toBe(3);
    await page.keyboard.press('Escape');
    session.expectClean();
  });
});

describe('a database that breaks', () => {
  it('comes back with its rows, and the filter stays', async () => {
    const { page } = session;
    await openSql(page);
    await ask(page, 'SELECT 行号 FROM 案件 WHERE 行号 < 1234');
    await byId(page, 'sql-to-filter').click();
    await expectValue(page, 'filtered-count', 1234);
    const worker = page.workers().find((one) => /duckdb/.test(one.url()));
    expect(worker).toBeDefined();
    await worker!.evaluate(() => {
      setTimeout(() => {
        throw new Error('broken on purpose');
      });
    });
    await expectNotice(page, 'notice.database-restarting');
    await expectNotice(page, 'notice.database-restarted', 60_000);
    session.forgive();
    const result = await ask(page, 'SELECT count(*), (SELECT count(*) FROM 筛选后) FROM 案件');
    expect(await result.locator('tbody td').allTextContents()).toEqual([String(CASES), '1234']);
    expect(await numberOf(page, 'filtered-count')).toBe(1234);
    session.expectClean();
  });
});

describe('all data cleared', () => {
  it('asks first, and leaves nothing in any store', async () => {
    const { page } = session;
    await byId(page, 'saved-open').click();
    await byId(page, 'saved-name').fill('留不下');
    await byId(page, 'saved-save').click();
    await byId(page, 'saved-view').first().waitFor();
    await page.keyboard.press('Escape');
    await goTo(page, 'data');
    await byId(page, 'clear-all-data').click();
    await byId(page, 'confirmation').waitFor();
    await Promise.all([page.waitForEvent('load'), byId(page, 'confirmation-confirm').click()]);
    await byId(page, 'empty-state').or(byId(page, 'choose-files')).first().waitFor({ timeout: 30_000 });
    const left = () =>
      page.evaluate(async () => {
        const found: string[] = [];
        for (const { name } of await indexedDB.databases()) {
          const database = await new Promise<IDBDatabase>((resolve, reject) => {
            const request = indexedDB.open(name!);
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
          });
          for (const store of database.objectStoreNames) {
            const keys = await new Promise<IDBValidKey[]>((resolve, reject) => {
              const request = database.transaction(store).objectStore(store).getAllKeys();
              request.onsuccess = () => resolve(request.result);
              request.onerror = () => reject(request.error);
            });
            for (const key of keys) found.push(`${name}/${store}/${String(key)}`);
          }
          database.close();
        }
        return [...found, ...Object.keys(localStorage)];
      });
    await until(
      async () => (await left()).length === 0,
      10_000,
      `nothing left: ${(await left()).join(', ')}`,
    );
    session.expectClean();
  });
});
