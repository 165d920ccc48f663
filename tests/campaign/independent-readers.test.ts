import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guard } from '../../src/domain/formula-guard';
import { exportFormat } from '../../src/export/registry';
import type { ExportField } from '../../src/export/row-source';
import { readCsv } from '../support/simple-csv';
import { type Cell, sourceOf, written } from '../unit/export/written-file';
import { campaignSize } from './size';

/** Programs of others, so that a mistake that our own reader shares with our writers is seen. */
const ROWS = campaignSize(2_000, 200_000);
const FIELDS = [
  'case_id',
  'description',
  'street',
  'lon',
  'lat',
  'quantity',
  'phone',
] as const satisfies readonly ExportField[];
const HEADERS = ['案件编号', '问题描述', '所属街道', '经度', '纬度', '数量', '电话'];

/** What a spreadsheet would work out, or break, if it could. */
const TEXTS = [
  '=1+1',
  '=HYPERLINK("http://x","点")',
  '+1+1',
  '-1+1',
  '@SUM(A1:A9)',
  "=cmd|'/c calc'!A1",
  "'=1",
  '\t=1',
  '-5',
  '1E5',
  '2024-01-02',
  '1/2',
  'TRUE',
  '#N/A',
  ' 前后有空格 ',
  '逗号,引号"分号;',
  '第一行\n第二行',
  '𠮷野家𠀀',
  '0012',
  '<b>&amp;</b>',
  '',
];

function rows(): readonly (readonly Cell[])[] {
  return Array.from({ length: ROWS }, (_, row) => [
    String(row).padStart(19, '0'),
    TEXTS[row % TEXTS.length]! || null,
    ['中山街道', '鼓楼街道', null][row % 3]!,
    114 + (row % 1000) / 1000,
    30 + Math.floor(row / 1000) / 1000 + (row % 7) / 10_000,
    row % 5 === 0 ? null : (row % 50) - 10.5,
    `0${13_800_000_000 + row}`,
  ]);
}

function installed(program: string): boolean {
  const found = spawnSync(program, ['--version'], { timeout: 60_000 }).status === 0;
  if (!found)
    console.log(`skipped: ${program} is not installed, so its reading of our files is not held against them`);
  return found;
}

const soffice = installed('soffice');
const ogrinfo = installed('ogrinfo');
let folder = '';
const table = rows();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'readers-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function write(format: string): Promise<string> {
  const { bytes, outcome } = await written(format, sourceOf(FIELDS, table, 5_000), {
    headers: HEADERS,
    title: 'cases',
  });
  expect(outcome).toBe(ROWS);
  const path = join(folder, `cases.${exportFormat(format)!.extension}`);
  writeFileSync(path, bytes);
  return path;
}

/** A profile of its own: an office that somebody has open is left alone. */
function convert(path: string, to: string, extension: string, from: readonly string[] = []): string {
  const out = mkdtempSync(join(folder, 'out-'));
  execFileSync(
    'soffice',
    [
      `-env:UserInstallation=file://${join(folder, 'profile')}`,
      '--headless',
      '--norestore',
      ...from,
      '--convert-to',
      to,
      '--outdir',
      out,
      path,
    ],
    { timeout: 600_000, stdio: 'pipe' },
  );
  return readFileSync(join(out, `cases.${extension}`), 'utf8').replace(/^\ufeff/, '');
}

/** Comma, quote, UTF-8, from line 1; quoted text, cells as stored and not as shown. */
const AS_CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,false';
/** Every column is text. */
const TEXT_COLUMNS = HEADERS.map((_, at) => `${at + 1}/2`).join('/');

describe.skipIf(!soffice)('LibreOffice', () => {
  it('reads a workbook: every row, every id, every text as it is, and nothing to work out', async () => {
    const path = await write('xlsx');
    const [header = [], ...read] = readCsv(convert(path, AS_CSV, 'csv'));
    expect(header).toEqual(HEADERS);
    expect(read.length).toBe(ROWS);
    read.forEach((cells, at) => {
      const row = table[at]!;
      for (const column of [0, 1, 2, 6]) expect(cells[column]).toBe(String(row[column] ?? ''));
      for (const column of [3, 4]) expect(Number(cells[column])).toBeCloseTo(Number(row[column]), 9);
      expect(cells[5]).toBe(row[5] === null ? '' : String(row[5]));
    });
    const flat = convert(path, 'fods', 'fods');
    expect(flat.match(/table:formula=/g)).toBeNull();
    expect(flat).toContain('office:value-type="float"');
  });

  it('reads a CSV whose columns are told to be text: every row and id, formulas as texts', async () => {
    const path = await write('csv');
    const source = [`--infilter=Text - txt - csv (StarCalc):44,34,76,1,${TEXT_COLUMNS}`];
    const [header = [], ...read] = readCsv(convert(path, AS_CSV, 'csv', source));
    expect(header).toEqual(HEADERS);
    expect(read.length).toBe(ROWS);
    read.forEach((cells, at) => {
      const row = table[at]!;
      expect(cells[0]).toBe(row[0]);
      expect(cells[6]).toBe(row[6]);
      expect(cells[1]).toBe(guard(String(row[1] ?? '')));
    });
    expect(convert(path, 'fods', 'fods', source).match(/table:formula=/g)).toBeNull();
  });
});

interface Told {
  readonly count: number;
  readonly extent: readonly number[];
}

function told(path: string): Told {
  const text = execFileSync('ogrinfo', ['-ro', '-al', '-so', path], { encoding: 'utf8', timeout: 300_000 });
  const extent = /Extent: \(([-\d.e]+), ([-\d.e]+)\) - \(([-\d.e]+), ([-\d.e]+)\)/.exec(text) ?? [];
  return { count: Number(/Feature Count: (\d+)/.exec(text)?.[1]), extent: extent.slice(1).map(Number) };
}

describe.skipIf(!ogrinfo)('GDAL', () => {
  it.each(['geojson', 'geojsonl', 'kml', 'shapefile'])(
    'reads %s: how many, where, and whose',
    async (format) => {
      const path = await write(format);
      const source = format === 'shapefile' ? `/vsizip/${path}` : path;
      const { count, extent } = told(source);
      expect(count).toBe(ROWS);
      const lons = table.map((row) => Number(row[3]));
      const lats = table.map((row) => Number(row[4]));
      const least = (of: readonly number[]) => of.reduce((a, b) => Math.min(a, b));
      const most = (of: readonly number[]) => of.reduce((a, b) => Math.max(a, b));
      [least(lons), least(lats), most(lons), most(lats)].forEach((edge, at) => {
        expect(extent[at]).toBeCloseTo(edge, 5);
      });
      const all = execFileSync('ogrinfo', ['-ro', '-al', '-geom=NO', source], {
        encoding: 'utf8',
        maxBuffer: 1 << 30,
        timeout: 300_000,
      });
      const ids = new Set(all.match(/(?<!\d)\d{19}(?!\d)/g));
      expect(ids.size).toBe(ROWS);
      expect(ids.has(String(ROWS - 1).padStart(19, '0'))).toBe(true);
      expect(all).toContain('中山街道');
      expect(all).toContain('𠮷野家𠀀');
    },
  );
});
