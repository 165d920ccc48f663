import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planAreas } from '../../../src/domain/plan-areas';
import type { PlanZone } from '../../../src/domain/responsibility-plan';

const zone = (id: number, chief: string): PlanZone => ({
  id,
  name: `网格${id}`,
  level: 'third',
  chief: { name: chief, unit: '', phone: '', shift: '' },
  from: '',
  to: '',
});

describe('areas of a plan on the map', () => {
  it('hold each unit of a zone once, under its zone and under its chief', () => {
    const chief = fc.constantFrom('', '张三', '李四', ' 张三 ');
    const units = fc.array(fc.constantFrom(0, 2, 3, 5), { maxLength: 40 });
    fc.assert(
      fc.property(units, chief, chief, chief, (zoneOf, a, b, c) => {
        const zones = [zone(2, a), zone(3, b), zone(5, c)];
        for (const by of ['plan_zone', 'chief'] as const) {
          const { ids, names, areaOf } = planAreas(zones, Uint32Array.from(zoneOf), by);
          expect(names).toHaveLength(ids.length);
          expect(new Set(ids).size).toBe(ids.length);
          zoneOf.forEach((id, unit) => {
            const own = zones.find((one) => one.id === id);
            const key = by === 'chief' ? own?.chief.name.trim() : own && `${own.id}`;
            expect(ids[areaOf[unit]! - 1]).toBe(key);
          });
          // No area without ground.
          ids.forEach((_, at) => {
            expect(areaOf).toContain(at + 1);
          });
        }
      }),
    );
  });
});
