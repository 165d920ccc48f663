import fc from 'fast-check';
import { expect, it } from 'vitest';
import { workbook } from '../../../../src/ingest/formats/workbook';
import { readTabulated } from './read-tabulated';
import { writeWorkbook } from './write-workbook';

const columnName = fc.oneof(
  { arbitrary: fc.constantFrom('A', 'B', 'C', 'Z', 'AA', 'XFD', 'a'), weight: 300 },
  // A place that no sheet has refuses all of it.
  { arbitrary: fc.constantFrom('XFE', 'ZZZZ', ''), weight: 1 },
);
const reference = fc.tuple(columnName, fc.constantFrom('1', '2', '')).map((parts) => parts.join(''));
const attributes = fc.constantFrom(
  '',
  ' s="1"',
  ' t="s"',
  ' s="1" t="n"',
  ' t="b" s="0"',
  ' t="str"',
  ' t="e"',
  ' t="d"',
  ' s="1" s="1"',
  ' t=""',
  ' s=""',
  ' cm="1"',
  ' s="1" t="s" x="y"',
  ' t="inlineStr"',
);
const value = fc.constantFrom(
  '',
  '0',
  '1',
  '2',
  '99',
  '-1',
  '12.50',
  '45000.5',
  '120.123456',
  '0.1',
  '-0',
  '1e3',
  '123456789012345678',
  'TRUE',
  'abc',
  '&amp;',
  ' 1 ',
  '1\r\n',
  '名',
  '60',
  '4294967296',
);
const content = fc
  .tuple(value, fc.constantFrom('<v>', '<v >', '<f>A1</f><v>', ''))
  .map(([written, head]) => (head === '' ? '' : `${head}${written}</v>`));
const cell = fc
  .tuple(reference, attributes, content, fc.boolean())
  .map(([r, rest, inner, closes]) =>
    inner === '' && closes ? `<c r="${r}"${rest}/>` : `<c r="${r}"${rest}>${inner}</c>`,
  );
const row = fc.array(cell, { maxLength: 5 });

const book = (sheet: string) =>
  writeWorkbook({
    sheet: `${sheet}</sheetData>`,
    strings: '<si><t>甲</t></si><si><t>a,b</t></si><si><t>丙</t></si>',
    styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs>',
  });

it('a cell read as one piece is what its tags say one by one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
      const sheet = rows.map((cells, i) => `<row r="${i + 1}">${cells.join('')}</row>`).join('');
      const whole = await readTabulated(workbook, await book(sheet), { table: '表一', columns: 3 });
      // A second blank makes it unusual enough for the tags to be read.
      const byTags = await book(sheet.replaceAll('<c ', '<c  '));
      expect(whole).toEqual(await readTabulated(workbook, byTags, { table: '表一', columns: 3 }));
    }),
    { numRuns: 80 },
  );
}, 60_000);
