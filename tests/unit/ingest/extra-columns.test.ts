import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Batch, ExtraCells } from '../../../src/domain/batch';
import { type ExtraField, extraField, extraHeader } from '../../../src/domain/extra-field';
import type { CaseRecipe } from '../../../src/domain/recipe';
import { writeCsv } from '../../../src/export/formats/csv';
import type { ExportField } from '../../../src/export/row-source';
import { fields as zh } from '../../../src/i18n/zh-CN/fields';
import { createCaseReader } from '../../../src/ingest/case-reader';
import { plannedExtras, unitedExtras } from '../../../src/ingest/columns/extra-plan';
import { proposedRecipe, utf8 } from './read-cases';

type Texts = readonly (string | null)[];

function textsOf(cells: ExtraCells['cells'], rows: number): Texts {
  if (cells.kind === 'coded')
    return Array.from(cells.codes, (code) => (code === 0 ? null : cells.values[code - 1]!));
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return Array.from({ length: rows }, (_, row) => {
    const text = decoder.decode(cells.bytes.subarray(cells.offsets[row], cells.offsets[row + 1]));
    return text === '' ? null : text;
  });
}

/** Every kept column as plain texts. */
function readExtras(bytes: Uint8Array, recipe: CaseRecipe = proposedRecipe(bytes), chunkBytes = 1 << 20) {
  const reader = createCaseReader(recipe);
  const planned = plannedExtras(recipe).map(({ field }) => field);
  const columns = new Map<ExtraField, (string | null)[]>(planned.map((field) => [field, []]));
  const kinds: string[] = [];
  const take = (batch: Batch | null) => {
    if (batch === null) return;
    const given = new Map(batch.extras?.map(({ field, cells }) => [field, cells]));
    kinds.push(...Array.from(given.values(), ({ kind }) => kind));
    for (const [field, column] of columns) {
      const cells = given.get(field);
      column.push(
        ...(cells === undefined ? new Array(batch.rowCount).fill(null) : textsOf(cells, batch.rowCount)),
      );
    }
  };
  for (let at = 0; at < bytes.length; at += chunkBytes)
    take(reader.push(bytes.subarray(at, at + chunkBytes)));
  const { batch, report } = reader.finish();
  take(batch);
  return { columns, report, kinds, kept: reader.extras() };
}

const HEAD = '案件编号,经度,纬度,上报时间';
const ROW = '120.1,30.2,2024-01-02 03:04:05';

describe('unmapped columns of a file', () => {
  it('are kept under their own headers, to the byte', () => {
    const file = `${HEAD},备注甲, 乙 ,备注甲,__proto__\nA1,${ROW}, 无 ,"a,""b""\nc",-,x\nA2,${ROW},,/,　,\n`;
    const { columns, kept } = readExtras(utf8(file));
    expect(Object.fromEntries(columns)).toEqual({
      [extraField('备注甲', 1)]: [' 无 ', null],
      [extraField(kept.map(extraHeader)[1]!, 1)]: ['a,"b"\nc', '/'],
      [extraField('备注甲 (2)', 1)]: ['-', '　'],
      [extraField('__proto__', 1)]: ['x', null],
    });
  });

  it('are left out where the user said so, and where they have neither header nor value', () => {
    const file = utf8(`${HEAD},甲,,乙\nA1,${ROW},1,,2\nA2,${ROW},3,,4\n`);
    const recipe = proposedRecipe(file);
    expect(readExtras(file, recipe).kept.map(extraHeader)).toEqual(['甲', '乙']);
    const dropped = { ...recipe, dropped: [4] };
    expect(readExtras(file, dropped).kept.map(extraHeader)).toEqual(['乙']);
  });

  it('travel as texts once they hardly repeat, as codes while they do', () => {
    const lines = Array.from({ length: 120_000 }, (_, row) => `A${row},${ROW},唯一${row},${row % 7}`);
    const { columns, kinds } = readExtras(utf8(`${HEAD},甲,乙\n${lines.join('\n')}\n`));
    const [unique, repeated] = [...columns.values()];
    expect(kinds).toContain('text');
    expect(kinds).toContain('coded');
    expect(unique!.every((text, row) => text === `唯一${row}`)).toBe(true);
    expect(repeated!.every((text, row) => text === String(row % 7))).toBe(true);
  });

  it('of several files are one where their headers are', () => {
    const first = proposedRecipe(utf8(`${HEAD},甲,乙\nA1,${ROW},1,2\n`));
    const second = proposedRecipe(utf8(`丙,${HEAD},乙,乙\n3,A1,${ROW},1,2\n`));
    expect(unitedExtras([first, second])).toEqual([
      extraField('甲', 1),
      extraField('乙', 1),
      extraField('丙', 1),
      extraField('乙 (2)', 1),
    ]);
  });

  it('come back from an export as they were, whatever they hold and however they are called', async () => {
    const cell = fc.oneof(
      fc.constant(null),
      fc.constantFrom(' 无', '=1+1', "'=1", '-5', '0012345678901234567', '\t', 'a\r\nb', '"', ',', '𠮷'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }).filter((text) => !text.includes('\0')),
    );
    const header = fc.constantFrom('甲', '乙号', '=丙', "'=丁", '__proto__', '戊 己', '坐标质量2');
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(header, { minLength: 1, maxLength: 5 }),
        fc.array(fc.array(cell, { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
        async (headers, rows) => {
          const fields = headers.map((one) => extraField(one, 1));
          const bytes = await exported(fields, rows);
          const { columns, report } = readExtras(bytes);
          expect(report.loaded).toBe(rows.length);
          expect([...columns.keys()].map(extraHeader)).toEqual(headers);
          expect([...columns.values()]).toEqual(headers.map((_, at) => rows.map((row) => row[at]!)));
        },
      ),
      { numRuns: 60 },
    );
  });
});

async function exported(extras: readonly ExtraField[], rows: readonly Texts[]): Promise<Uint8Array> {
  const known = ['case_id', 'reported_at', 'lon', 'lat', 'geo_quality', 'zone'] as const;
  const fields: readonly ExportField[] = [...known, ...extras];
  const all = rows.map((row, at) => [`案${at}`, 1.7e12, 120.5, 30.25, 'exact', '一格', ...row]);
  const source = {
    count: rows.length,
    fields,
    async *chunks() {
      yield {
        rowIds: new Uint32Array(rows.length),
        cells: fields.map((_, at) => all.map((row) => row[at]!)),
      };
    },
  };
  const headers = [...known.map((field) => zh[`field.${field}`]), ...extras.map(extraHeader)];
  const parts: Uint8Array[] = [];
  for await (const part of writeCsv(source, { headers })) parts.push(part);
  return new Uint8Array(Buffer.concat(parts));
}
