import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sharedPath } from '../support/shared-data';
import { readCsv } from '../support/simple-csv';
import {
  brushTime,
  byId,
  chips,
  chooseClass,
  expectValue,
  exportText,
  goTo,
  importFile,
  numberOf,
  readReport,
  settledValue,
  waitForMap,
} from './app-driver';
import { launch, type Session } from './session';

const folder = sharedPath('data', 'tainan_1999');
const CASES = 105_339;
const ARCADE = '騎樓舉發';
const ARCADE_CASES = 2_705;

// One city, loaded once, and each test a step further along the path of issue 2's main job.
describe.skipIf(folder === null)('a real city: Tainan 1999', () => {
  let session: Session;
  const file = (name: string) => `${folder}/${name}`;
  const truth = () => readCsv(readFileSync(file('cases.csv'), 'utf8')).slice(1);

  beforeAll(async () => {
    session = await launch('/?demo=0');
    await byId(session.page, 'file-input').first().waitFor({ state: 'attached', timeout: 20_000 });
  });
  afterAll(() => session?.close());

  // Every step stands on the ones before it: after a broken one there is nothing to be learnt from the rest.
  let broken = false;
  beforeEach((context) => {
    if (broken) throw new Error('an earlier step failed');
    context.onTestFailed(() => {
      broken = true;
    });
  });

  async function undoAll(): Promise<void> {
    const clear = byId(session.page, 'clear-filters').first();
    if (await clear.isVisible()) await clear.click();
    await expectValue(session.page, 'filtered-count', CASES);
  }

  it('loads every record and says so', async () => {
    expect(await importFile(session, file('cases.csv'))).toEqual({ kind: 'loaded' });
    await expectValue(session.page, 'total-count', CASES);
    expect(await readReport(session.page)).toEqual({ rowsIn: CASES, loaded: CASES, rejected: 0, skipped: 0 });
    session.expectClean();
  });

  it('loads the villages as zones', async () => {
    expect(await importFile(session, file('villages.geojson'), { target: 'zones' })).toEqual({
      kind: 'loaded',
    });
    await expectValue(session.page, 'total-count', CASES);
    session.expectClean();
  });

  it('tells the known truths of the data: default address, mismatch, no village', async () => {
    await readReport(session.page);
    const report = byId(session.page, 'import-report').first();
    // As turf's point in polygon counts them too. The data's own notes say 47 outside, where one more point lies 14 mm
    // beyond a village's edge, and 52,658 points, of which two are one place written in two ways.
    const truths = { default: 3541, outside: 48, mismatched: 8880, matched: 96_411 };
    for (const [name, known] of Object.entries(truths)) {
      expect([name, Number(await report.getAttribute(`data-${name}`))]).toEqual([name, known]);
    }
    expect(await byId(session.page, 'quality-default').getAttribute('data-value')).toBe('3541');
    expect(await byId(session.page, 'quality-outside-zones').getAttribute('data-value')).toBe('48');
    expect((await report.textContent())?.replaceAll(/[,\s]/g, '')).toContain('不同坐标点52657');
  });

  it('draws the map, with nothing amiss', async () => {
    await goTo(session.page, 'situation');
    await waitForMap(session.page);
    session.expectClean();
  });

  it('has everything back after a reload', async () => {
    await session.page.reload();
    await waitForMap(session.page);
    await expectValue(session.page, 'total-count', CASES);
    session.expectClean();
  });

  it('has everything back after the tab was killed', async () => {
    const before = session.page;
    const devtools = await session.context.newCDPSession(before);
    const crashed = before.waitForEvent('crash');
    // A page that is gone never answers.
    void devtools.send('Page.crash').catch(() => undefined);
    await crashed;
    session.forgive();
    await session.open('/');
    await waitForMap(session.page);
    await expectValue(session.page, 'total-count', CASES);
    session.forgive();
  });

  it(`filters by class: ${ARCADE}`, async () => {
    await chooseClass(session.page, ARCADE);
    await expectValue(session.page, 'filtered-count', ARCADE_CASES);
    await expectValue(session.page, 'total-count', CASES);
    expect(await chips(session.page)).toBe(1);
  });

  it('exports exactly the rows on the screen, in their order, for Excel', async () => {
    const { name, bytes } = await exportText(session.page, 'csv');
    expect(name).toMatch(/\.csv$/);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = bytes.subarray(3).toString('utf8');
    // A line feed inside a cell may stand alone, between records never.
    const [header = [], ...rows] = readCsv(text);
    expect(text.split('\r\n').length).toBe(rows.length + 2);
    expect(rows).toHaveLength(ARCADE_CASES);
    const idColumn = header.findIndex((title) => /案件编号|案件編號/.test(title));
    // The table starts with the newest case; cases of one minute stay in the file's order.
    const expected = truth()
      .filter((row) => row[3] === ARCADE)
      .sort((a, b) => (a[1] === b[1] ? 0 : (a[1] ?? '') < (b[1] ?? '') ? 1 : -1));
    expect(rows.map((row) => row[idColumn])).toEqual(expected.map((row) => row[0]));
    const table = byId(session.page, 'records-table');
    for (const row of expected.slice(0, 5)) expect(await table.textContent()).toContain(row[0]);
    session.expectClean();
  });

  it('undoes and redoes, by button and by the browser’s Back', async () => {
    await goTo(session.page, 'situation');
    await byId(session.page, 'undo').click();
    await expectValue(session.page, 'filtered-count', CASES);
    expect(await chips(session.page)).toBe(0);
    await byId(session.page, 'redo').click();
    await expectValue(session.page, 'filtered-count', ARCADE_CASES);
    await session.page.goBack();
    await expectValue(session.page, 'filtered-count', CASES);
    await session.page.goForward();
    await expectValue(session.page, 'filtered-count', ARCADE_CASES);
    session.expectClean();
  });

  it('carries the filter in a link that a second page understands', async () => {
    const address = session.page.url();
    expect(address).toContain('#');
    expect(address.length).toBeLessThanOrEqual(2000);
    expect(new URL(address).search).toBe('');
    const first = session.page;
    const second = await session.open(address.slice(session.origin.length));
    await waitForMap(second);
    await expectValue(second, 'filtered-count', ARCADE_CASES);
    await expectValue(second, 'total-count', CASES);
    await second.close();
    session.goBackTo(first);
    session.expectClean();
  });

  it('removes a filter by its chip, and all by one button', async () => {
    await expectValue(session.page, 'filtered-count', ARCADE_CASES);
    await byId(session.page, 'filter-chip').first().getByRole('button').last().click();
    await expectValue(session.page, 'filtered-count', CASES);
    await chooseClass(session.page, ARCADE);
    await brushTime(session.page, 0.3, 0.6);
    await expect.poll(() => chips(session.page)).toBe(2);
    await byId(session.page, 'clear-filters').first().click();
    await expectValue(session.page, 'filtered-count', CASES);
    expect(await chips(session.page)).toBe(0);
  });

  it('brushes time: the counts follow the pointer and agree with the exported rows', async () => {
    await brushTime(session.page, 0.25, 0.5);
    const shown = await settledValue(session.page, 'filtered-count');
    expect(shown).toBeGreaterThan(0);
    expect(shown).toBeLessThan(CASES);
    const steps = await session.page.evaluate(() => performance.getEntriesByName('shirong:brush').length);
    expect(steps).toBeGreaterThan(2);
    const [header = [], ...rows] = readCsv(
      (await exportText(session.page, 'csv')).bytes.subarray(3).toString('utf8'),
    );
    expect(rows).toHaveLength(shown);
    const timeColumn = header.findIndex((title) => /上报时间/.test(title));
    const times = rows.map((row) => row[timeColumn] ?? '').sort();
    const between = truth().filter(
      (row) => (row[1] ?? '') >= (times[0] ?? '') && (row[1] ?? '') <= (times.at(-1) ?? ''),
    );
    expect(between).toHaveLength(shown);
    await undoAll();
    session.expectClean();
  });

  it('shows as many table rows as the badge says', async () => {
    await goTo(session.page, 'records');
    const table = byId(session.page, 'records-table')
      .locator('[aria-rowcount]')
      .or(byId(session.page, 'records-table'))
      .first();
    await table.waitFor({ timeout: 20_000 });
    const counted = await session.page
      .locator('[data-testid="records-table"][aria-rowcount], [data-testid="records-table"] [aria-rowcount]')
      .first()
      .getAttribute('aria-rowcount');
    // The header is a row too.
    expect([CASES, CASES + 1]).toContain(Number(counted));
    expect(await numberOf(session.page, 'filtered-count')).toBe(CASES);
    session.expectClean();
  });

  it('has the view back after a reload, and after another', async () => {
    await goTo(session.page, 'situation');
    await chooseClass(session.page, ARCADE);
    await expectValue(session.page, 'filtered-count', ARCADE_CASES);
    // Longer than the pause before the view is written down.
    await session.page.waitForTimeout(1000);
    for (let time = 0; time < 2; time++) {
      await session.page.goto(`${session.origin}/`);
      await waitForMap(session.page);
      await expectValue(session.page, 'filtered-count', ARCADE_CASES);
      await session.page.waitForTimeout(1000);
    }
  });
});
