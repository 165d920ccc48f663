import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ComparedPlan } from '../../../src/domain/plan-comparison';
import type { PlanZone } from '../../../src/domain/responsibility-plan';
import { comparePlans } from '../../../src/zoning/compare-plans';

const zone = (id: number, name: string, person = `${name}长`): PlanZone => ({
  id,
  name,
  level: 'second',
  chief: { name: person, unit: '', phone: '', shift: '' },
  from: '',
  to: '',
});

const plan = (picture: string, zones: readonly PlanZone[]): ComparedPlan => ({
  plan: { id: 'p', name: '', unitSet: 'u', zones, nextZone: 9, inForce: false },
  units: {
    zone: Uint32Array.from(picture, (cell) => (cell === '.' ? 0 : Number(cell))),
    locked: new Uint8Array(picture.length),
  },
});
const ones = (n: number) => new Float64Array(n).fill(1);

describe('two plans beside each other', () => {
  it('name the units that change hands, with their load and cases', () => {
    const before = plan('1122.', [zone(1, '甲'), zone(2, '乙')]);
    const after = plan('72227', [zone(2, '乙', '新人'), zone(7, '甲')]);
    const loads = Float64Array.of(1, 2, 3, 4, 10);
    const found = comparePlans(before, after, loads, Uint32Array.of(5, 6, 7, 8, 9));
    expect([...found.changed]).toEqual([0, 1, 0, 0, 1]);
    expect(found.changedUnits).toBe(2);
    expect(found.changedLoad).toBeCloseTo(12 / 20, 12);
    expect(found.handovers).toEqual([
      { before: 0, after: 7, units: [4], load: 10, cases: 9 },
      { before: 1, after: 2, units: [1], load: 2, cases: 6 },
    ]);
    expect(
      found.zones.map((one) => [
        one.before?.id,
        one.after?.id,
        one.loadBefore,
        one.loadAfter,
        one.casesAfter,
      ]),
    ).toEqual([
      [1, 7, 3, 11, 14],
      [2, 2, 7, 9, 21],
    ]);
    expect(found.zones.map(({ chiefChanged }) => chiefChanged)).toEqual([false, true]);
  });

  it('pair zones of other names by what they share, and keep those that are new or gone', () => {
    const before = plan('11122', [zone(1, 'A'), zone(2, 'B')]);
    const after = plan('33344', [zone(3, 'C'), zone(4, 'D'), zone(5, 'E')]);
    const found = comparePlans(before, after, ones(5), ones(5));
    expect(found.changedUnits).toBe(0);
    expect(found.zones.map((one) => [one.before?.id ?? null, one.after?.id ?? null])).toEqual([
      [1, 3],
      [2, 4],
      [null, 5],
    ]);
  });

  it('have no change against themselves under other numbers, and as many each way round', () => {
    const digits = fc.array(fc.nat(4), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(digits, fc.infiniteStream(fc.nat(4)), (cells, stream) => {
        const zones = [1, 2, 3, 4].map((id) => zone(id, ''));
        const renumbered = [5, 6, 7, 8].map((id) => zone(id, ''));
        const a = plan(cells.join(''), zones);
        const same = plan(cells.map((cell) => (cell === 0 ? 0 : cell + 4)).join(''), renumbered);
        expect(comparePlans(a, same, ones(cells.length), ones(cells.length)).changedUnits).toBe(0);
        const b = plan(cells.map(() => stream.next().value as number).join(''), zones);
        const there = comparePlans(a, b, ones(cells.length), ones(cells.length));
        const total = there.zones.reduce((sum, one) => sum + one.unitsBefore, 0);
        expect(total).toBe(cells.filter((cell) => cell !== 0).length);
        expect(there.handovers.reduce((sum, one) => sum + one.units.length, 0)).toBe(there.changedUnits);
      }),
    );
  });
});
