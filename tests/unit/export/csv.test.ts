import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unguard } from '../../../src/domain/formula-guard';
import type { ExportOptions } from '../../../src/export/export-format';
import { writeCsv } from '../../../src/export/formats/csv';
import { EXPORT_FORMATS, exportFormat } from '../../../src/export/registry';
import type { ExportField, RowSource } from '../../../src/export/row-source';
import { timeText } from '../../../src/export/time-text';

type Cell = string | number | null;

function sourceOf(
  fields: readonly ExportField[],
  rows: readonly (readonly Cell[])[],
  perPage = 3,
): RowSource {
  return {
    count: rows.length,
    fields,
    async *chunks() {
      for (let from = 0; from < rows.length; from += perPage) {
        const page = rows.slice(from, from + perPage);
        yield {
          rowIds: { length: page.length },
          cells: fields.map((_, field) => page.map((row) => row[field]!)),
        };
      }
    },
  };
}

async function written(source: RowSource, options: ExportOptions): Promise<{ text: string; rows: number }> {
  const file = writeCsv(source, options);
  const parts: Uint8Array[] = [];
  for (;;) {
    const step = await file.next();
    if (step.done) {
      return {
        text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(parts)),
        rows: step.value,
      };
    }
    parts.push(step.value);
  }
}

/** RFC 4180, one character at a time. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let inQuotes = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (inQuotes) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') cell += text[at++]!;
      else inQuotes = false;
    } else if (character === '"') inQuotes = true;
    else if (character === ',') {
      row.push(cell);
      cell = '';
    } else if (character === '\r' && text[at + 1] === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
      at++;
    } else {
      // Bare, these break a record for many readers.
      expect(character).not.toMatch(/["\r\n]/);
      cell += character;
    }
  }
  expect([cell, row, inQuotes]).toEqual(['', [], false]);
  return rows;
}

const text = fc.oneof(
  fc.string({
    unit: fc.constantFrom(',', '"', '\r', '\n', "'", '=', '-', '1', '中', '\t', ' '),
    maxLength: 6,
  }),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(-5, -0.000001, 1e21),
);
const time = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2199, 0, 1) });
const row = fc.tuple(text, text, number, time, fc.constantFrom(0, 1));

describe('CSV', () => {
  it('reads back as what was written, cell by cell', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 12 }), async (rows) => {
        const fields = ['description', 'street', 'lon', 'reported_at', 'overdue'] as const;
        const headers = ['案件,描述', '街道', '经度', '=时间', '超期'];
        const { text: file, rows: count } = await written(sourceOf(fields, rows), { headers });
        expect(count).toBe(rows.length);
        expect(file.startsWith('\ufeff')).toBe(true);
        const [header, ...records] = readCsv(file.slice(1));
        expect(header).toEqual(['案件,描述', '街道', '经度', "'=时间", '超期']);
        expect(records).toHaveLength(rows.length);
        rows.forEach(([description, street, lon, at, overdue], index) => {
          const cells = records[index]!;
          expect([unguard(cells[0]!), unguard(cells[1]!)]).toEqual([description, street]);
          expect(Number(cells[2])).toBe(Object.is(lon, -0) ? 0 : lon);
          expect(Date.parse(`${cells[3]!.replace(' ', 'T')}Z`)).toBe(at);
          expect(cells[4]).toBe(overdue === 1 ? '是' : '否');
        });
      }),
      { numRuns: 200 },
    );
  });

  it('never puts an apostrophe before a number, and leaves missing cells empty', async () => {
    const rows = [
      [-116.5, '-5', null, null],
      [null, null, null, '=1'],
    ];
    const source = sourceOf(['lon', 'description', 'closed_at', 'zone'], rows);
    const { text: file } = await written(source, { headers: ['a', 'b', 'c', 'd'] });
    expect(file).toBe("\ufeffa,b,c,d\r\n-116.5,-5,,\r\n,,,'=1\r\n");
  });

  it('calls coded values by their words', async () => {
    const source = sourceOf(
      ['status', 'geo_quality'],
      [
        ['closed', 'exact'],
        ['own', null],
      ],
    );
    const words = { status: new Map([['closed', '已结案']]), geo_quality: new Map([['exact', '精确']]) };
    const { text: file } = await written(source, { headers: ['s', 'q'], words });
    expect(file).toBe('\ufeffs,q\r\n已结案,精确\r\nown,\r\n');
  });

  it('keeps a row whose only cell is missing', async () => {
    const { text: file } = await written(sourceOf(['street'], [[null], ['x']]), { headers: ['s'] });
    expect(file).toBe('\ufeffs\r\n""\r\nx\r\n');
  });

  it('reports progress and stops when told', async () => {
    const rows = Array.from({ length: 10 }, (_, index) => [String(index)]);
    const controller = new AbortController();
    const seen: number[] = [];
    const onProgress = (done: number, all: number) => {
      expect(all).toBe(10);
      seen.push(done);
      if (done >= 6) controller.abort('enough');
    };
    const asked = written(sourceOf(['street'], rows), {
      headers: ['s'],
      signal: controller.signal,
      onProgress,
    });
    await expect(asked).rejects.toBe('enough');
    expect(seen).toEqual([3, 6]);
  });
});

describe('times in a file', () => {
  it.each([
    [Date.UTC(2024, 1, 29, 14, 5, 6), '2024-02-29 14:05:06'],
    [Date.UTC(2024, 0, 1), '2024-01-01 00:00:00'],
    [Date.UTC(2024, 0, 1, 0, 0, 0, 7), '2024-01-01 00:00:00.007'],
    [-1, '1969-12-31 23:59:59.999'],
  ])('%d is %s', (milliseconds, expected) => {
    expect(timeText(milliseconds)).toBe(expected);
  });
});

describe('export formats', () => {
  it('are found by id and say what they are', () => {
    expect(EXPORT_FORMATS.map((format) => format.id)).toContain('csv');
    for (const format of EXPORT_FORMATS) {
      expect(exportFormat(format.id)).toBe(format);
      expect(format.extension).toMatch(/^[a-z]+$/);
      expect(format.mediaType).toMatch(/^[a-z]+\/[a-z]/);
    }
    expect(exportFormat('xyz')).toBeUndefined();
  });
});
