import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locatePoints } from '../../src/analysis/point-location';
import { NO_ZONE } from '../../src/domain/zone-set';
import { coordinateSystem } from '../../src/ingest/place/system-registry';
import { readZones } from '../support/read-map';
import { sharedPath } from '../support/shared-data';
import { readCsv } from '../support/simple-csv';
import { byId, expectValue, exportText, goTo, importFile, numberOf } from './app-driver';
import { launch, type Session } from './session';

const communities = sharedPath('data', 'hangzhou_xihu', 'hangzhou_xihu_213_communities.geojson');
const ROWS = 120;

/** A square of cases in and around 西湖. */
const places = () => ({
  lngs: Float64Array.from({ length: ROWS }, (_, i) => 120.045 + (i % 12) * 0.004),
  lats: Float64Array.from({ length: ROWS }, (_, i) => 30.16 + Math.floor(i / 12) * 0.006),
});

/** As `system` writes them; every twelfth with its numbers exchanged. */
async function caseFile(system: 'bd09-mercator' | 'gauss-krueger-120') {
  const { lngs, lats } = places();
  const converter = await coordinateSystem(system).open();
  converter?.fromWgs84(lngs, lats);
  const rows = Array.from(lngs, (x, i) => {
    const pair = [x.toFixed(2), lats[i]!.toFixed(2)];
    return `T${i},2024-03-05 08:0${i % 10}:00,占道经营,${(i % 12 === 0 ? pair.reverse() : pair).join()}`;
  });
  const text = `任务号,上报时间,大类名称,X坐标,Y坐标\n${rows.join('\n')}\n`;
  return { name: `${system}.csv`, mimeType: 'text/csv', buffer: Buffer.from(text) };
}

/** Cases in no community, without those whose numbers were exchanged: they are suspect. */
async function outsideOf(path: string): Promise<number> {
  const read = await readZones(new Uint8Array(readFileSync(path)), 'zones');
  if (!read.ok) throw new Error(read.error.code);
  const { lngs, lats } = places();
  return locatePoints(read.value, lngs, lats).filter((zone, i) => zone === NO_ZONE && i % 12 !== 0).length;
}

describe.skipIf(communities === null)('coordinates of other systems', () => {
  let session: Session;
  beforeAll(async () => {
    session = await launch('/?demo=0');
    await byId(session.page, 'file-input').first().waitFor({ state: 'attached', timeout: 20_000 });
  });
  afterAll(() => session?.close());

  it('asks for the meridian that the numbers do not hold, and shows where the points then fall', async () => {
    const { page } = session;
    await byId(page, 'file-input')
      .first()
      .setInputFiles(await caseFile('gauss-krueger-120'));
    const select = byId(page, 'crs-select');
    await select.and(page.locator('[data-verdict=ask]')).waitFor({ timeout: 20_000 });
    expect(await select.inputValue()).toBe('');
    await page.waitForFunction(
      () => document.querySelector('[data-testid=import-confirm]:disabled') !== null,
    );
    await select.selectOption('gauss-krueger-120');
    const preview = byId(page, 'place-preview').and(page.locator(`[data-points="${ROWS}"]`));
    await preview.waitFor();
    const [west, south] = (await preview.getAttribute('data-extent'))!.split(',').map(Number);
    expect(west).toBeCloseTo(120.04, 1);
    expect(south).toBeCloseTo(30.15, 1);
    await byId(page, 'import-cancel').click();
    session.expectClean();
  });

  it('knows Baidu metres by the boundaries, puts exchanged rows right, and keeps what was written', async () => {
    const { page } = session;
    await importFile(session, communities!, { target: 'zones' });
    expect(await importFile(session, await caseFile('bd09-mercator'))).toEqual({ kind: 'loaded' });
    await expectValue(page, 'total-count', ROWS);
    await goTo(page, 'data');
    const readAs = byId(page, 'place-read-as').first();
    await readAs.waitFor();
    expect(await readAs.getAttribute('data-system')).toBe('bd09-mercator');
    expect(await numberOf(page, 'doubt-swapped')).toBe(ROWS / 12);
    expect(await numberOf(page, 'quality-out-of-area')).toBe(await outsideOf(communities!));
    await goTo(page, 'records');
    const { bytes } = await exportText(page, 'csv');
    const [header, ...rows] = readCsv(bytes.toString('utf8').replace('\uFEFF', ''));
    const column = (name: string) => header!.indexOf(name);
    const first = rows.find((row) => row[column('案件编号')] === 'T1')!;
    expect(Number(first[column('经度')])).toBeCloseTo(120.049, 5);
    expect(Number(first[column('纬度')])).toBeCloseTo(30.16, 5);
    expect(Number(first[column('原始X坐标')])).toBeGreaterThan(13_000_000);
    session.expectClean();
  });
});
