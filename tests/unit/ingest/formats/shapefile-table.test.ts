import { BlobReader, BlobWriter, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCaseReader } from '../../../../src/ingest/case-reader';
import { shapefileTable } from '../../../../src/ingest/formats/shapefile-table';
import { proposeFile } from '../../../../src/ingest/propose-file';
import { detectFormat } from '../../../../src/ingest/sniff-format';
import { caseChunks } from '../../../../src/jobs/case-chunks';
import { nullContent, partsContent, pointContent, writeDbf, writeShp } from './shapefile-writer';
import { never, tabulatedCells } from './tabulated-cells';

const utf8 = (text: string) => new TextEncoder().encode(text);
/** 街道, 名称 and 北站街道 in GBK. */
const GBK = {
  street: Uint8Array.of(0xbd, 0xd6, 0xb5, 0xc0),
  name: Uint8Array.of(0xc3, 0xfb, 0xb3, 0xc6),
  north: Uint8Array.of(0xb1, 0xb1, 0xd5, 0xbe, 0xbd, 0xd6, 0xb5, 0xc0),
};

async function zipped(members: { readonly [name: string]: Uint8Array<ArrayBuffer> }): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  for (const [name, bytes] of Object.entries(members))
    await writer.add(name, new BlobReader(new Blob([bytes])));
  return writer.close();
}

const street = { name: GBK.street, type: 'C', length: 7 };
const square = [
  [0, 0],
  [0, 10],
  [10, 10],
  [10, 0],
  [0, 0],
] as const;
const hole = [
  [1, 1],
  [9, 1],
  [9, 9],
  [1, 9],
  [1, 1],
] as const;

describe('shapefiles as tables', () => {
  it('GBK without a word about it, a character cut by the field, null shapes and deleted records', async () => {
    const dbf = writeDbf(
      [street, { name: utf8('NO'), type: 'N', length: 19 }],
      [
        [GBK.north, utf8('1234567890123456789')],
        [GBK.street, utf8('2')],
        [GBK.street, utf8('3')],
      ],
      { deleted: [1] },
    );
    const shp = writeShp(1, [pointContent(121.5, 31.25), pointContent(1, 2), nullContent()]);
    const table = await tabulatedCells(shapefileTable, await zipped({ '层/a.dbf': dbf, '层/a.shp': shp }));
    expect(table.error).toBe(null);
    expect(table.tables).toMatchObject([{ name: '层/a', rows: 3, encoding: 'gb18030' }]);
    expect(table.header).toEqual(['街道', 'NO', '经度', '纬度']);
    expect(table.rows).toEqual([
      ['北站街', '1234567890123456789', '121.5', '31.25'],
      ['', '', '', ''],
      ['街道', '3', '', ''],
    ]);
  });

  it('a record whose text does not decode is rejected, a deleted one skipped, each by its number', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => [
      i === 7 ? Uint8Array.of(0xff, 0xff, 0x41) : GBK.street,
      utf8(`A${i}`),
      utf8('20240105'),
    ]);
    const dbf = writeDbf(
      [street, { name: utf8('ID'), type: 'C', length: 6 }, { name: utf8('DATE'), type: 'D', length: 8 }],
      rows,
      { deleted: [3] },
    );
    const file = await zipped({ 'a.dbf': dbf });
    const proposed = await proposeFile(file, 'a.zip', {}, never);
    if (!proposed.ok) throw new Error(proposed.error.code);
    const { recipe } = proposed.value;
    const reader = createCaseReader(recipe);
    for await (const { text, rowNumbers, notes } of caseChunks(file, recipe, () => undefined, never))
      reader.push(text, rowNumbers, notes);
    const { report } = reader.finish();
    expect(report).toMatchObject({ rowsIn: 40, loaded: 38, rejected: 1, skipped: 1 });
    expect(report.rejects).toMatchObject([{ line: 8, column: 1, code: 'undecodable' }]);
    expect(report.skips).toMatchObject([{ line: 4, code: 'deleted_record' }]);
  });

  it('what a .cpg says holds where the bytes bear it out', async () => {
    const gbk = writeDbf(
      [street],
      Array.from({ length: 20 }, () => [GBK.street]),
    );
    const wrong = await tabulatedCells(
      shapefileTable,
      await zipped({ 'a.dbf': gbk, 'a.cpg': utf8('UTF-8') }),
    );
    expect(wrong.rows[0]).toEqual(['街道']);
    const text = writeDbf([{ name: utf8('name'), type: 'C', length: 10 }], [[utf8('北站')]]);
    const right = await tabulatedCells(
      shapefileTable,
      await zipped({ 'a.dbf': text, 'a.cpg': utf8('utf-8\n') }),
    );
    expect(right.rows[0]).toEqual(['北站']);
    const driver = await tabulatedCells(
      shapefileTable,
      new Blob([writeDbf([street], [[GBK.street]], { driver: 0x4d })]),
    );
    expect(driver.rows[0]).toEqual(['街道']);
    const chosen = await tabulatedCells(shapefileTable, new Blob([gbk]), { encoding: 'big5' });
    expect(chosen.rows[0]).not.toEqual(['街道']);
  });

  it('every layer of an archive is a table; .prj is handed on', async () => {
    const dbf = writeDbf([{ name: utf8('a'), type: 'C', length: 3 }], [[utf8('x')]]);
    const file = await zipped({
      'p.shp': writeShp(1, [pointContent(500000, 3400000)]),
      'p.dbf': dbf,
      'P.PRJ': utf8('PROJCS["CGCS2000_3_Degree_GK_CM_120E",GEOGCS["GCS_CGCS2000"],AUTHORITY["EPSG","4549"]]'),
      'q.shp': writeShp(5, [partsContent(5, [square, hole])]),
      'q.dbf': dbf,
      'q.prj': utf8('GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000"]]'),
      'r.dbf': dbf,
    });
    const table = await tabulatedCells(shapefileTable, file);
    expect(table.tables.map(({ name, placeHint }) => [name, placeHint])).toEqual([
      ['p', 'EPSG:4549'],
      ['q', 'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000"]]'],
      ['r', undefined],
    ]);
    expect(table.rows).toEqual([['x', '500000', '3400000']]);
    const ring = await tabulatedCells(shapefileTable, file, { table: 'q' });
    const [x, y] = ring.rows[0]!.slice(1).map(Number);
    // Inside the ring and not in its hole.
    expect(x! > 0 && x! < 10 && y! > 0 && y! < 10 && !(x! > 1 && x! < 9 && y! > 1 && y! < 9)).toBe(true);
    expect((await tabulatedCells(shapefileTable, file, { table: 'r' })).header).toEqual(['a']);
  });

  it('Z and M, lines, and values that stand for nothing', async () => {
    const line = partsContent(3, [
      [
        [0, 0],
        [4, 0],
        [4, 4],
      ],
    ]);
    const shp = writeShp(11, [pointContent(1, 2, [3, 4]), line, pointContent(-1e39, -1e39)]);
    const table = await tabulatedCells(shapefileTable, new Blob([shp]));
    expect(table.rows).toEqual([
      ['1', '2'],
      ['4', '0'],
      ['', ''],
    ]);
  });

  it('dates, flags and numbers', async () => {
    const number = new Uint8Array(8);
    new DataView(number.buffer).setFloat64(0, 0.1, true);
    const integer = Uint8Array.of(0xfe, 0xff, 0xff, 0xff);
    const dbf = writeDbf(
      [
        { name: utf8('d'), type: 'D', length: 8 },
        { name: utf8('l'), type: 'L', length: 1 },
        { name: utf8('f'), type: 'F', length: 12 },
        { name: utf8('o'), type: 'O', length: 8 },
        { name: utf8('i'), type: 'I', length: 4 },
        { name: utf8('m'), type: 'M', length: 10 },
      ],
      [[utf8('20240305'), utf8('T'), utf8('     12.50'), number, integer, utf8('         1')]],
    );
    expect(detectFormat(dbf)).toBe('dbf');
    const table = await tabulatedCells(shapefileTable, new Blob([dbf]));
    expect(table.rows).toEqual([['2024-03-05', 'true', '12.50', '0.1', '-2', '']]);
  });

  it('what is cut or contradicts itself is named', async () => {
    const dbf = writeDbf(
      [{ name: utf8('a'), type: 'C', length: 9 }],
      Array.from({ length: 9 }, () => [utf8('text')]),
    );
    const cut = await tabulatedCells(shapefileTable, new Blob([dbf.subarray(0, dbf.length - 20)]));
    expect(cut.error?.code).toBe('damaged_file');
    const shp = writeShp(5, [partsContent(5, [square])]);
    const torn = await tabulatedCells(shapefileTable, new Blob([shp.subarray(0, shp.length - 8)]));
    expect(torn.error?.code).toBe('damaged_file');
    new DataView(shp.buffer).setInt32(100 + 8 + 40, 0x7fff_ffff, true);
    expect((await tabulatedCells(shapefileTable, new Blob([shp]))).error?.code).toBe('damaged_file');
    expect((await tabulatedCells(shapefileTable, await zipped({ 'a.txt': utf8('x') }))).error?.code).toBe(
      'not_a_table',
    );
  });

  it('any damage ends with a name or a table', async () => {
    const dbf = writeDbf(
      [
        { name: utf8('a'), type: 'C', length: 9 },
        { name: utf8('n'), type: 'N', length: 5 },
      ],
      [[utf8('text'), utf8('1')]],
    );
    const shp = writeShp(5, [partsContent(5, [square, hole]), pointContent(1, 2)]);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(dbf, shp), fc.nat(), fc.nat(255), async (whole, place, byte) => {
        const bytes = whole.slice();
        bytes[place % bytes.length] = byte;
        const table = await tabulatedCells(shapefileTable, new Blob([bytes]));
        expect(table.error === null || table.error.code.length > 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('any table comes back equal', async () => {
    const cell = fc
      .string({ unit: fc.constantFrom(...'ab,"城管 \n0'), maxLength: 6 })
      .map((text) => text.trim());
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 40 }), async (rows) => {
        const fields = ['甲', '乙'].map((name) => ({ name: utf8(name), type: 'C', length: 20 }));
        const dbf = writeDbf(
          fields,
          rows.map((cells) => cells.map(utf8)),
        );
        const table = await tabulatedCells(
          shapefileTable,
          await zipped({ 't.dbf': dbf, 't.cpg': utf8('UTF-8') }),
        );
        expect(table.rows).toEqual(rows);
      }),
      { numRuns: 40 },
    );
  });
});
