import { describe, expect, it } from 'vitest';
import { proposeMapping } from '../../../../src/ingest/propose-mapping';
import { proposedRecipe, readCases, utf8 } from '../read-cases';

const rowsOf = (pairs: readonly string[]) => pairs.map((pair, i) => [`A${i}`, pair, `第${i},号`]);

describe('a column that holds both numbers', () => {
  it.each([
    ['degrees', ['114.3012,30.0123', '114.3022, 30.0456', '114.32,30.06']],
    ['degrees, north first', ['30.0123 114.3012', '30.0456 114.3022']],
    ['angles', ['东经114°18′4″，北纬30°0′44″', '东经114°18′9″，北纬30°0′50″']],
    ['Baidu metres', ['12723911.2,3502114.5', '12723999,3502200']],
    ['WKT', ['POINT(114.3012 30.0123)', 'POINT(114.3112 30.0223)']],
  ])('of %s is found by its values', (_, pairs) => {
    const { mapping } = proposeMapping(['编号', '位置', '备注'], true, rowsOf(pairs));
    expect([mapping.lon, mapping.lat]).toEqual([1, 1]);
  });

  it.each([
    ['whole numbers', ['114,30', '115,31']],
    ['an address', ['人民路114.30号,30.01栋']],
    ['grouped thousands', ['1,234.50', '2,345.67']],
  ])('is not %s', (_, pairs) => {
    const { mapping } = proposeMapping(['编号', '位置', '备注'], true, rowsOf(pairs));
    expect(mapping.lon).toBeUndefined();
  });

  it('is read into both fields, and angles are read in columns of their own', () => {
    const pairs = utf8(
      '案件编号,上报时间,坐标\nA1,2024-01-01 08:00:00,"114.3012,30.0123"\nA2,2024-01-02 08:00:00,\nA3,2024-01-03 08:00:00,"114.3022,30.0133"\n',
    );
    const { columns } = readCases(pairs, proposedRecipe(pairs));
    expect([columns.lon, columns.lat]).toEqual([
      [114.3012, null, 114.3022],
      [30.0123, null, 30.0133],
    ]);
    const angles = utf8(
      '案件编号,上报时间,经度,纬度\nA1,2024-01-01 08:00:00,114°18′0″,北纬30度0分36秒\nA2,2024-01-02 08:00:00,E114°30′,30.5°\n',
    );
    const read = readCases(angles, proposedRecipe(angles));
    expect(read.columns.lon).toEqual([114.3, 114.5]);
    expect(read.columns.lat).toEqual([30.01, 30.5]);
    expect(read.report.oddValues).toBe(0);
  });
});
