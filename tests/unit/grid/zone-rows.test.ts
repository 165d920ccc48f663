import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEVIATION_EDGES,
  deviationCounts,
  type ListedZone,
  orderOfNames,
  worstFirst,
} from '../../../src/ui/grid/zone-rows';

const row = (id: number, name: string, deviation: number): ListedZone => ({
  zone: {
    id,
    name,
    level: 'second',
    chief: { name: '', unit: '', phone: '', shift: '' },
    from: '',
    to: '',
  },
  load: 1,
  units: 1,
  cases: 0,
  deviation,
  colour: '#000000',
});

describe('the list of zones', () => {
  it('puts the zone furthest from the mean first, whichever way it is off', () => {
    const rows = [row(1, '第 10 网格', 0.2), row(2, '第 2 网格', -0.6), row(3, '第 1 网格', 0.2)];
    const collator = new Intl.Collator('zh-CN', { numeric: true });
    expect(worstFirst(rows).map(({ zone }) => zone.id)).toEqual([2, 1, 3]);
    const zones = rows.map(({ zone }) => zone);
    expect(orderOfNames(zones, collator).map((place) => zones[place]!.id)).toEqual([3, 2, 1]);
  });

  it('counts ±10 % as within, both ends included, however the sums were rounded', () => {
    const counts = deviationCounts([0.1, -0.1, 0, 0.30000000000000004 - 0.2, 0.1001, -0.1001, -0.9, 2]);
    expect(counts).toEqual([1, 0, 0, 1, 4, 1, 0, 0, 1]);
  });

  it('counts every zone once', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1, max: 5, noNaN: true })), (deviations) => {
        const counts = deviationCounts(deviations);
        expect(counts).toHaveLength(DEVIATION_EDGES.length + 1);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(deviations.length);
      }),
    );
  });
});
