import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXPORT_FORMATS } from '../../../src/export/registry';
import type { ExportField } from '../../../src/export/row-source';
import { timeText } from '../../../src/export/time-text';
import { geojsonTable } from '../../../src/ingest/formats/geojson-table';
import { kmlTable } from '../../../src/ingest/formats/kml-table';
import { parquetTable } from '../../../src/ingest/formats/parquet-table';
import { shapefileTable } from '../../../src/ingest/formats/shapefile-table';
import type { TabulatedFormat } from '../../../src/ingest/formats/tabulated';
import { workbook } from '../../../src/ingest/formats/workbook';
import { tabulatedCells } from '../ingest/formats/tabulated-cells';
import { sharedFile } from '../ingest/shared-files';
import { type Cell, sourceOf, written } from './written-file';

const FIELDS = [
  'case_id',
  'description',
  'street',
  'lon',
  'lat',
  'reported_at',
  'overdue',
  'quantity',
] as const satisfies readonly ExportField[];
const HEADERS = ['案件编号', '问题描述', '所属街道', '经度', '纬度', '上报时间', '是否超时', '数量'];

/** Who reads what is written; a value is compared as the text that the one scanner gets to see. */
const READERS: Readonly<Record<string, TabulatedFormat>> = {
  xlsx: workbook,
  geojson: geojsonTable,
  geojsonl: geojsonTable,
  parquet: parquetTable,
  kml: kmlTable,
  shapefile: shapefileTable,
};

/** Numbers that differ only in how they are written are one. */
function asRead(text: string): string {
  const number = Number(text);
  if (text === 'true') return '是';
  if (text === 'false') return '否';
  return text !== '' && /^-?[\d.]+(?:e[-+]?\d+)?$/i.test(text) && text.length < 16 ? String(number) : text;
}

function asWritten(field: ExportField, cell: Cell): string {
  if (cell === null) return '';
  if (field === 'reported_at') return timeText(Number(cell));
  if (field === 'overdue') return cell === 1 ? '是' : '否';
  return asRead(String(cell));
}

async function check(id: string, rows: readonly (readonly Cell[])[]): Promise<void> {
  const { file, outcome } = await written(id, sourceOf(FIELDS, rows), { headers: HEADERS, title: '案件' });
  expect(outcome).toBe(rows.length);
  const read = await tabulatedCells(READERS[id]!, file);
  expect(read.error).toBeNull();
  expect(read.rows).toHaveLength(rows.length);
  const at = HEADERS.map((header) =>
    id === 'shapefile'
      ? read.header.findIndex((name) => name !== '' && header.startsWith(name))
      : read.header.indexOf(header),
  );
  // A column of KML that is empty throughout is none to its reader.
  if (id !== 'kml') expect(at).not.toContain(-1);
  const values = read.rows.map((cells) => at.map((column) => asRead(cells[column] ?? '')));
  expect(values).toEqual(rows.map((row) => row.map((cell, index) => asWritten(FIELDS[index]!, cell))));
}

/** Blanks at the ends are no part of a dBASE text, nor line ends of one; control signs are none of XML's. */
const sign = fc.constantFrom(
  '违',
  '建',
  '𠮷',
  '😀',
  '=',
  '+',
  '-',
  '@',
  "'",
  '"',
  ',',
  '<',
  '&',
  ']',
  '_x000D_',
  'é',
  '0',
  '7',
);
const text = fc.array(sign, { minLength: 1, maxLength: 8 }).map((signs) => signs.join('').trim());
const longId = fc
  .bigInt({ min: 1n, max: 9_999_999_999_999_999_999n })
  .map((id) => String(id).padStart(19, '0'));
const row = fc.tuple(
  longId,
  fc.option(text),
  fc.option(text),
  fc.double({ min: 73, max: 135, noNaN: true }).map((degree) => Math.round(degree * 1e7) / 1e7),
  fc.double({ min: 3, max: 53, noNaN: true }).map((degree) => Math.round(degree * 1e7) / 1e7),
  fc.option(
    fc.integer({ min: Date.UTC(1990, 0, 1) / 1000, max: Date.UTC(2099, 0, 1) / 1000 }).map((s) => s * 1000),
  ),
  fc.option(fc.constantFrom(0, 1)),
  fc.option(fc.integer({ min: -1000, max: 1_000_000 }).map((thousandth) => thousandth / 1000)),
);

describe.each(Object.keys(READERS))('%s', (id) => {
  it('reads back as what was written: long ids, times, rare Chinese, signs of formulas, missing cells', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => check(id, rows)),
      { numRuns: 40, seed: 20_261_122 },
    );
  });

  it('keeps the 29 formulas as they are, with nothing before them', async () => {
    const bytes = sharedFile('corpora/dirty-zh/formula_injection.csv');
    if (!bytes) return;
    const lines = new TextDecoder()
      .decode(bytes)
      .replace(/^\ufeff/, '')
      .split(/\r?\n/)
      .slice(1);
    const formulas = lines
      .map((line) => line.split(',').find((cell) => /^["']?[=+\-@]/.test(cell)))
      .filter((cell) => cell !== undefined);
    expect(formulas.length).toBeGreaterThan(10);
    await check(
      id,
      formulas.map((formula, at) => [`00${at}`, formula, null, 120, 30, null, null, null]),
    );
  });

  it('has the header even without rows', async () => {
    const { outcome, bytes } = await written(id, sourceOf(FIELDS, []), { headers: HEADERS, title: '案件' });
    expect(outcome).toBe(0);
    expect(bytes.length).toBeGreaterThanOrEqual(id === 'geojsonl' ? 0 : 40);
  });

  it('stops when told, and says so', async () => {
    const controller = new AbortController();
    const rows = Array.from({ length: 30 }, (_, at) => [`${at}`, null, null, 120, 30, null, null, null]);
    const options = {
      headers: HEADERS,
      signal: controller.signal,
      onProgress: () => controller.abort('enough'),
    };
    await expect(written(id, sourceOf(FIELDS, rows), options)).rejects.toBe('enough');
  });
});

// Readers of KML take blanks at the ends for layout.
describe.each(['xlsx', 'geojson', 'geojsonl', 'parquet'])('%s', (id) => {
  it('keeps line breaks, blanks at the ends and tabs inside a text', async () => {
    await check(id, [
      ['1', '第一行\n第二行', '街', 120, 30, 0, 1, 1],
      ['2', '\t前后 ', ' 空 ', 120, 30, 0, 0, 2],
      ['3', '回车\r\n换行', '街', 120, 30, 0, 0, 2],
    ]);
  });
});

describe('every format', () => {
  it('is tried here, or is text', () => {
    expect(EXPORT_FORMATS.map(({ id }) => id).filter((id) => !(id in READERS))).toEqual(['csv']);
  });
});
