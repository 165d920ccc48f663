import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportErrorCode } from '../../../../src/domain/import-report';
import { oldWorkbook } from '../../../../src/ingest/formats/old-workbook';
import { openDocument } from '../../../../src/ingest/formats/open-document';
import { sharedFile, sharedPath } from '../shared-files';
import { readTabulated } from './read-tabulated';
import { writeZip } from './write-workbook';

const never = new AbortController().signal;
const OFFICE = 'urn:oasis:names:tc:opendocument:xmlns';
const NAMES = ['office', 'table', 'text', 'style', 'calcext']
  .map((name) => `xmlns:${name}="${OFFICE}:${name}:1.0"`)
  .join(' ');

const document = (root: string, content: string, prolog = '', styles = '') =>
  `<?xml version="1.0" encoding="UTF-8"?>${prolog}<office:${root} ${NAMES}>${styles}<office:body><office:spreadsheet>${content}</office:spreadsheet></office:body></office:${root}>`;

function ods(content: string, options: { prolog?: string; styles?: string; manifest?: string } = {}) {
  const { prolog, styles, manifest = '<manifest/>' } = options;
  return writeZip({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'META-INF/manifest.xml': manifest,
    'content.xml': document('document-content', content, prolog, styles),
  });
}
const table = (rows: string, name = '甲') => `<table:table table:name="${name}">${rows}</table:table>`;
const row = (cells: string, times = 1) =>
  `<table:table-row${times > 1 ? ` table:number-rows-repeated="${times}"` : ''}>${cells}</table:table-row>`;
const cell = (text: string, more = '') =>
  `<table:table-cell office:value-type="string"${more}><text:p>${text}</text:p></table:table-cell>`;
const typed = (type: string, value: string, inner = '') =>
  `<table:table-cell office:value-type="${type}" ${value}>${inner}</table:table-cell>`;

async function rowsOf(file: Blob, name = '甲') {
  const read = await readTabulated(openDocument, file, { table: name });
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

async function codeOf(file: Blob): Promise<ImportErrorCode | null> {
  const tables = await openDocument.tables(file, never);
  if (!tables.ok) return tables.error.code;
  const read = await readTabulated(openDocument, file, { table: tables.value[0]!.name });
  return read.ok ? null : read.error.code;
}

describe('tables of an OpenDocument spreadsheet', () => {
  const two = `${table(row(cell('x')), '甲')}${table(row(cell('案件编号') + cell('经度')), '乙')}`;

  it('are listed and read one by one, in a package and as one document', async () => {
    for (const file of [await ods(two), new Blob([document('document', two)])]) {
      const tables = await openDocument.tables(file, never);
      expect(tables.ok && tables.value.map(({ name }) => name)).toEqual(['甲', '乙']);
      expect((await rowsOf(file, '甲')).rows).toEqual([['x']]);
      expect((await rowsOf(file, '乙')).rows).toEqual([['案件编号', '经度']]);
    }
  });

  it('say which are hidden, and are told apart where they have one name', async () => {
    const styles =
      '<office:automatic-styles><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>';
    const same = `${table(row(cell('1')))}<table:table table:name="甲" table:style-name="ta2">${row(cell('2'))}</table:table>`;
    const file = await ods(same, { styles });
    const tables = await openDocument.tables(file, never);
    expect(tables).toMatchObject({ value: [{ name: '甲' }, { name: '甲 (2)', hidden: true }] });
    expect((await rowsOf(file, '甲 (2)')).rows).toEqual([['2']]);
  });

  it('inside of cells are text of no cell', async () => {
    const inner = `<table:table-cell>${table(row(cell('内')), '内')}</table:table-cell>`;
    const file = await ods(`${table(row(cell('a') + inner + cell('b')))}${table(row(cell('c')), '乙')}`);
    const tables = await openDocument.tables(file, never);
    expect(tables.ok && tables.value.map(({ name }) => name)).toEqual(['甲', '乙']);
    expect((await rowsOf(file, '乙')).rows).toEqual([['c']]);
  });
});

describe('cells of an OpenDocument spreadsheet', () => {
  it('of every type are what they hold', async () => {
    const cells = [
      [typed('float', 'office:value="120.1"'), '120.1'],
      [typed('float', 'office:value="1.5E-7"', '<text:p>0</text:p>'), '0.00000015'],
      [typed('percentage', 'office:value="0.5"', '<text:p>50%</text:p>'), '0.5'],
      [typed('currency', 'office:value="3"', '<text:p>￥3</text:p>'), '3'],
      [typed('boolean', 'office:boolean-value="true"'), 'TRUE'],
      [typed('date', 'office:date-value="2024-03-01"', '<text:p>3月1日</text:p>'), '2024-03-01'],
      [typed('date', 'office:date-value="2024-03-01T08:05:00"'), '2024-03-01 08:05:00'],
      [typed('date', 'office:date-value="2024-02-29T23:59:59.999999996"'), '2024-03-01 00:00:00'],
      [typed('time', 'office:time-value="PT26H03M07S"'), '26:03:07'],
      [typed('string', 'office:string-value="甲乙"', '<text:p>甲</text:p>'), '甲乙'],
      ['<table:table-cell><text:p>无类型</text:p></table:table-cell>', '无类型'],
    ] as const;
    const file = await ods(table(row(cells.map(([written]) => written).join(''))));
    expect((await rowsOf(file)).rows).toEqual([cells.map(([, text]) => text)]);
  });

  it('have their text with its blanks and lines, without comments and readings', async () => {
    const cells = [
      [cell('  a  \n b '), 'a b'],
      [cell('a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d'), 'a   b\tc\nd'],
      [cell('一</text:p><text:p>二'), '一\n二'],
      [cell('见<text:span>文<text:a>一路</text:a></text:span>口'), '见文一路口'],
      [
        cell(
          'x<text:ruby><text:ruby-base>市</text:ruby-base><text:ruby-text>shi</text:ruby-text></text:ruby>',
        ),
        'x市',
      ],
      [
        '<table:table-cell office:value-type="string"><office:annotation><text:p>批注</text:p></office:annotation><text:p>正文</text:p></table:table-cell>',
        '正文',
      ],
      [cell('a &amp; &lt;b&gt;'), 'a & <b>'],
    ] as const;
    const file = await ods(table(row(cells.map(([written]) => written).join(''))));
    expect((await rowsOf(file)).rows).toEqual([cells.map(([, text]) => text)]);
  });

  it('with an error are empty and noted, as are numbers whose digits were rounded', async () => {
    const file = await ods(
      table(
        row(
          cell('a') +
            typed('string', 'office:string-value="" calcext:value-type="error"', '<text:p>#DIV/0!</text:p>') +
            typed('float', 'office:value="0"', '<text:p>#N/A</text:p>') +
            typed('float', 'office:value="1234567890123450000"'),
        ),
      ),
    );
    const { rows, notes } = await rowsOf(file);
    expect(rows).toEqual([['a', '', '', '1234567890123450000']]);
    expect(notes.map(({ row: at, column, code }) => [at, column, code])).toEqual([
      [1, 1, 'cell_error'],
      [1, 2, 'cell_error'],
      [1, 3, 'digits_rounded'],
    ]);
  });

  it('keep their row numbers through rows that are repeated, empty or not', async () => {
    const blank = '<table:table-cell table:number-columns-repeated="16384"/>';
    const file = await ods(
      table(
        row(cell('案件编号')) +
          row(blank, 2) +
          '<table:table-row table:number-rows-repeated="3"/>' +
          row(cell('CG1') + cell('x', ' table:number-columns-repeated="2"'), 2) +
          `<table:table-row-group>${row(cell('CG2'))}</table:table-row-group>` +
          row(blank, 1_048_000),
      ),
    );
    const { rows, rowNumbers } = await rowsOf(file);
    expect(rows).toEqual([['案件编号'], ['CG1', 'x', 'x'], ['CG1', 'x', 'x'], ['CG2']]);
    expect(rowNumbers).toEqual([1, 7, 8, 9]);
  });

  it('repeat down a group of merged cells where they are text', async () => {
    const covered = '<table:covered-table-cell/>';
    const number = typed('float', 'office:value="7" table:number-rows-spanned="2"');
    const file = await ods(
      table(
        row(
          cell('街道A', ' table:number-columns-spanned="1" table:number-rows-spanned="3"') +
            cell('1') +
            number,
        ) +
          row(covered + cell('2') + covered) +
          row(covered + cell('3')) +
          row(cell('') + cell('4')) +
          row(cell('标题', ' table:number-columns-spanned="2" table:number-rows-spanned="2"') + covered) +
          row(covered + cell('5')),
      ),
    );
    expect((await rowsOf(file)).rows).toEqual([
      ['街道A', '1', '7'],
      ['街道A', '2'],
      ['街道A', '3'],
      ['', '4'],
      ['标题'],
      ['', '5'],
    ]);
  });
});

describe('hostile OpenDocument files', () => {
  it.each([
    ['dtd_forbidden', () => ods('', { prolog: '<!DOCTYPE a [<!ENTITY b "c">]>' })],
    ['zip_bomb', () => ods(' '.repeat(40 << 20))],
    ['zip_bomb', () => ods(table(row(cell('x'.repeat(1000)), 1_000_000)))],
    ['zip_bomb', () => ods(table(row(cell('x', ' table:number-columns-repeated="16000"'), 100_000)))],
    ['damaged_file', () => ods(table(row(cell('x', ' table:number-columns-repeated="1000000000"'))))],
    ['damaged_file', () => ods(table(row('', 5_000_000) + row(cell('x'))))],
    ['damaged_file', () => ods(table(`${row(cell('x'))}<table:table-row>`))],
    ['too_deep', () => ods(table(row(cell('<text:span>'.repeat(200)))))],
    ['not_a_table', () => ods('')],
    ['password_protected', () => ods('', { manifest: '<m><manifest:encryption-data/></m>' })],
  ] as const)('%s', async (code, file) => {
    expect(await codeOf(await file())).toBe(code);
  });
});

describe('what another program writes', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '路', '𠮷', '<', '&', "'", ';', '0') });
  const value = fc.oneof(
    text,
    fc
      .double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 })
      .filter((n) => n === 0 || Math.abs(n) > 1e-200),
    fc.constant(null),
    fc.boolean(),
  );
  const rows = fc.array(fc.array(value, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 });

  it.each(['ods', 'fods'] as const)('is read back from %s, as its own library reads it', async (bookType) => {
    const library = await import('@e965/xlsx');
    await fc.assert(
      fc.asyncProperty(rows, async (cells) => {
        const book = library.utils.book_new();
        library.utils.book_append_sheet(book, library.utils.aoa_to_sheet(cells), 'S');
        const bytes = library.write(book, { type: 'array', bookType }) as ArrayBuffer;
        const file = new Blob([bytes]);
        expect(await rowsOf(file, 'S')).toEqual(await readByLibrary(file, 'S'));
      }),
      { numRuns: 40 },
    );
  });

  it('is read from the corpus as its own library reads it, but for what is written beside', async () => {
    const root = sharedPath('corpora/sheetjs');
    if (root === null) return console.log('corpora/sheetjs is not here');
    const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ods'),
    );
    let tables = 0;
    for (const name of names) {
      const file = new Blob([Uint8Array.from(sharedFile(`corpora/sheetjs/${name}`)!)]);
      const listed = await openDocument.tables(file, never);
      if (!listed.ok) throw new Error(`${name}: ${listed.error.code}`);
      for (const { name: sheet } of listed.value) {
        tables++;
        const ours = (await rowsOf(file, sheet)).rows.map((cells) => cells.map(bare));
        const theirs = (await readByLibrary(file, sheet)).rows.map((cells) => cells.map(bare));
        expect([name, sheet, ours]).toEqual([name, sheet, theirs]);
      }
    }
    expect(tables).toBeGreaterThan(3);
  });

  async function readByLibrary(file: Blob, name: string) {
    const read = await readTabulated(oldWorkbook, file, { table: name });
    if (!read.ok) throw new Error(read.error.code);
    return read.value;
  }
  /** Line ends and the midnight of a day are written in two ways. */
  const bare = (written: string) => written.replaceAll('\r', '').replace(/ 00:00:00$/, '');
});
