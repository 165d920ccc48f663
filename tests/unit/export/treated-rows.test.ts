import { describe, expect, it } from 'vitest';
import { maskedRows, maskName, maskNumber } from '../../../src/export/masked-rows';
import { placedRows } from '../../../src/export/placed-rows';
import type { RowChunk, RowSource } from '../../../src/export/row-source';
import { sourceOf } from './written-file';

async function chunksOf(source: RowSource): Promise<RowChunk[]> {
  const chunks: RowChunk[] = [];
  for await (const chunk of source.chunks()) chunks.push(chunk);
  return chunks;
}

describe('masked rows', () => {
  it('hide telephones, names and rooms in the named columns and nowhere else', async () => {
    const rows = sourceOf(
      ['case_id', 'description', 'phone', 'collector', 'lon'],
      [['13812345678', '张先生 13812345678，2栋1203室', '62345678', '李四', 120.1]],
    );
    const masked = maskedRows(rows, new Set(['description', 'phone', 'collector'] as const));
    const [chunk] = await chunksOf(masked);
    expect(chunk!.cells.map(([cell]) => cell)).toEqual([
      '13812345678',
      '*先生 138****5678，2栋****室',
      '******78',
      '李*',
      120.1,
    ]);
    expect(masked.count).toBe(1);
  });

  it.each([
    ['王小明', '王**'],
    ['采集员0123', '采集员0123'],
    ['张三、李四', '张*、李*'],
    ['城管执法大队第三中队', '城管执法大队第三中队'],
    ['A-17', 'A-17'],
  ])('a person of a column of people: %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it('a column of telephones needs no other word', () => {
    expect(maskNumber('5551234')).toBe('*****34');
    expect(maskNumber('110')).toBe('110');
  });
});

describe('placed rows', () => {
  it('keep the digits where nothing is converted, and take half a place for none', async () => {
    const rows = sourceOf(
      ['case_id', 'lon', 'lat'],
      [
        ['1', 120.12345678901234, 30.1],
        ['2', 120, null],
      ],
    );
    const [chunk] = await chunksOf(placedRows(rows, ['case_id'], null));
    expect(chunk!.cells).toEqual([['1', '2']]);
    expect(Array.from(chunk!.points!.easts)).toEqual([120.12345678901234, Number.NaN]);
  });

  it('convert the points and the cells alike', async () => {
    const rows = sourceOf(['lon', 'case_id', 'lat'], [[120.5, '1', 30.25]]);
    const twice = (lngs: Float64Array, lats: Float64Array) => {
      lngs[0] = lngs[0]! * 2;
      lats[0] = lats[0]! * 2 + 0.00049;
    };
    const [chunk] = await chunksOf(
      placedRows(rows, ['lon', 'case_id', 'lat'], { points: twice, unit: 'metre' }),
    );
    expect(chunk!.cells).toEqual([[241], ['1'], [60.5]]);
    expect(Array.from(chunk!.points!.norths)).toEqual([60.5]);
  });
});
