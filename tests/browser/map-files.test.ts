import proj4 from 'proj4';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pointContent, writeDbf, writeShp } from '../unit/ingest/formats/shapefile-writer';
import { byId, expectValue, goTo, importFile } from './app-driver';
import { launch, type Session } from './session';

const utf8 = (text: string) => new TextEncoder().encode(text);
const GK = '+proj=tmerc +lat_0=0 +lon_0=120 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs';
const planar = (lng: number, lat: number) => proj4(GK).forward([lng, lat]);
const square = (west: number, south: number) =>
  [
    [west, south],
    [west + 0.1, south],
    [west + 0.1, south + 0.1],
    [west, south + 0.1],
    [west, south],
  ].map(([lng, lat]) => planar(lng!, lat!));
const zones = JSON.stringify({
  type: 'FeatureCollection',
  features: ['北山街道', '西溪街道'].map((name, at) => ({
    type: 'Feature',
    properties: { name },
    geometry: { type: 'Polygon', coordinates: [square(120.1 + at / 10, 30.2)] },
  })),
});
const memory = (name: string, content: string | Uint8Array, mimeType = 'application/octet-stream') => ({
  name,
  mimeType,
  buffer: Buffer.from(content),
});

describe('files of the map', () => {
  let session: Session;
  beforeAll(async () => {
    session = await launch('/?demo=0');
    await byId(session.page, 'file-input').first().waitFor({ state: 'attached', timeout: 20_000 });
  });
  afterAll(() => session?.close());

  it('a broken GeoJSON is refused with its line', async () => {
    const text =
      '{\n "type": "Feature",\n "properties": {},\n "geometry": {"type": "MultiPolygon",\n  "coordinates": [1, 2]}\n}';
    const outcome = await importFile(session, memory('bad.geojson', text), { target: 'zones' });
    expect(outcome).toMatchObject({ kind: 'refused', code: 'not_geojson' });
    expect(await byId(session.page, 'map-fault').getAttribute('data-line')).toBe('5');
    await byId(session.page, 'import-cancel').click();
    session.expectClean();
  });

  it('boundaries in Gauss-Krüger metres wait for their meridian', async () => {
    const { page } = session;
    await byId(page, 'file-input').first().setInputFiles(memory('zones.geojson', zones));
    const select = byId(page, 'crs-select');
    await select.and(page.locator('[data-verdict=ask]')).waitFor({ timeout: 20_000 });
    await page.waitForFunction(
      () => document.querySelector('[data-testid=import-confirm]:disabled') !== null,
    );
    await select.selectOption('gauss-krueger-120');
    await byId(page, 'place-preview').and(page.locator('[data-points="10"]')).waitFor();
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/zones-dialog.png` });
    await byId(page, 'import-confirm').click();
    await byId(page, 'import-dialog').waitFor({ state: 'hidden' });
    session.expectClean();
  });

  it('cases with a street and no point are taken, and the map says why it is empty', async () => {
    const { page } = session;
    const rows = Array.from(
      { length: 30 },
      (_, i) => `N${i},2024-03-01 08:00,占道经营,${i % 2 ? '北山街道' : '西溪街道'}`,
    );
    const file = memory('no-points.csv', `案件编号,上报时间,大类名称,所属街道\n${rows.join('\n')}\n`);
    expect(await importFile(session, file)).toEqual({ kind: 'loaded' });
    await expectValue(page, 'total-count', 30);
    await goTo(page, 'situation');
    await byId(page, 'map-no-points').waitFor({ timeout: 10_000 });
    expect(await byId(page, 'map-no-points').textContent()).toContain('30');
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/no-points.png` });
    await page.reload();
    await expectValue(page, 'total-count', 30);
    await byId(page, 'map-no-points').waitFor({ timeout: 20_000 });
    session.expectClean();
  });

  it('cases of a shapefile in GBK whose parts are chosen side by side', async () => {
    const { page } = session;
    const count = 25;
    const gbk = Uint8Array.of(0xb1, 0xb1, 0xc9, 0xbd, 0xbd, 0xd6, 0xb5, 0xc0);
    const dbf = writeDbf(
      [
        { name: utf8('CASE_ID'), type: 'C', length: 8 },
        { name: Uint8Array.of(0xbd, 0xd6, 0xb5, 0xc0), type: 'C', length: 20 },
      ],
      Array.from({ length: count }, (_, i) => [utf8(`S${i}`), gbk]),
    );
    const shp = writeShp(
      1,
      Array.from({ length: count }, (_, i) => pointContent(120.11 + i / 1000, 30.25)),
    );
    await byId(page, 'file-input')
      .first()
      .setInputFiles([memory('案件.dbf', dbf), memory('案件.shp', shp), memory('案件.cpg', 'GBK')]);
    await byId(page, 'import-dialog').waitFor();
    await byId(page, 'import-target').selectOption('cases');
    await byId(page, 'map-field-case_id').waitFor();
    await byId(page, 'import-confirm').click();
    await expectValue(page, 'total-count', count);
    await goTo(page, 'situation');
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/shapefile.png` });
    await expect.poll(() => page.getByText('北山街道').count(), { timeout: 10_000 }).toBeGreaterThan(0);
    session.expectClean();
  });
});
