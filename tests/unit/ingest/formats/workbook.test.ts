import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportError } from '../../../../src/domain/import-report';
import { oldWorkbook } from '../../../../src/ingest/formats/old-workbook';
import { openDocument } from '../../../../src/ingest/formats/open-document';
import { workbook } from '../../../../src/ingest/formats/workbook';
import { readXml } from '../../../../src/ingest/formats/workbook-xml';
import { readTabulated, type TabulatedTable } from './read-tabulated';
import { type WrittenWorkbook, writeWorkbook, writeZip } from './write-workbook';

const never = new AbortController().signal;

async function read(book: WrittenWorkbook): Promise<TabulatedTable> {
  const result = await readTabulated(workbook, await writeWorkbook(book), { table: '表一' });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function refusal(book: WrittenWorkbook): Promise<ImportError | null> {
  const result = await readTabulated(workbook, await writeWorkbook(book), { table: '表一' });
  return result.ok ? null : result.error;
}

const STYLES = `<numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="171" formatCode="[h]:mm:ss"/><numFmt numFmtId="172" formatCode="0.00%"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="170"/><xf numFmtId="20"/><xf numFmtId="171"/><xf numFmtId="172"/></cellXfs>`;

describe('cells of a workbook', () => {
  it('of every type are what the sheet shows, or exactly what it holds', async () => {
    const { rows, notes } = await read({
      strings: `<si><t>编号</t></si><si><r><t>占</t></r><r><t xml:space="preserve">道 </t></r><rPh><t>zhàn</t></rPh></si><si><t>a_x000D_b_x005F_c</t></si>`,
      sheet: `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="inlineStr"><is><t>a,"b"</t></is></c></row>
<row r="2"><c r="A2" t="b"><v>1</v></c><c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="C2" t="str"><f>A1&amp;B1</f><v>=和</v></c><c r="D2"><f>1+1</f><v>2</v></c></row></sheetData>`,
    });
    expect(rows).toEqual([
      ['编号', '占道 ', 'a\rb_c', 'a,"b"'],
      ['TRUE', '', '=和', '2'],
    ]);
    expect(notes).toEqual([{ row: 2, column: 1, code: 'cell_error', text: '#DIV/0!' }]);
  });

  it('keep the digits of long numbers and say where Excel had rounded them', async () => {
    const { rows, notes } = await read({
      sheet:
        '<row><c><v>1.2345678901234501E+18</v></c><c><v>120.15230000000001</v></c><c><v>1E-7</v></c><c><v>-0</v></c><c><v>123456789012345</v></c></row></sheetData>',
    });
    expect(rows).toEqual([
      ['1234567890123450000', '120.15230000000001', '0.0000001', '0', '123456789012345'],
    ]);
    expect(notes.map(({ column, code }) => [column, code])).toEqual([[0, 'digits_rounded']]);
  });

  it.each([
    ['', 45356, '2024-03-05', '2024-03-05 00:00:00', '2024-03-05', '2024-03-05 00:00:00', '1088544:00:00'],
    [
      '',
      45356.586875,
      '2024-03-05 14:05:06',
      '2024-03-05 14:05:06',
      '2024-03-05 14:05:06',
      '2024-03-05 14:05:06',
      '1088558:05:06',
    ],
    ['', 60, '1900-02-29', '1900-02-29 00:00:00', '1900-02-29', '1900-02-29 00:00:00', '1440:00:00'],
    ['', 59, '1900-02-28', '1900-02-28 00:00:00', '1900-02-28', '1900-02-28 00:00:00', '1416:00:00'],
    ['', 61, '1900-03-01', '1900-03-01 00:00:00', '1900-03-01', '1900-03-01 00:00:00', '1464:00:00'],
    ['', 0.75, '18:00:00', '18:00:00', '18:00:00', '18:00:00', '18:00:00'],
    ['', -1, '-1', '-1', '-1', '-1', '-1'],
    [
      'date1904="1"',
      43894,
      '2024-03-05',
      '2024-03-05 00:00:00',
      '2024-03-05',
      '2024-03-05 00:00:00',
      '1053456:00:00',
    ],
  ])('with date formats and %s: %f', async (properties, serial, ...texts) => {
    const cells = texts.map((_, i) => `<c s="${i + 1}"><v>${serial}</v></c>`).join('');
    const { rows } = await read({
      styles: STYLES,
      properties,
      sheet: `<row>${cells}<c s="6"><v>${serial}</v></c></row></sheetData>`,
    });
    expect(rows).toEqual([[...texts, String(serial)]]);
  });

  it('keep their rows: rows without a value are none, numbers are those of the sheet', async () => {
    const { rows, rowNumbers } = await read({
      sheet:
        '<row r="3"><c r="B3"><v>1</v></c></row><row r="4"><c r="A4" s="1"/></row><row r="1048576"><c r="A1048576"><v>2</v></c></row><row><c r="AA9"/></row></sheetData>',
    }).catch((thrown: Error) => ({ rows: thrown.message, rowNumbers: [] }));
    expect(rows).toContain('damaged_file');
    const good = await read({
      sheet:
        '<row r="3"><c r="B3"><v>1</v></c></row><row r="4"><c r="A4" s="1"/></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData>',
    });
    expect(good.rowNumbers).toEqual([3, 1048576]);
    expect(good.rows[0]).toEqual(['', '1']);
    expect(good.rows[1]).toHaveLength(16_384);
    expect(rowNumbers).toEqual([]);
  });

  it('repeat down a group of merged cells where they are text', async () => {
    const { rows } = await read({
      sheet: `<row r="1"><c r="A1" t="inlineStr"><is><t>翠苑街道</t></is></c><c r="B1"><v>1</v></c><c r="C1"><v>9</v></c></row>
<row r="2"><c r="B2"><v>2</v></c></row><row r="3"><c r="B3"><v>3</v></c></row><row r="4"><c r="B4"><v>4</v></c></row></sheetData>
<mergeCells><mergeCell ref="A1:A3"/><mergeCell ref="C1:C3"/><mergeCell ref="B5:D6"/></mergeCells>`,
    });
    expect(rows).toEqual([
      ['翠苑街道', '1', '9'],
      ['翠苑街道', '2'],
      ['翠苑街道', '3'],
      ['', '4'],
    ]);
  });

  it('may be written with prefixes and in any order', async () => {
    const { rows } = await read({
      sheet: '<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c></row></sheetData>',
    });
    expect(rows).toEqual([['1', '', '3']]);
    const prefixed = await writeZip({
      'xl/workbook.xml':
        '<x:workbook xmlns:x="u" xmlns:q="v"><x:sheets><x:sheet name="S" sheetId="1" q:id="r"/></x:sheets></x:workbook>',
      'xl/_rels/workbook.xml.rels':
        '<p:Relationships xmlns:p="w"><p:Relationship Id="r" Type="t/worksheet" Target="./worksheets/../Sheet.XML"/></p:Relationships>',
      'xl/sheet.xml':
        '<x:worksheet xmlns:x="u"><x:sheetData><x:row><x:c><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    });
    const result = await readTabulated(workbook, prefixed, { table: 'S' });
    expect(result).toMatchObject({ ok: true, value: { rows: [['5']] } });
  });
});

describe('hostile workbooks', () => {
  it('with a document type are refused', async () => {
    const prolog = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>';
    expect(await refusal({ prolog, sheet: '</sheetData>' })).toEqual({ code: 'dtd_forbidden' });
  });

  it('of cut or wrong XML are named', async () => {
    expect(await refusal({ sheet: '<row><c><v>1</v></c></row>' })).toMatchObject({ code: 'damaged_file' });
    expect(await refusal({ sheet: '<row><c r="XFE1"><v>1</v></c></row></sheetData>' })).toMatchObject({
      code: 'damaged_file',
    });
    expect(await refusal({ sheet: `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}</sheetData>` })).toEqual({
      code: 'too_deep',
    });
  });

  it('that inflate out of proportion are refused before memory fills', async () => {
    const blanks = `<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>${' '.repeat(40 << 20)}`;
    expect(await refusal({ sheet: `${blanks}</sheetData>` })).toMatchObject({
      code: expect.stringMatching(/zip_bomb|too_large/),
    });
  });

  it('whose archive owns up to it are refused before a byte is unpacked', async () => {
    const member = {
      name: 'xl/worksheets/sheet1.xml',
      packedBytes: 1 << 20,
      statedBytes: 400 << 20,
      // biome-ignore lint/correctness/useYield: it must not even be asked
      async *read(): AsyncGenerator<Uint8Array, ImportError | null> {
        throw new Error('read');
      },
    };
    const silent = () => undefined;
    const reading = readXml(member, { open: silent, close: silent }, new AbortController().signal);
    expect(await reading.next()).toMatchObject({ done: true, value: { code: 'zip_bomb' } });
  });

  it('with more shared texts than their size in the file can hold are refused', async () => {
    const strings = `<si><t>${'占道经营'.repeat(20)}</t></si>`.repeat(180_000);
    const sheet = '<row><c t="s"><v>999999999</v></c></row></sheetData>';
    expect(await refusal({ strings, sheet })).toMatchObject({ code: 'zip_bomb' });
  });

  it('with a text that never ends are refused', async () => {
    const sheet = `<row><c t="inlineStr"><is><t>${'占'.repeat(12 << 20)}</t></is></c></row></sheetData>`;
    expect(await refusal({ sheet })).toMatchObject({ code: expect.stringMatching(/too_large|zip_bomb/) });
  });
});

describe('random tables', () => {
  const text = fc
    .string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', '路', '𠮷', '<', '&', "'", ';', '0') })
    .filter((value) => value !== '' && !/_x[0-9a-f]{4}_/i.test(value));
  // The writer of BIFF loses what is closer to zero than a double can hold in full.
  const number = fc
    .double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 })
    .filter((value) => value === 0 || Math.abs(value) > 1e-200);
  const cell = fc.oneof(text, number, fc.constant(null), fc.boolean());
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 });

  it.each([
    ['xlsx', workbook],
    ['biff8', oldWorkbook],
    ['ods', openDocument],
  ] as const)('written as %s by another program are read back', async (bookType, format) => {
    const library = await import('@e965/xlsx');
    await fc.assert(
      fc.asyncProperty(table, async (cells) => {
        const given = bookType === 'ods' ? cells.map((row) => row.map(plainSpaces)) : cells;
        const book = library.utils.book_new();
        library.utils.book_append_sheet(book, library.utils.aoa_to_sheet(given), 'S');
        const bytes = library.write(book, { type: 'array', bookType, bookSST: true }) as ArrayBuffer;
        const result = await readTabulated(format, new Blob([bytes]), { table: 'S' });
        if (!result.ok) throw new Error(result.error.code);
        const wanted = given.map((row) => row.map(shown));
        const filled = wanted.filter((row) => row.some((value) => value !== ''));
        expect(result.value.rows.map(trimmedRow)).toEqual(filled.map(trimmedRow));
        expect(result.value.rowNumbers).toEqual(
          wanted.flatMap((row, i) => (row.some((value) => value !== '') ? [i + 1] : [])),
        );
      }),
      { numRuns: 60, seed: 20_261_122 },
    );
  });

  /** Written by the rules of Number.prototype.toString, but for the exponent. */
  function shown(value: string | number | boolean | null): string {
    if (value === null) return '';
    if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
    if (typeof value === 'string') return value;
    if (Object.is(value, -0)) return '0';
    const [digits = '', exponent] = String(value).split('e-');
    if (exponent === undefined) return digits;
    const sign = digits.startsWith('-') ? '-' : '';
    return `${sign}0.${'0'.repeat(Number(exponent) - 1)}${digits.replace(/[-.]/g, '')}`;
  }

  function trimmedRow(row: readonly string[]): readonly string[] {
    return row.slice(0, row.findLastIndex((value) => value !== '') + 1);
  }

  function plainSpaces(value: string | number | boolean | null) {
    return typeof value === 'string' ? value.replace(/\s+/g, '').padEnd(1, 'x') : value;
  }
});

it('a workbook that is not one is named', async () => {
  const zip = await writeZip({ 'a.txt': 'x' });
  expect(await workbook.tables(zip, never)).toMatchObject({ ok: false, error: { code: 'not_a_table' } });
});
