import { describe, expect, it } from 'vitest';
import { dbfNames } from '../../../src/export/dbf-table';
import { writeShapefile } from '../../../src/export/formats/shapefile';
import { writeWorkbook } from '../../../src/export/formats/xlsx';
import { sheetNames } from '../../../src/export/workbook-parts';
import { workbook } from '../../../src/ingest/formats/workbook';
import { never, tabulatedCells } from '../ingest/formats/tabulated-cells';
import { collect, sourceOf, written } from './written-file';

const rows = (count: number) => Array.from({ length: count }, (_, at) => [`00${at}`, '甲街道']);

describe('a workbook', () => {
  it('goes on in further sheets where one is full, and says so on its last', async () => {
    const cover = {
      title: '导出说明',
      lines: [
        { label: '筛选', value: '大类：违建\n<街道>' },
        { label: '件数', value: null },
      ],
    };
    const options = { headers: ['编号', '街道'], title: '案/件', cover };
    const { bytes, outcome } = await collect(
      writeWorkbook(sourceOf(['case_id', 'street'], rows(8)), options, 3),
    );
    expect(outcome).toBe(8);
    const file = new Blob([bytes]);
    const tables = await workbook.tables(file, never);
    expect(tables.ok && tables.value.map(({ name }) => name)).toEqual([
      '案_件 (1)',
      '案_件 (2)',
      '案_件 (3)',
      '导出说明',
    ]);
    const read = [];
    for (const table of ['案_件 (1)', '案_件 (2)', '案_件 (3)'])
      read.push(...(await tabulatedCells(workbook, file, { table })).rows);
    expect(read).toEqual(rows(8));
    const told = await tabulatedCells(workbook, file, { table: '导出说明' });
    expect([told.header, ...told.rows]).toEqual([
      ['筛选', '大类：违建\n<街道>'],
      ['件数', '8'],
    ]);
  });

  it('tells of texts that are longer than a cell', async () => {
    const { notes, outcome } = await written(
      'xlsx',
      sourceOf(['description'], [['长'.repeat(40_000)], ['短']]),
      {
        headers: ['描述'],
      },
    );
    expect([notes, outcome]).toEqual([{ text_cut: 1 }, 2]);
  });

  it('has names of sheets that Excel takes', () => {
    expect(sheetNames("'a[b]:c'", 1, 'A_B__C')).toEqual(['a_b__c', 'A_B__C_']);
    expect(sheetNames('案'.repeat(40), 2, null).every((name) => name.length <= 31)).toBe(true);
  });
});

describe('a shapefile', () => {
  it('cuts texts at 254 bytes between signs and counts them', async () => {
    const text = `a${'长'.repeat(90)}`;
    const { notes } = await written('shapefile', sourceOf(['description'], [[text], ['短']]), {
      headers: ['描述'],
    });
    expect(notes).toEqual({ text_cut: 1 });
  });

  it('counts the signs that GBK lacks', async () => {
    const { notes } = await written('shapefile', sourceOf(['description'], [['𠮷野家'], ['甲']]), {
      headers: ['描述'],
      encoding: 'gbk',
    });
    expect(notes).toEqual({ sign_lost: 1 });
  });

  it('is refused before it is written where it would not fit', async () => {
    const { bytes, outcome } = await collect(
      writeShapefile(sourceOf(['case_id', 'street'], rows(50)), { headers: ['编号', '街道'] }, 500),
    );
    expect(bytes.length).toBe(0);
    expect(outcome).toMatchObject({ code: 'too_large' });
  });

  it('has names of ten bytes, none twice', () => {
    const headers = [
      '问题类型编码',
      '问题类型名称',
      '问题类型',
      'CASE_NUMBER_A',
      'case_number_b',
      '',
      '𠮷𠮷𠮷',
    ];
    for (const encoding of ['utf-8', 'gbk'] as const) {
      const names = dbfNames(headers, encoding);
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(headers.length);
      if (encoding === 'utf-8') {
        for (const name of names) expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(10);
      }
    }
  });
});
