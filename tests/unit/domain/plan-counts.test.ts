import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countByChief, countByPlanZone } from '../../../src/domain/plan-counts';
import type { PlanZone } from '../../../src/domain/responsibility-plan';

const zone = (id: number, chief: string): PlanZone => ({
  id,
  name: `网格${id}`,
  level: 'third',
  chief: { name: chief, unit: '', phone: '', shift: '' },
  from: '',
  to: '',
});

describe('cases by zone of a plan', () => {
  it('are each unit once, whoever has it, and the same by chief', () => {
    const unit = fc.record({
      zone: fc.constantFrom(0, 2, 3, 5),
      cases: fc.nat(50),
      area: fc.nat(1000),
      metres: fc.nat(300),
    });
    const chief = fc.constantFrom('', '张三', '李四', ' 张三 ');
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), chief, chief, chief, (units, a, b, c) => {
        const zones = [zone(2, a), zone(3, b), zone(5, c)];
        const lines = countByPlanZone(
          zones,
          Uint32Array.from(units, (one) => one.zone),
          {
            counts: Uint32Array.from(units, ({ cases }) => cases),
            areaM2: Float64Array.from(units, ({ area }) => area),
            lengthMetres: Float64Array.from(units, ({ metres }) => metres),
          },
        );
        for (const line of lines) {
          const own = units.filter((one) => one.zone === line.zone);
          expect(line.cases).toBe(own.reduce((sum, { cases }) => sum + cases, 0));
          expect(line.units).toBe(own.length);
          expect(line.areaKm2).toBeCloseTo(own.reduce((sum, { area }) => sum + area, 0) / 1e6, 12);
          expect(line.roadMetres).toBe(own.reduce((sum, { metres }) => sum + metres, 0));
        }
        expect(lines.reduce((sum, { units: n }) => sum + n, 0)).toBe(units.length);
        const byChief = countByChief(lines);
        const assigned = units.filter((one) => one.zone !== 0);
        expect(byChief.reduce((sum, { cases }) => sum + cases, 0)).toBe(
          assigned.reduce((sum, { cases }) => sum + cases, 0),
        );
        expect(new Set(byChief.map((one) => one.chief))).toEqual(
          new Set([a, b, c].map((name) => name.trim())),
        );
      }),
    );
  });
});
