import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { geojsonTable } from '../../src/ingest/formats/geojson-table';
import { kmlTable } from '../../src/ingest/formats/kml-table';
import { parquetTable } from '../../src/ingest/formats/parquet-table';
import { shapefileTable } from '../../src/ingest/formats/shapefile-table';
import type { TabulatedFormat } from '../../src/ingest/formats/tabulated';
import { workbook } from '../../src/ingest/formats/workbook';
import { sharedPath } from '../support/shared-data';
import { readCsv } from '../support/simple-csv';
import { tabulatedCells } from '../unit/ingest/formats/tabulated-cells';
import { byId, chooseClass, expectValue, exportText, goTo, importFile, waitForMap } from './app-driver';
import { launch, type Session } from './session';

const folder = sharedPath('data', 'tainan_1999');
const CASES = 105_339;
const ARCADE = '騎樓舉發';
const ARCADE_CASES = 2_705;
const ID = '案件编号';

const READERS: Readonly<Record<string, TabulatedFormat>> = {
  xlsx: workbook,
  geojson: geojsonTable,
  geojsonl: geojsonTable,
  parquet: parquetTable,
  kml: kmlTable,
  shapefile: shapefileTable,
};

/** The whole name of the id's column, or as much as a table of ten bytes holds. */
function columnOf(header: readonly string[]): number {
  return header.findIndex((name) => name !== '' && ID.startsWith(name));
}

describe.skipIf(folder === null)('files of what is on screen', () => {
  let session: Session;
  let expected: string[];

  beforeAll(async () => {
    session = await launch('/?demo=0');
    await byId(session.page, 'file-input').first().waitFor({ state: 'attached', timeout: 20_000 });
  });
  afterAll(() => session?.close());

  it('shows a class, sorted', async () => {
    expect(await importFile(session, `${folder}/cases.csv`)).toEqual({ kind: 'loaded' });
    await expectValue(session.page, 'total-count', CASES);
    await goTo(session.page, 'situation');
    await waitForMap(session.page);
    await chooseClass(session.page, ARCADE);
    await expectValue(session.page, 'filtered-count', ARCADE_CASES);
    await goTo(session.page, 'records');
    // Later ids first: a sort that no order of the file gives.
    const head = session.page.getByRole('columnheader').filter({ hasText: ID }).first();
    const sort = head.getByRole('button').first();
    await sort.click();
    await expect.poll(() => head.getAttribute('aria-sort')).toBe('ascending');
    await sort.click();
    await expect.poll(() => head.getAttribute('aria-sort')).toBe('descending');
    const [header = [], ...rows] = readCsv(
      readFileSync(`${folder}/cases.csv`, 'utf8').replace(/^\ufeff/, ''),
    );
    const service = header.indexOf('服務項目');
    expected = rows
      .filter((row) => row[service] === ARCADE)
      .map((row) => row[0]!)
      .sort()
      .reverse();
    expect(expected).toHaveLength(ARCADE_CASES);
  });

  it('CSV', async () => {
    const { name, bytes } = await exportText(session.page, 'csv');
    expect(name).toMatch(/_2705_\d{8}-\d{4}\.csv$/);
    const [header = [], ...rows] = readCsv(bytes.toString('utf8').replace(/^\ufeff/, ''));
    expect(rows.map((row) => row[columnOf(header)])).toEqual(expected);
  });

  it.each(Object.keys(READERS))('%s has the rows of the screen in its order', async (format) => {
    const { bytes } = await exportText(session.page, format);
    const file = new Blob([new Uint8Array(bytes)]);
    const read = await tabulatedCells(READERS[format]!, file);
    expect(read.error).toBeNull();
    expect(read.rows.map((row) => row[columnOf(read.header)])).toEqual(expected);
    session.expectClean();
  });

  it('the dialog says how many, writes another system and encoding, and remembers', async () => {
    const { page } = session;
    await byId(page, 'export-open').click();
    await byId(page, 'export-choice-csv').check();
    await byId(page, 'export-columns').selectOption('screen');
    await byId(page, 'export-encoding').selectOption('gb18030');
    await byId(page, 'export-crs').selectOption('twd97-tm2');
    const confirm = byId(page, 'export-confirm');
    expect((await confirm.textContent())?.replaceAll(',', '')).toContain('2705');
    const [download] = await Promise.all([page.waitForEvent('download'), confirm.click()]);
    expect(download.suggestedFilename()).toContain('twd97-tm2');
    const bytes = readFileSync((await download.path())!);
    const [header = [], ...rows] = readCsv(new TextDecoder('gb18030').decode(bytes));
    expect(rows.map((row) => row[columnOf(header)])).toEqual(expected);
    await byId(page, 'export-dialog').waitFor({ state: 'detached' });
    await byId(page, 'export-open').click();
    await expect.poll(() => byId(page, 'export-encoding').inputValue()).toBe('gb18030');
    await page.keyboard.press('Escape');
    session.expectClean();
  });

  it('the map leaves as a picture with a strip of words below it', async () => {
    const { page } = session;
    await goTo(page, 'situation');
    await waitForMap(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      byId(page, 'export-map-png').first().click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.png$/);
    const bytes = readFileSync((await download.path())!);
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    const map = (await byId(page, 'map').first().boundingBox())!;
    expect(bytes.readUInt32BE(16)).toBeGreaterThan(map.width - 4);
    expect(bytes.readUInt32BE(20)).toBeGreaterThan(map.height + 60);
    session.expectClean();
  });
});
