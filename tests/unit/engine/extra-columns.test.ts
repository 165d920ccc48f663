import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Batch, ExtraCells, TextColumn } from '../../../src/domain/batch';
import { type ExtraField, extraField, extraHeader, extraOccurrence } from '../../../src/domain/extra-field';
import { createDuckDbEngine } from '../../../src/engine/duckdb-wasm';
import type { Engine } from '../../../src/engine/port';
import { startDuckDbInNode } from '../../support/duckdb-node';

const HOSTILE = [
  '__proto__',
  'x0',
  'row_id',
  '"); DROP TABLE zones; --',
  '',
  '备注',
  '备注',
  'a:b',
  'x1_text',
];

function fieldsOf(headers: readonly string[]): readonly ExtraField[] {
  return headers.map((header, at) =>
    extraField(header, headers.slice(0, at + 1).filter((one) => one === header).length),
  );
}

function textColumn(cells: readonly (string | null)[]): TextColumn {
  const parts = cells.map((cell) => Buffer.from(cell ?? ''));
  const offsets = new Uint32Array(cells.length + 1);
  parts.forEach((part, row) => {
    offsets[row + 1] = offsets[row]! + part.length;
  });
  return { kind: 'text', offsets, bytes: new Uint8Array(Buffer.concat(parts)) };
}

function coded(cells: readonly (string | null)[]): ExtraCells['cells'] {
  const values = [...new Set(cells.filter((cell) => cell !== null))];
  const codes = Uint32Array.from(cells, (cell) => (cell === null ? 0 : values.indexOf(cell) + 1));
  return { kind: 'coded', codes, values };
}

/** A batch of rows; `spelled[column]` makes that column travel as text. */
function batchOf(
  fields: readonly ExtraField[],
  rows: readonly (readonly (string | null)[])[],
  spelled: readonly boolean[],
  absent: readonly boolean[] = [],
): Batch {
  const ids = rows.map((_, row) => `案${row}`);
  return {
    rowCount: rows.length,
    columns: { case_id: textColumn(ids) },
    lines: new Uint32Array(rows.length),
    extras: fields.flatMap((field, at) => {
      if (absent[at] === true) return [];
      const cells = rows.map((row) => row[at]!);
      return [{ field, cells: spelled[at] === true ? textColumn(cells) : coded(cells) }];
    }),
  };
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

const cell = fc.oneof(
  fc.constant(null),
  fc.constantFrom(' 违建 ', "'=1", '0012345678901234567', '-', '无', '𠮷', 'a\nb', '"', '，'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
);
const flags = fc.array(fc.boolean(), { minLength: HOSTILE.length, maxLength: HOSTILE.length });
const part = fc.record({
  rows: fc.array(fc.array(cell, { minLength: HOSTILE.length, maxLength: HOSTILE.length }), {
    minLength: 1,
    maxLength: 6,
  }),
  spelled: flags,
  absent: flags,
});

describe('unmapped columns in the database', () => {
  let database: Awaited<ReturnType<typeof startDuckDbInNode>>;
  let engine: Engine;
  beforeAll(async () => {
    database = await startDuckDbInNode();
    engine = createDuckDbEngine(database);
  });
  afterAll(async () => {
    await engine.close();
    await database.terminate();
  });

  const fields = fieldsOf(HOSTILE);

  it('have ids of their own where headers repeat or are empty, and the ids give the headers back', () => {
    expect(new Set(fields).size).toBe(HOSTILE.length);
    expect(fields.map(extraHeader)).toEqual(HOSTILE);
    expect(fields.map(extraOccurrence)).toEqual([1, 1, 1, 1, 1, 1, 2, 1, 1]);
  });

  it('come back as they went in, whatever their headers and however they travelled, and sort by their bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(part, { minLength: 1, maxLength: 4 }),
        fc.nat(HOSTILE.length - 1),
        fc.boolean(),
        async (parts, sortedAt, descending) => {
          await engine.begin(['case_id', ...fields]);
          for (const { rows, spelled, absent } of parts)
            await engine.append(batchOf(fields, rows, spelled, absent));
          await engine.commit();
          const expected = parts.flatMap(({ rows, absent }) =>
            rows.map((row) => row.map((value, at) => (absent[at] ? null : value))),
          );
          const page = await engine.page({ filter: [], order: [] }, [...fields, 'case_id'], 0, 1000);
          expect(page.cells.slice(0, -1)).toEqual(fields.map((_, at) => expected.map((row) => row[at]!)));

          const sorted = await engine.page(
            { filter: [], order: [{ field: fields[sortedAt]!, descending }] },
            [fields[sortedAt]!],
            0,
            1000,
          );
          const wanted = expected
            .map((row) => row[sortedAt]!)
            .map((value, row) => ({ value, row }))
            .sort((a, b) => {
              if (a.value === null || b.value === null)
                return Number(a.value === null) - Number(b.value === null) || a.row - b.row;
              return (descending ? -1 : 1) * byBytes(a.value, b.value) || a.row - b.row;
            });
          expect([...sorted.rowIds]).toEqual(wanted.map(({ row }) => row));
          expect(sorted.cells[0]).toEqual(wanted.map(({ value }) => value));
        },
      ),
      { numRuns: 25 },
    );
  }, 120_000);

  it('get text where they have more words than codes, and keep what was stored before', async () => {
    const [field] = fields;
    await engine.begin(['case_id', field!]);
    const wanted: string[] = [];
    for (let batch = 0; batch < 4; batch++) {
      const cells = Array.from({ length: 20_000 }, (_, row) => `词${batch * 20_000 + row}`);
      wanted.push(...cells);
      const codes = Uint32Array.from(cells, (_, row) => row + 1);
      await engine.append({
        rowCount: cells.length,
        columns: {},
        lines: new Uint32Array(cells.length),
        extras: [{ field: field!, cells: { kind: 'coded', codes, values: cells } }],
      });
    }
    await engine.commit();
    const page = await engine.page({ filter: [], order: [] }, [field!], 0, 80_000);
    expect(page.cells[0]).toEqual(wanted);
    const last = await engine.page(
      { filter: [], order: [{ field: field!, descending: true }] },
      [field!],
      0,
      3,
    );
    expect(last.cells[0]).toEqual(['词9999', '词9998', '词9997']);
  }, 60_000);

  it('that the data does not have are empty, also as an order', async () => {
    await engine.begin(['case_id']);
    await engine.append(batchOf([], [[], []], []));
    await engine.commit();
    const other = extraField('别的表', 1);
    const page = await engine.page(
      { filter: [], order: [{ field: other, descending: true }] },
      [other, 'case_id'],
      0,
      9,
    );
    expect(page.cells).toEqual([
      [null, null],
      ['案0', '案1'],
    ]);
  });

  it('are refused in a batch where they were not declared', async () => {
    await engine.begin(['case_id']);
    await expect(engine.append(batchOf([fields[0]!], [['a']], []))).rejects.toThrow('undeclared');
    await engine.discard();
  });
});
