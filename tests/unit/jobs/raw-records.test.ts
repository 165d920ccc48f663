import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseRecipe, Encoding } from '../../../src/domain/recipe';
import { createTranscoder } from '../../../src/ingest/transcoder';
import { createRawRecords, type RawRecords } from '../../../src/jobs/raw-records';
import { readParts } from '../../../src/jobs/read-parts';
import { createRowOrigins } from '../../../src/jobs/row-origins';
import { openTranscribedText } from '../../../src/jobs/transcribed-text';
import { encodeText } from '../../campaign/encode-text';

const signal = new AbortController().signal;
const HEADERS = ['案件編號', '經度', '緯度', '描述'];

function recipeOf(encoding: Encoding): CaseRecipe {
  return {
    format: 'delimited',
    encoding,
    delimiter: ',',
    quote: '"',
    headerLine: 1,
    headers: HEADERS,
    mapping: { case_id: 0, lon: 1, lat: 2, description: 3 },
  };
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

async function opened(
  files: readonly { readonly file: Blob; readonly recipe: CaseRecipe }[],
): Promise<RawRecords> {
  const parts = files.map(({ file, recipe }, at) => ({
    file,
    recipe,
    name: `第${at + 1}份.csv`,
    byteLength: file.size,
    mode: 'append' as const,
  }));
  const read = await readParts(parts, {
    signal,
    onProgress: () => undefined,
    onBatch: async () => undefined,
  });
  if (!read.ok) throw new Error(read.error.code);
  const { origins, offsets } = read.value;
  return createRawRecords(
    parts.map((part, at) => ({ ...part, offsets: offsets[at]! })),
    origins,
  );
}

const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'] as const;

describe('the raw record of a row', () => {
  it('is what the file has there, cell by cell, in every encoding and over several files', async () => {
    const cell = fc.constantFrom('占道', ' 前後空白 ', 'a"b', '多\n行', '', '無', "'=1", 'x,y', '騎樓');
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            encoding: fc.constantFrom(...ENCODINGS),
            cells: fc.array(cell, { minLength: 1, maxLength: 40 }),
          }),
          {
            minLength: 1,
            maxLength: 3,
          },
        ),
        async (files) => {
          const written = files.map(({ encoding, cells }, part) => {
            const rows = cells.map((text, at) => [`第${part}-${at}`, '120.1', '30.2', text]);
            const text = [HEADERS, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n');
            return {
              rows,
              file: new Blob([encodeText(`${text}\r\n`, encoding, false) as Uint8Array<ArrayBuffer>]),
              recipe: recipeOf(encoding),
            };
          });
          const records = await opened(written);
          const all = written.flatMap(({ rows }, part) => rows.map((row) => ({ row, part })));
          for (const at of [0, all.length - 1, all.length >> 1]) {
            const read = await records.read(at, signal);
            const { row, part } = all[at]!;
            expect(read).toMatchObject({
              ok: true,
              value: { fileName: `第${part + 1}份.csv`, headers: HEADERS, cells: row },
            });
          }
          expect(await records.read(all.length, signal)).toEqual({ ok: false, error: 'not_found' });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('says the line where it begins, past rejected and skipped ones', async () => {
    const file = new Blob([`${HEADERS.join(',')}\nA1,1,2,"多\n行"\n\nA2,3\nA3,120,30,好\n`]);
    const records = await opened([{ file, recipe: recipeOf('utf-8') }]);
    expect(await records.read(1, signal)).toMatchObject({
      value: { line: 6, cells: ['A3', '120', '30', '好'] },
    });
  });

  it('is found whole however long it is', async () => {
    const long = '长'.repeat(300_000);
    const file = new Blob([`${HEADERS.join(',')}\nA1,1,2,${long}\nA2,1,2,短\n`]);
    const records = await opened([{ file, recipe: recipeOf('utf-8') }]);
    expect(await records.read(0, signal)).toMatchObject({ value: { cells: ['A1', '1', '2', long] } });
    expect(await records.read(1, signal)).toMatchObject({ value: { cells: ['A2', '1', '2', '短'] } });
  });
});

describe('the transcription of a file', () => {
  it('is the same from any position as in one piece', async () => {
    const lines = fc.array(fc.constantFrom('占道', 'abc', '騎樓', '', '，', '\r'), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(
        lines,
        fc.constantFrom('gb18030', 'utf-16le', 'utf-16be'),
        fc.integer({ min: 8, max: 64 }),
        fc.array(fc.nat(400), { minLength: 1, maxLength: 5 }),
        async (texts, encoding, pieceBytes, offsets) => {
          const bytes = encodeText(texts.join('\n'), encoding, false);
          const transcoder = createTranscoder(encoding);
          const whole = Buffer.concat([transcoder.push(bytes), transcoder.finish()]);
          const text = openTranscribedText(
            new Blob([bytes as Uint8Array<ArrayBuffer>]),
            encoding,
            pieceBytes,
          );
          for (const offset of offsets) {
            const read = Buffer.from(await text.read(offset, 20, signal));
            expect(read.length).toBeGreaterThanOrEqual(Math.min(20, Math.max(0, whole.length - offset)));
            expect(read).toEqual(whole.subarray(offset, offset + read.length));
          }
        },
      ),
    );
  });
});

describe('origins of rows', () => {
  it('name the part, the place in it and the line of every row', () => {
    const origins = createRowOrigins();
    origins.add(1, Uint32Array.of(5, 6));
    origins.add(0, Uint32Array.of(2));
    origins.add(1, Uint32Array.of(9));
    expect([0, 1, 2, 3, 4, -1].map((row) => origins.of(row))).toEqual([
      { part: 1, index: 0, line: 5 },
      { part: 1, index: 1, line: 6 },
      { part: 0, index: 0, line: 2 },
      { part: 1, index: 2, line: 9 },
      null,
      null,
    ]);
  });
});
