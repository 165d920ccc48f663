import { describe, expect, it } from 'vitest';
import type { ImportErrorCode } from '../../../../src/domain/import-report';
import { oldWorkbook } from '../../../../src/ingest/formats/old-workbook';
import { detectFormat } from '../../../../src/ingest/sniff-format';
import { sharedFile } from '../shared-files';
import { readTabulated } from './read-tabulated';
import { writeZip } from './write-workbook';

const never = new AbortController().signal;

async function codeOf(file: Blob): Promise<ImportErrorCode | null> {
  const tables = await oldWorkbook.tables(file, never);
  return tables.ok ? null : tables.error.code;
}

const OFFICE = 'urn:oasis:names:tc:opendocument:xmlns';
const ods = (content: string, prolog = '') =>
  writeZip({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'META-INF/manifest.xml': '<manifest/>',
    'styles.xml': `<office:document-styles xmlns:office="${OFFICE}:office:1.0"/>`,
    'content.xml': `<?xml version="1.0"?>${prolog}<office:document-content xmlns:office="${OFFICE}:office:1.0" xmlns:table="${OFFICE}:table:1.0" xmlns:text="${OFFICE}:text:1.0"><office:body><office:spreadsheet>${content}</office:spreadsheet></office:body></office:document-content>`,
  });
const cell = (text: string) =>
  `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;

/** What a recipe from before the reader of its own says. */
describe('OpenDocument by the library', () => {
  it('is read sheet by sheet', async () => {
    const file = await ods(
      `<table:table table:name="甲"><table:table-row>${cell('x')}</table:table-row></table:table><table:table table:name="乙"><table:table-row>${cell('案件编号')}${cell('经度')}</table:table-row><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2"/></table:table-row><table:table-row>${cell('CG1')}<table:table-cell office:value-type="float" office:value="120.1"><text:p>120.1</text:p></table:table-cell></table:table-row></table:table>`,
    );
    const tables = await oldWorkbook.tables(file, never);
    expect(tables).toMatchObject({ ok: true });
    expect(tables.ok && tables.value.map(({ name }) => name)).toEqual(['甲', '乙']);
    const read = await readTabulated(oldWorkbook, file, { table: '乙' });
    expect(read.ok && read.value.rows).toEqual([
      ['案件编号', '经度'],
      ['CG1', '120.1'],
    ]);
    expect(read.ok && read.value.rowNumbers).toEqual([1, 4]);
  });

  it('that is a bomb is refused before it is parsed', async () => {
    expect(await codeOf(await ods('', '<!DOCTYPE a [<!ENTITY b "c">]>'))).toBe('dtd_forbidden');
    expect(await codeOf(await ods(' '.repeat(40 << 20)))).toBe('zip_bomb');
  });
});

describe('documents that are no workbooks', () => {
  it('with a password are named', async () => {
    const bytes = sharedFile('corpora/sheetjs/password_2002_128_strong.xls');
    if (bytes) expect(await codeOf(new Blob([Uint8Array.from(bytes)]))).toBe('password_protected');
  });

  it('of Word are named by what they are', async () => {
    const bytes = new Uint8Array(4096);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    Array.from('WordDocument').forEach((letter, i) => {
      bytes[1024 + i * 2] = letter.charCodeAt(0);
    });
    expect(await oldWorkbook.tables(new Blob([bytes]), never)).toEqual({
      ok: false,
      error: { code: 'unsupported_format', detail: { format: 'doc' } },
    });
  });

  it.each([
    ['%PDF-1.7 x', 'pdf'],
    ['Rar!\x1a\x07\x00', 'rar'],
    [
      '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
      'spreadsheet-xml',
    ],
    ['<?xml version="1.0"?><kml xmlns="x">', 'kml'],
    ['<?xml version="1.0"?><rss>', 'xml'],
    ['  <!-- x --><TABLE><tr>', 'html'],
    ['<占道>,经度,纬度\n1,2,3\n', 'delimited'],
  ])('%j is seen to be %s', (text, format) => {
    expect(detectFormat(new TextEncoder().encode(text))).toBe(format);
  });
});
