import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldCount, type ScannerOptions, TOO_LONG, UNCLOSED_QUOTE } from '../../../src/ingest/record-block';
import { createRecordScanner } from '../../../src/ingest/record-scanner';
import { utf8 } from './read-cases';

interface Seen {
  readonly line: number;
  readonly flags: number;
  readonly raw: string;
  readonly offset: number;
  readonly cells: readonly string[];
}

const CSV: ScannerOptions = { delimiter: ',', quote: '"', expectedFields: 0 };

function scanAll(bytes: Uint8Array, options: ScannerOptions = CSV, pieces: readonly number[] = []): Seen[] {
  const scanner = createRecordScanner(options);
  const seen: Seen[] = [];
  const text = new TextDecoder('utf-8', { ignoreBOM: true });
  const take = (block: ReturnType<typeof scanner.push>) => {
    for (let r = 0; r < block.count; r++) {
      const first = block.firstField[r]!;
      seen.push({
        line: block.lines[r]!,
        flags: block.flags[r]!,
        raw: text.decode(block.bytes.slice(block.starts[r], block.ends[r])),
        offset: block.baseOffset + block.starts[r]!,
        cells: Array.from({ length: fieldCount(block, r) }, (_, i) =>
          text.decode(block.bytes.slice(block.fieldStarts[first + i], block.fieldEnds[first + i])),
        ),
      });
    }
  };
  let at = 0;
  for (const size of pieces) {
    take(scanner.push(bytes.slice(at, at + size)));
    at += size;
  }
  take(scanner.push(bytes.slice(at)));
  take(scanner.finish());
  return seen;
}

const cellsOf = (text: string, options: ScannerOptions = CSV) =>
  scanAll(utf8(text), options).map(({ cells }) => cells);

/** Any text without NUL, rich in what a CSV stumbles over. */
const cell = fc
  .array(
    fc.oneof(
      fc.constantFrom(',', '"', '\n', '\r', '\r\n', ' ', '违', '😀', "'"),
      fc.string({ maxLength: 3 }),
    ),
    {
      maxLength: 6,
    },
  )
  .map((parts) => parts.join('').replaceAll('\0', ''));
const table = fc
  .integer({ min: 1, max: 5 })
  .chain((columns) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 8 }),
  );
const ending = fc.constantFrom('\n', '\r\n', '\r');

/** Writes by RFC 4180; an empty single cell is quoted, since a blank line is no record. */
function written(rows: readonly (readonly string[])[], lineEnd: string): string {
  const quoted = (text: string, alone: boolean) =>
    /[",\r\n]/.test(text) || text.startsWith(' ') || (alone && text === '')
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  return rows
    .map((cells) => cells.map((text) => quoted(text, cells.length === 1)).join(',') + lineEnd)
    .join('');
}

describe('record scanner', () => {
  it('reads back any table that was written by RFC 4180, in pieces of any size', () => {
    fc.assert(
      fc.property(
        table,
        ending,
        fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 12 }),
        (rows, end, pieces) => {
          const bytes = utf8(written(rows, end));
          const options = { ...CSV, expectedFields: rows[0]!.length };
          const seen = scanAll(bytes, options, pieces);
          expect(seen.map(({ cells }) => cells)).toEqual(rows);
          expect(seen.every(({ flags }) => flags === 0)).toBe(true);
        },
      ),
      { numRuns: 400, seed: 20260701 },
    );
  });

  it('sees the same records however any bytes are cut into pieces', () => {
    const alphabet = fc.constantFrom(...utf8('",\n\r a1\0'), 0xe5, 0xff);
    fc.assert(
      fc.property(
        fc.array(alphabet, { maxLength: 120 }),
        fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 12 }),
        fc.integer({ min: 0, max: 3 }),
        (codes, pieces, expectedFields) => {
          const bytes = Uint8Array.from(codes);
          const options = { ...CSV, expectedFields };
          expect(scanAll(bytes, options, pieces)).toEqual(scanAll(bytes, options));
        },
      ),
      { numRuns: 1500, seed: 20260702 },
    );
  });

  it('sees the same records of odd dialects however they are cut', () => {
    const alphabet = fc.constantFrom(...utf8('"\\|~\n\r a'), 0xef, 0xbc, 0x8c);
    const dialects = fc.constantFrom(
      { delimiter: '||', quote: '"' },
      { delimiter: '~|~', quote: '"', escape: '\\' },
      { delimiter: '|', quote: '"', escape: '\\' },
      { delimiter: '，', quote: '"' },
      { delimiter: ' ', quote: '' },
    );
    fc.assert(
      fc.property(
        fc.array(alphabet, { maxLength: 100 }),
        fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 12 }),
        fc.integer({ min: 0, max: 3 }),
        dialects,
        (codes, pieces, expectedFields, dialect) => {
          const bytes = Uint8Array.from(codes);
          const options = { ...dialect, expectedFields };
          expect(scanAll(bytes, options, pieces)).toEqual(scanAll(bytes, options));
        },
      ),
      { numRuns: 2000, seed: 20260712 },
    );
  });

  it('covers every byte: records and line breaks together are the file', () => {
    const alphabet = fc.constantFrom(...utf8('",\n\r a1'));
    fc.assert(
      fc.property(fc.array(alphabet, { maxLength: 120 }), (codes) => {
        const bytes = Uint8Array.from(codes);
        let at = 0;
        for (const { offset, raw } of scanAll(bytes, { ...CSV, expectedFields: 2 })) {
          expect(new TextDecoder().decode(bytes.slice(at, offset))).toMatch(/^(\r\n|\r|\n)?$/);
          at = offset + utf8(raw).length;
        }
        expect(new TextDecoder().decode(bytes.slice(at))).toMatch(/^(\r\n|\r|\n)?$/);
      }),
      { numRuns: 800, seed: 20260703 },
    );
  });

  it('counts physical lines as an editor does', () => {
    const seen = scanAll(utf8('a,b\r\n\r\n"x\ny\r\nz",2\n3,4\r5,6'));
    expect(seen.map(({ line }) => line)).toEqual([1, 2, 3, 6, 7]);
  });

  it('takes a quote in the middle of a cell, or one that closes too early on its line, literally', () => {
    expect(cellsOf('1,5" pipe,x\n')).toEqual([['1', '5" pipe', 'x']]);
    expect(cellsOf('1,"黄线"停车,x\n')).toEqual([['1', '"黄线"停车', 'x']]);
    expect(cellsOf('1,"closed" ,x\n')).toEqual([['1', 'closed', 'x']]);
  });

  it('parts fields by several characters, and by one of several bytes', () => {
    expect(cellsOf('a||b|c||"d||e"\n', { ...CSV, delimiter: '||' })).toEqual([['a', 'b|c', 'd||e']]);
    expect(cellsOf('案，号，"一，二"\n', { ...CSV, delimiter: '，' })).toEqual([['案', '号', '一，二']]);
  });

  it('takes an escaped quote, delimiter, line end and escape as text, and leaves other escapes as they are', () => {
    const options = { ...CSV, escape: '\\' };
    expect(cellsOf('"48\\" wide",x\\,y,C:\\new,"a\\\\"\n', options)).toEqual([
      ['48" wide', 'x,y', 'C:\\new', 'a\\'],
    ]);
    expect(cellsOf('"one\\\ntwo",2\n', options)).toEqual([['one\ntwo', '2']]);
  });

  it('reads a stray quote in the way that gives the expected fields, and else as before', () => {
    const three = { ...CSV, expectedFields: 3 };
    expect(cellsOf('a,"2,"c d"\n', three)).toEqual([['a', '"2', 'c d']]);
    expect(cellsOf('1,"say "hi" twice, ok",z\n', three)).toEqual([['1', 'say "hi" twice, ok', 'z']]);
    expect(cellsOf('1,"黄线"停车,x\n', three)).toEqual([['1', '"黄线"停车', 'x']]);
  });

  it('gives up one line for a quote that never closes, and keeps all others', () => {
    const lines = Array.from({ length: 50 }, (_, i) => `${i},"好, ""${i}""",z`);
    lines[7] = '7,"never closed,z';
    const seen = scanAll(utf8(lines.join('\n')), { ...CSV, expectedFields: 3 });
    expect(seen.length).toBe(50);
    expect(seen.filter(({ flags }) => flags !== 0)).toEqual([
      expect.objectContaining({ line: 8, flags: UNCLOSED_QUOTE, raw: '7,"never closed,z' }),
    ]);
  });

  it('gives up one line where a quote closes only on a later line, with the wrong number of fields', () => {
    const seen = scanAll(utf8('1,"open,z\n2,b","y",z\n3,c,z\n'), { ...CSV, expectedFields: 3 });
    expect(seen.map(({ line, flags }) => [line, flags])).toEqual([
      [1, UNCLOSED_QUOTE],
      [2, 0],
      [3, 0],
    ]);
  });

  it('lets no line without end fill the memory', () => {
    const options = { ...CSV, expectedFields: 2, maxRecordBytes: 100 };
    const seen = scanAll(utf8(`1,a\n2,${'x'.repeat(1000)}\n3,c\n`), options, Array(60).fill(17));
    expect(seen.map(({ line, flags }) => [line, flags])).toEqual([
      [1, 0],
      [2, TOO_LONG],
      [3, 0],
    ]);
  });

  it('scans a file of nothing but opened quotes in linear time', () => {
    const bytes = utf8('"a\n'.repeat(200_000));
    expect(scanAll(bytes, { ...CSV, expectedFields: 1 }).length).toBe(200_000);
  });
});
