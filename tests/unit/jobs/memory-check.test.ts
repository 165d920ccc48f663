import { describe, expect, it } from 'vitest';
import type { CaseRecipe } from '../../../src/domain/recipe';
import { memoryCheck } from '../../../src/jobs/memory-check';
import type { OpenedPart } from '../../../src/jobs/read-parts';

const HEADER = '案件编号,大类,经度,纬度,上报时间,描述\n';
const ROW =
  'SR0000000001,占道经营,114.123456,29.123456,2024-01-01 00:00:00,巡查发现流动摊贩占道,已通知责任单位现场处理\n'.replace(
    '道,已',
    '道；已',
  );
const recipe: CaseRecipe = {
  format: 'delimited',
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  headerLine: 1,
  headers: HEADER.trim().split(','),
  mapping: { case_id: 0, major: 1, lon: 2, lat: 3, reported_at: 4, description: 5 },
};

/** A file that says it has `size` bytes and has only its first two megabytes. */
function partOf(size: number): OpenedPart {
  const row = (i: number) => ROW.replace('0000000001', String(i).padStart(10, '0'));
  const text = HEADER + Array.from({ length: 20_000 }, (_, i) => row(i)).join('');
  const head = new TextEncoder().encode(text).slice(0, 2 << 20);
  const file = { size, slice: () => new Blob([head]) } as unknown as Blob;
  return { name: 'x.csv', mode: 'append', recipe, file } as OpenedPart;
}

describe('memory check', () => {
  it('lets a file pass that fits, and what is small without a look', async () => {
    expect(await memoryCheck([partOf(300e6)])).toBeNull();
    expect(await memoryCheck([partOf(1e6)])).toBeNull();
  });

  it('refuses what cannot fit, with its rows and its size in memory', async () => {
    const refused = await memoryCheck([partOf(4e9)]);
    expect(refused).toMatchObject({ code: 'too_large', detail: { limitMb: 3000 } });
    const { rows, estimatedMb } = refused!.detail as { rows: number; estimatedMb: number };
    const perRow = new TextEncoder().encode(ROW).length;
    expect(rows / (4e9 / perRow)).toBeCloseTo(1, 1);
    expect(estimatedMb).toBeGreaterThan(3000);
  });

  it('counts several files together', async () => {
    expect(await memoryCheck([partOf(700e6)])).toBeNull();
    expect(await memoryCheck([partOf(700e6), partOf(700e6), partOf(700e6)])).toMatchObject({
      code: 'too_large',
    });
  });
});
