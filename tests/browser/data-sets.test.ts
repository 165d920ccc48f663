import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  byId,
  chips,
  chooseClass,
  expectValue,
  type FileFromMemory,
  goTo,
  importFile,
  until,
  waitForMap,
} from './app-driver';
import { launch, type Session } from './session';

const HEADER = '案件编号,上报时间,大类名称,经度,纬度';

function cases(name: string, rows: readonly string[]): FileFromMemory {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(`${[HEADER, ...rows].join('\n')}\n`) };
}

const row = (id: string, major = '街面秩序', lng = 120.1) => `${id},2024-03-01 08:00,${major},${lng},30.2`;
const JANUARY = cases('一月.csv', [row('A1'), row('A2'), row('A3', '市容环境', 120.2)]);
const FEBRUARY = cases('二月.csv', [row('A3', '市容环境', 120.2), row('A4'), row('A2', '违法建设')]);
const ELSEWHERE = cases('另一区.csv', [row('Z1'), row('Z2')]);

let session: Session;
beforeEach(async () => {
  session = await launch('/?demo=0', { insecure: true });
  await byId(session.page, 'file-input').first().waitFor({ state: 'attached', timeout: 20_000 });
});
afterEach(() => session.close());

/** Chooses the files, sets the mode, and confirms; the import is over when its measure is there. */
async function importAs(files: FileFromMemory | FileFromMemory[], mode: string): Promise<void> {
  const { page } = session;
  const imports = () => page.evaluate(() => performance.getEntriesByName('shirong:import').length);
  const before = await imports();
  await byId(page, 'file-input').first().setInputFiles(files);
  await byId(page, 'import-dialog').waitFor({ state: 'visible', timeout: 20_000 });
  await byId(page, 'import-mode').selectOption(mode);
  await until(() => byId(page, 'import-confirm').isEnabled(), 10_000, 'the import can be confirmed');
  await byId(page, 'import-confirm').click();
  await until(async () => (await imports()) > before, 30_000, 'the import ended');
  await byId(page, 'import-dialog').waitFor({ state: 'hidden', timeout: 20_000 });
}

/** Figures of the last file of the open data set. */
async function lastPart(): Promise<Record<'added' | 'equal' | 'changed', number>> {
  await goTo(session.page, 'data');
  const part = byId(session.page, 'dataset-part').last();
  await part.waitFor({ state: 'visible', timeout: 20_000 });
  const read = async (name: string) => Number(await part.getAttribute(`data-${name}`));
  return { added: await read('added'), equal: await read('equal'), changed: await read('changed') };
}

async function undoImport(): Promise<void> {
  await goTo(session.page, 'data');
  await byId(session.page, 'import-undo').click();
}

describe('data sets of several files', () => {
  it('adds a second file, says what it did, and takes it back after a reload with the filter of then', async () => {
    const { page } = session;
    expect(await importFile(session, JANUARY)).toEqual({ kind: 'loaded' });
    await expectValue(page, 'total-count', 3);
    await goTo(page, 'situation');
    await chooseClass(page, '街面秩序');
    await expectValue(page, 'filtered-count', 2);

    await importAs(FEBRUARY, 'append');
    await expectValue(page, 'total-count', 4);
    expect(await chips(page)).toBe(0);
    expect(await lastPart()).toEqual({ added: 1, equal: 1, changed: 1 });

    await importAs(FEBRUARY, 'append');
    await expectValue(page, 'total-count', 4);
    expect(await byId(page, 'dataset-part').count()).toBe(2);

    await page.reload();
    await waitForMap(page);
    await expectValue(page, 'total-count', 4);
    await undoImport();
    await expectValue(page, 'total-count', 3);
    await expectValue(page, 'filtered-count', 2);
    expect(await chips(page)).toBe(1);
    expect(await byId(page, 'import-undo').count()).toBe(0);
    await page.reload();
    await waitForMap(page);
    await expectValue(page, 'total-count', 3);
    session.expectClean();
  });

  it('updates by case number after a look at what will happen, and replaces a list as a whole', async () => {
    const { page } = session;
    expect(await importFile(session, JANUARY)).toEqual({ kind: 'loaded' });
    await byId(page, 'file-input').first().setInputFiles(FEBRUARY);
    await byId(page, 'import-dialog').waitFor({ state: 'visible' });
    await byId(page, 'import-mode').selectOption('update');
    await byId(page, 'import-compare').click();
    const comparison = byId(page, 'import-comparison');
    await comparison.waitFor({ state: 'visible', timeout: 20_000 });
    expect(await comparison.getAttribute('data-added')).toBe('1');
    expect(await comparison.getAttribute('data-changed')).toBe('1');
    await until(() => byId(page, 'import-confirm').isEnabled(), 10_000, 'the import can be confirmed');
    await byId(page, 'import-confirm').click();
    await expectValue(page, 'total-count', 4);
    expect(await lastPart()).toEqual({ added: 1, equal: 1, changed: 1 });
    await goTo(page, 'situation');
    await chooseClass(page, '违法建设');
    await expectValue(page, 'filtered-count', 1);

    await importAs(ELSEWHERE, 'replace');
    await expectValue(page, 'total-count', 2);
    await undoImport();
    await expectValue(page, 'total-count', 4);
    session.expectClean();
  });

  it('reads the files of a year at once, marks cases by a list, and names the numbers without a case', async () => {
    const { page } = session;
    expect(await importFile(session, ELSEWHERE)).toEqual({ kind: 'loaded' });
    await importAs([JANUARY, FEBRUARY, cases('三月.csv', [row('A5'), row('A6')])], 'new');
    await expectValue(page, 'total-count', 6);
    await goTo(page, 'data');
    await until(
      async () => (await byId(page, 'dataset-part').count()) === 3,
      10_000,
      'three files are listed',
    );

    const list = { ...JANUARY, name: '返工清单.csv', buffer: Buffer.from('案件编号\nA1\nA4\nB9\n') };
    await byId(page, 'file-input').first().setInputFiles(list);
    await byId(page, 'import-dialog').waitFor({ state: 'visible' });
    expect(await byId(page, 'import-target').inputValue()).toBe('flags');
    expect(await byId(page, 'mark-rework_count').isChecked()).toBe(true);
    await until(() => byId(page, 'import-confirm').isEnabled(), 10_000, 'the import can be confirmed');
    await byId(page, 'import-confirm').click();
    const unmatched = byId(page, 'unmatched-list');
    await unmatched.waitFor({ state: 'visible', timeout: 20_000 });
    expect(await unmatched.getAttribute('data-count')).toBe('1');
    await expectValue(page, 'total-count', 6);
    session.expectClean();
  });

  it('keeps several data sets: switched, renamed, deleted, and all cleared', async () => {
    const { page } = session;
    expect(await importFile(session, JANUARY)).toEqual({ kind: 'loaded' });
    expect(await importFile(session, ELSEWHERE)).toEqual({ kind: 'loaded' });
    await expectValue(page, 'total-count', 2);
    await goTo(page, 'data');
    const january = page.locator('[data-testid="dataset"][data-name="一月.csv"]');
    await january.locator('[data-testid="dataset-open"]').click();
    await expectValue(page, 'total-count', 3);
    await january.locator('[data-testid="dataset-rename"]').click();
    await byId(page, 'dataset-name').fill('一季度');
    await byId(page, 'dataset-rename-save').click();
    const renamed = page.locator('[data-testid="dataset"][data-name="一季度"]');
    await renamed.waitFor({ state: 'visible' });
    // The name is shown before it is on the disk.
    await page.waitForTimeout(1000);
    await page.reload();
    await waitForMap(page);
    await expectValue(page, 'total-count', 3);

    await renamed.locator('[data-testid="dataset-delete"]').click();
    await byId(page, 'confirmation-confirm').click();
    await expectValue(page, 'total-count', 2);
    await expect.poll(() => byId(page, 'dataset').count()).toBe(1);

    await byId(page, 'clear-all-data').click();
    await Promise.all([page.waitForURL(/demo=0/), byId(page, 'confirmation-confirm').click()]);
    await byId(page, 'file-input').first().waitFor({ state: 'attached', timeout: 20_000 });
    const left = await page.evaluate(async () => {
      const open = indexedDB.open('shirong');
      const database = await new Promise<IDBDatabase>((done) => {
        open.onsuccess = () => done(open.result);
      });
      const names = [...database.objectStoreNames];
      const counts = names.map(
        (name) =>
          new Promise<number>((done) => {
            const counting = database.transaction(name).objectStore(name).count();
            counting.onsuccess = () => done(counting.result);
          }),
      );
      return [...(await Promise.all(counts)), localStorage.length];
    });
    expect(left).toEqual([0, 0, 0]);
    session.expectClean();
  });

  it('reads a layout as it was confirmed the last time, until it is told to look again', async () => {
    const { page } = session;
    const odd = (name: string) => ({
      ...cases(name, []),
      buffer: Buffer.from(
        '编号,东经,北纬,甲,乙\nQ1,120.1,30.2,街面,2024-03-01\nQ2,120.2,30.3,市容,2024-03-02\n',
      ),
    });
    const mapping = { lon: 1, lat: 2, major: 3, reported_at: 4 };
    expect(await importFile(session, odd('甲.csv'), { mapping })).toEqual({ kind: 'loaded' });
    await byId(page, 'file-input').first().setInputFiles(odd('乙.csv'));
    await byId(page, 'mapping-remembered').waitFor({ state: 'visible', timeout: 20_000 });
    expect(await byId(page, 'map-field-major').inputValue()).toBe('3');
    await byId(page, 'mapping-reset').click();
    await byId(page, 'mapping-remembered').waitFor({ state: 'hidden' });
    expect(await byId(page, 'map-field-major').inputValue()).not.toBe('3');
    session.expectClean();
  });
});
