import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import exportHeaders from '../../../data/export-headers.json';
import { extraHeader, isExtraField } from '../../../src/domain/extra-field';
import { FIELDS } from '../../../src/domain/field';
import { guard, unguard } from '../../../src/domain/formula-guard';
import { PLACE_FIELDS } from '../../../src/domain/place';
import { writeCsv } from '../../../src/export/formats/csv';
import type { ExportField } from '../../../src/export/row-source';
import { fields as en } from '../../../src/i18n/en/fields';
import { fields as zh } from '../../../src/i18n/zh-CN/fields';
import { isGuarded } from '../../../src/ingest/own-export';
import { type Cell, readCases, utf8 } from './read-cases';
import { sharedFile } from './shared-files';

async function exported(
  fields: readonly ExportField[],
  rows: readonly (readonly Cell[])[],
  encoding: 'utf-8' | 'gb18030' = 'utf-8',
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  const source = {
    count: rows.length,
    fields,
    async *chunks() {
      yield { rowIds: new Uint32Array(rows.length), cells: fields.map((_, i) => rows.map((row) => row[i]!)) };
    },
  };
  const headers = fields.map((field) => (isExtraField(field) ? extraHeader(field) : zh[`field.${field}`]));
  for await (const part of writeCsv(source, { headers, encoding })) parts.push(part);
  return Buffer.concat(parts);
}

const tricky = fc
  .array(
    fc.oneof(
      fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', '"', ',', '5', ' ', '　', '违'),
      fc.string({ maxLength: 2 }),
    ),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((parts) => parts.join(''))
  .filter((text) => text !== '');

describe('a file that the product exported', () => {
  it('is known by its headers, which are those of the export', () => {
    const ids = [...FIELDS.map(({ id }) => id), ...PLACE_FIELDS];
    expect(new Set(exportHeaders.headers['zh-CN'])).toEqual(new Set(ids.map((id) => zh[`field.${id}`])));
    expect(new Set(exportHeaders.headers.en)).toEqual(new Set(ids.map((id) => en[`field.${id}`])));
  });

  it('gives every text back as it was, whatever a formula guard did to it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(tricky, { minLength: 1, maxLength: 6 }), async (texts) => {
        const rows = texts.map(
          (text, i) => [`A${i}`, text, 120.5, -7.25, Date.UTC(2024, 2, 5, 14, 5, 6)] as const,
        );
        const bytes = await exported(['case_id', 'description', 'lon', 'lat', 'reported_at'], rows);
        const { columns, report } = readCases(bytes);
        expect(report).toMatchObject({ loaded: rows.length, rejected: 0, skipped: 0 });
        expect(columns.description).toEqual(texts);
        expect(columns.lat).toEqual(rows.map(() => -7.25));
        expect(columns.reported_at).toEqual(rows.map((row) => row[4]));
      }),
      { numRuns: 300, seed: 20260712 },
    );
  });

  it('gives the 29 formulas back after import, export and import', async () => {
    const bytes = sharedFile('corpora/dirty-zh/formula_injection.csv');
    if (!bytes) return;
    const first = readCases(bytes).columns;
    const rows = first.case_id!.map((id, i) => [id, first.description![i]!]);
    const again = readCases(await exported(['case_id', 'description'], rows)).columns;
    expect(again).toEqual({ case_id: first.case_id, description: first.description });
  });

  it('gives guarded categories back', async () => {
    const rows = [
      ['1', '=街道'],
      ['2', "'@街道"],
      ['3', '-5'],
    ];
    expect(readCases(await exported(['case_id', 'street'], rows)).columns.street).toEqual([
      '=街道',
      "'@街道",
      '-5',
    ]);
  });

  it('gives texts back in GB 18030 too, where its own word for the point stands among the headers', async () => {
    const texts = ['=1+1', "'@街道", '𠮷野家,"引号"', '两\r\n行', '-5'];
    const rows = texts.map((text, at) => [`00${at}`, text, 'exact']);
    const bytes = await exported(['case_id', 'description', 'geo_quality'], rows, 'gb18030');
    expect(new TextDecoder('gb18030').decode(bytes)).toContain("'=1+1");
    const { columns } = readCases(bytes);
    expect(columns.description).toEqual(texts);
    expect(columns.case_id).toEqual(rows.map(([id]) => id));
  });

  it('keeps a row whose only cell is empty', async () => {
    expect(readCases(await exported(['description'], [['a'], [null], ['b']])).report).toMatchObject({
      loaded: 3,
    });
  });

  it('is not any other file: there an apostrophe is the text of the case', () => {
    expect(readCases(utf8("案件编号,问题描述\r\n1,'=1+1\r\n")).columns.description).toEqual(["'=1+1"]);
    expect(readCases(utf8("\ufeff编号,描述\r\n1,'=1+1\r\n")).columns.description).toEqual(["'=1+1"]);
  });

  it('decides on bytes as the guard decides on text', () => {
    fc.assert(
      fc.property(tricky, (text) => {
        for (const candidate of [text, guard(text)]) {
          const bytes = utf8(candidate);
          expect(isGuarded(bytes, 0, bytes.length)).toBe(unguard(candidate) !== candidate);
        }
      }),
      { numRuns: 2000, seed: 20260713 },
    );
  });
});
