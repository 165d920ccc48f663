import { describe, expect, it } from 'vitest';
import { propose } from '../../../src/ingest/propose';
import { readCases, utf8 } from './read-cases';

const proposalOf = (text: string) => {
  const bytes = utf8(text);
  const proposed = propose(bytes, 'x.csv', bytes.length);
  if (!proposed.ok) throw new Error(proposed.error.code);
  return proposed.value;
};

describe('a header of groups and their parts', () => {
  it('has joined names; a column without parts keeps its own', () => {
    const { recipe, head } = proposalOf(
      '市容日报,,,,\n案件编号,位置,,上报时间,描述\n案件编号,经度,纬度,上报时间,描述\nCG1,120.1,30.2,2024-03-01 08:00,甲\nCG2,120.2,30.3,2024-03-02 08:00,乙\n合计, ,,,2\n',
    );
    expect(recipe).toMatchObject({ headerLine: 2, headerRows: 2 });
    expect(recipe.headers).toEqual(['案件编号', '位置 经度', '位置 纬度', '上报时间', '描述']);
    expect(recipe.mapping).toMatchObject({ case_id: 0, lon: 1, lat: 2, reported_at: 3, description: 4 });
    expect(head.map(({ kind }) => kind)).toEqual([
      'preamble',
      'names',
      'names',
      'data',
      'data',
      'totals_row',
    ]);
  });

  it('tells columns of one name apart by their groups', () => {
    const text = '计划,,实际,\n日期,数量,日期,数量\n2024-03-01,1,2024-03-02,2\n2024-03-03,3,2024-03-04,4\n';
    expect(proposalOf(text).recipe.headers).toEqual(['计划 日期', '计划 数量', '实际 日期', '实际 数量']);
  });

  it('is not made of the notes above a header', () => {
    const { recipe } = proposalOf(
      '单位：城管中心,,导出时间：2024-03-31,\n案件编号,经度,纬度,描述\nCG1,120.1,30.2,甲\nCG2,120.2,30.3,乙\n',
    );
    expect(recipe.headerLine).toBe(2);
    expect(recipe.headerRows).toBeUndefined();
  });

  it('leaves the accounting to the reader: what the preview shows is what loading does', () => {
    const bytes = utf8('标题,,\n\n案件编号,经度,纬度\nCG1,120.1,30.2\nCG1,120.1,30.2\n合计,,\n');
    const proposed = propose(bytes, 'x.csv', bytes.length);
    if (!proposed.ok) throw new Error(proposed.error.code);
    const { report, lines } = readCases(bytes, proposed.value.recipe);
    const shown = new Map(proposed.value.head.map(({ line, kind }) => [line, kind]));
    for (const { line, code } of report.skips)
      expect(code === 'duplicate_exact' ? 'data' : code).toBe(shown.get(line));
    for (const line of lines) expect(shown.get(line)).toBe('data');
  });
});
