import { describe, expect, it } from 'vitest';
import type { ProposalOverrides } from '../../../src/domain/recipe';
import { propose } from '../../../src/ingest/propose';
import { readCases, utf8 } from './read-cases';

const read = (text: string, overrides: ProposalOverrides = {}) => {
  const bytes = utf8(text);
  const proposed = propose(bytes, 'x.csv', bytes.length, overrides);
  if (!proposed.ok) throw new Error(proposed.error.code);
  return { ...proposed.value, ...readCases(bytes, proposed.value.recipe) };
};

describe('several tables in one file', () => {
  const stacked = `街道统计,,,
街道,案件数,,
翠苑街道,2,,
文新街道,3,,

案件明细,,,
案件编号,上报时间,经度,纬度
CG1,2024-03-01 08:00,120.1,30.2
CG2,2024-03-02 08:00,120.2,30.3

人员名单,,,
监督员,联系电话,,
张三,13800000000,,
`;

  it('below each other: the one most like cases is read, the rows of the others are counted', () => {
    const { recipe, areas, report, head } = read(stacked);
    expect(recipe).toMatchObject({ headerLine: 7, area: { firstLine: 7, lastLine: 9 } });
    expect(areas.map(({ firstLine }) => firstLine)).toContain(12);
    expect(report).toMatchObject({ rowsIn: 12, loaded: 2, rejected: 0, skipped: 10 });
    expect(report.skips.filter(({ code }) => code === 'other_table').map(({ line }) => line)).toEqual([
      11, 12, 13,
    ]);
    expect(head.filter(({ kind }) => kind === 'data').map(({ line }) => line)).toEqual([8, 9]);
  });

  it('another one can be chosen', () => {
    const { areas } = read(stacked);
    const index = areas.findIndex(({ firstLine }) => firstLine === 12);
    const { recipe, report } = read(stacked, { area: index });
    expect(recipe.headerLine).toBe(12);
    expect(recipe.mapping).toMatchObject({ collector: 0, phone: 1 });
    expect(report).toMatchObject({ rowsIn: 12, loaded: 1 });
  });

  it('beside each other: columns of the other are left out, rows without a cell of the table are skipped', () => {
    const text = `案件编号,经度,纬度,,街道,监督员,联系电话
CG1,120.1,30.2,,翠苑街道,张三,13800000000
CG2,120.2,30.3,,文新街道,李四,13900000000
,,,,古荡街道,王五,13700000000
`;
    const { recipe, report, columns } = read(text);
    expect(recipe.mapping).toEqual({ case_id: 0, lon: 1, lat: 2 });
    expect(recipe.dropped).toEqual([3, 4, 5, 6]);
    expect(report).toMatchObject({ rowsIn: 3, loaded: 2, skipped: 1, rejected: 0 });
    expect(report.skips[0]).toMatchObject({ line: 4, code: 'other_table' });
    expect(columns.case_id).toEqual(['CG1', 'CG2']);
    const other = read(text, { area: 1 });
    expect(other.recipe.mapping).toMatchObject({ street: 4, collector: 5, phone: 6 });
    expect(other.report.loaded).toBe(3);
  });

  it('one table has no areas, whatever gaps it has', () => {
    for (const text of [
      '案件编号,经度,纬度\nCG1,120.1,30.2\n\nCG2,120.2,30.3\n',
      '案件编号,经度,纬度\nCG1,120.1,30.2\n\n案件编号,经度,纬度\nCG2,120.2,30.3\n',
      '案件编号,,经度,纬度\nCG1,,120.1,30.2\n',
    ]) {
      const { recipe, areas } = read(text);
      expect(areas).toEqual([]);
      expect(recipe.area).toBeUndefined();
    }
  });
});
