import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrushIndex } from '../../../src/crossfilter/port';
import type { FieldId } from '../../../src/domain/field';
import type { Filter } from '../../../src/domain/filter';
import type { Extent } from '../../../src/domain/place';
import type { CaseRecipe } from '../../../src/domain/recipe';
import type { Casebook } from '../../../src/jobs/casebook';
import { sharedPath } from '../../support/shared-data';
import { openCasebookInNode } from './casebook-in-node';

const tainan = sharedPath('data', 'tainan_1999');
const silent = () => undefined;
const text = (content: string) => new Blob([content]);

const onePart = (file: Blob, name: string, recipe: CaseRecipe) =>
  [{ file, name, byteLength: file.size, recipe, mode: 'append' }] as const;
const asImported = (name: string, area: Extent | null = null) => ({ name, imported: [0], area });

const SMALL =
  '案件编号,上报时间,大类名称,经度,纬度\nA1,2024-01-01 08:00:00,违建,114.30,30.01\nA2,2024-01-02 09:00:00,"垃圾,分类",114.31,30.02\nA3,2024-01-03 10:00:00,=1+1,114.32,30.03\n';

describe('casebook', () => {
  let index: BrushIndex;
  let casebook: Casebook;
  let stop: () => Promise<unknown>;

  beforeAll(async () => {
    const opened = await openCasebookInNode();
    ({ casebook, index, stop } = opened);
  });
  afterAll(() => stop());

  async function load(content: Blob, name: string) {
    const proposed = await casebook.propose(content, name);
    if (!proposed.ok) return proposed;
    const parts = onePart(content, name, proposed.value.recipe);
    return casebook.importCases('import', parts, asImported(name), silent);
  }

  const countOf = (filter: Filter) => {
    const [answer] = index.answer(filter, [{ kind: 'count' }]);
    return answer?.kind === 'count' ? answer.count : -1;
  };

  async function exported(filter: Filter, fields: readonly FieldId[]): Promise<string[]> {
    const file = await casebook.exportRows(
      'export',
      { format: 'csv', query: { filter, order: [] }, fields, headers: fields, words: {} },
      silent,
    );
    if (!file.ok) throw new Error(file.error.code);
    const bytes = new Uint8Array(await file.value.content.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(bytes).split('\r\n');
    expect(lines.pop()).toBe('');
    expect(lines.length - 1).toBe(file.value.rows);
    return lines;
  }

  it('loads a file into both stores and gives it back exactly', async () => {
    const imported = await load(text(SMALL), 'small.csv');
    expect(imported.ok && imported.value.summary.rowCount).toBe(3);
    expect(countOf([])).toBe(3);
    expect(await exported([], ['case_id', 'reported_at', 'major', 'lon'])).toEqual([
      'case_id,reported_at,major,lon',
      'A1,2024-01-01 08:00:00,违建,114.3',
      'A2,2024-01-02 09:00:00,"垃圾,分类",114.31',
      "A3,2024-01-03 10:00:00,'=1+1,114.32",
    ]);
  });

  it('still tells of a file what was asked before an import began, and stops what reads the rows', async () => {
    const features = Array.from({ length: 5000 }, (_, i) => ({
      type: 'Feature',
      properties: { 案件编号: `A${i}`, 大类名称: '违建' },
      geometry: { type: 'Point', coordinates: [114.3 + i / 1e5, 30.01] },
    }));
    const name = 'points.geojson';
    const file = text(JSON.stringify({ type: 'FeatureCollection', features }));
    const proposed = await casebook.propose(file, name);
    if (!proposed.ok) throw new Error(proposed.error.code);
    const { recipe } = proposed.value;
    await load(file, name);
    await casebook.whenStored();
    const place = casebook.proposePlace(file, recipe, undefined, {
      zoneSet: null,
      roads: new Float64Array(0),
    });
    const again = casebook.propose(file, name);
    const page = casebook.page('page', { filter: [], order: [] }, ['case_id'], 0, 3).then(
      () => 'told',
      (reason: Error) => reason.name,
    );
    const imported = await casebook.importCases(
      'import',
      onePart(file, name, recipe),
      asImported(name),
      silent,
    );
    expect(imported.ok).toBe(true);
    expect((await place).ok).toBe(true);
    expect((await again).ok).toBe(true);
    expect(await page).toBe('AbortError');
  });

  it('knows a data set again whose recipe was stored with its fields in another order', async () => {
    const proposed = await casebook.propose(text(SMALL), 'small.csv');
    if (!proposed.ok) throw new Error(proposed.error.code);
    const { recipe } = proposed.value;
    const reversed = { ...recipe, mapping: Object.fromEntries(Object.entries(recipe.mapping).reverse()) };
    const ids = [];
    for (const one of [recipe, reversed, { ...recipe, mapping: { ...recipe.mapping, minor: 2 } }]) {
      const outcome = await casebook.importCases(
        'import',
        onePart(text(SMALL), 's', one),
        asImported('s'),
        silent,
      );
      ids.push(outcome.ok ? outcome.value.summary.id : outcome.error.code);
    }
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it('leaves the rows before untouched by what is refused', async () => {
    const refused = [
      ['案件编号,上报时间,经度,纬度\n', 'no_usable_rows'],
      ['案件编号,上报时间,地址\nA1,2024-01-01,某路1号\n', 'no_coordinates'],
      ['案件编号,上报时间,经度,纬度\nA1,2024-01-01,,\n', 'no_coordinates'],
      ['', 'empty_file'],
    ] as const;
    for (const [content, code] of refused) {
      const outcome = await load(text(content), 'refused.csv');
      expect(outcome.ok ? 'loaded' : outcome.error.code).toBe(code);
      expect(countOf([])).toBe(3);
      expect((await exported([], ['case_id'])).slice(1)).toEqual(['A1', 'A2', 'A3']);
    }
  });

  it('takes cases that name a community or street and have no point, and says so of each', async () => {
    const files = [
      '案件编号,上报时间,所属街道\nN1,2024-01-01,北山街道\nN2,2024-01-02,\n',
      '案件编号,上报时间,经度,纬度,所属街道\nN1,2024-01-01,,,北山街道\nN2,2024-01-02,,,\n',
    ];
    for (const content of files) {
      const outcome = await load(text(content), 'no-points.csv');
      expect(outcome.ok && outcome.value.summary.rowCount).toBe(2);
      expect(outcome.ok && outcome.value.summary.extent).toBeNull();
      const { qualities } = await casebook.locate(null);
      expect(qualities).toEqual({ exact: 0, default: 0, out_of_area: 0, suspect: 0, area: 1, missing: 1 });
      const extent = { west: 0, south: 0, east: 1, north: 1 };
      expect((await exported([{ kind: 'extent', extent }], ['case_id'])).slice(1)).toEqual([]);
      expect(countOf([{ kind: 'extent', extent }])).toBe(0);
      expect((await exported([], ['case_id'])).slice(1)).toEqual(['N1', 'N2']);
    }
    await load(text(SMALL), 'small.csv');
  });

  it('refuses a file that lies wholly outside the loaded area', async () => {
    const proposed = await casebook.propose(text(SMALL), 'small.csv');
    if (!proposed.ok) throw new Error(proposed.error.code);
    const area = { west: 120, south: 22, east: 121, north: 24 };
    const outcome = await casebook.importCases(
      'import',
      onePart(text(SMALL), 's', proposed.value.recipe),
      asImported('s', area),
      silent,
    );
    expect(outcome.ok ? 'loaded' : outcome.error.code).toBe('all_outside_area');
  });

  it('cancels an import with nothing changed, and imports again after it', async () => {
    const rows = Array.from({ length: 60_000 }, (_, row) => `B${row},2024-01-01 08:00:00,违建,114.3,30.0`);
    const large = text(`案件编号,上报时间,大类名称,经度,纬度\n${rows.join('\n')}\n`);
    const proposed = await casebook.propose(large, 'large.csv');
    if (!proposed.ok) throw new Error(proposed.error.code);
    const cancelled = await casebook.importCases(
      'import',
      onePart(large, 'l', proposed.value.recipe),
      asImported('l'),
      () => casebook.cancel('import'),
    );
    expect(cancelled.ok ? 'loaded' : cancelled.error.code).toBe('cancelled');
    expect(countOf([])).toBe(3);
    expect((await exported([], ['case_id'])).length).toBe(4);
    const again = await load(large, 'large.csv');
    expect(again.ok && again.value.summary.rowCount).toBe(60_000);
    expect((await exported([], ['case_id'])).length).toBe(60_001);
  });

  it.skipIf(tainan === null)('brings the known truths of Tainan out of its own counts', async () => {
    const folder = tainan ?? '';
    const imported = await load(new Blob([readFileSync(join(folder, 'cases.csv'))]), 'cases.csv');
    if (!imported.ok) throw new Error(imported.error.code);
    const { report, rowCount } = imported.value.summary;
    expect([report.rowsIn, report.loaded, report.rejected, report.skipped, rowCount]).toEqual([
      105_339, 105_339, 0, 0, 105_339,
    ]);
    const zones = await casebook.readZones(
      new Blob([readFileSync(join(folder, 'villages.geojson'))]),
      'villages.geojson',
    );
    if (!zones.ok) throw new Error(zones.error.code);
    const places = await casebook.locate(zones.value);
    expect(places.qualities.default).toBe(3541);
    expect((places.mismatched.district ?? 0) + (places.unreported.district ?? 0)).toBe(8880);

    const arcades: Filter = [{ kind: 'class', majors: ['騎樓舉發'], minors: [] }];
    expect(countOf(arcades)).toBe(2705);
    expect((await exported(arcades, ['case_id', 'major'])).length - 1).toBe(2705);
    const page = await casebook.page('page', { filter: arcades, order: [] }, ['major', 'zone'], 0, 5);
    expect(page.cells[0]).toEqual(Array(5).fill('騎樓舉發'));
  });
});
