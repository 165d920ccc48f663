import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  classWeight,
  DEFAULT_WORKLOAD,
  lastWholeMonth,
  soundModel,
  workloadSpan,
} from '../../../src/domain/workload';
import { loadParts, unitLoads } from '../../../src/zoning/workload';
import { createZoneTotals } from '../../../src/zoning/zone-totals';
import { latticeUnits } from './lattice-units';

const day = (text: string) => Date.parse(`${text}Z`);

describe('the workload of units', () => {
  it('is the sum of what the model asks for, a month', () => {
    const units = latticeUnits(2, 1, {
      lengthMetres: Float64Array.of(200, 50),
      roadClass: ['primary', 'path'],
      strict: Uint8Array.of(1, 0),
      shops: Uint32Array.of(4, 0),
      facilities: Uint32Array.of(0, 3),
      areaM2: Float64Array.of(10_000, 20_000),
    });
    const model = {
      ...DEFAULT_WORKLOAD,
      months: 2,
      per100Metres: { primary: 0.5 },
      strictFactor: 2,
      perShop: 0.25,
      perFacility: 1,
      perHectare: 0.5,
    };
    const parts = loadParts(units, Float64Array.of(6, 1), model);
    expect(parts.cases).toEqual(Float64Array.of(3, 0.5));
    expect(parts.road).toEqual(Float64Array.of(2, 0));
    expect(unitLoads(parts)).toEqual(Float64Array.of(3 + 2 + 1 + 0.5, 0.5 + 3 + 1));
    expect(loadParts(units, null, model).cases).toEqual(Float64Array.of(0, 0));
  });

  it('sums to the same by any way of handing units over', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 500, noNaN: true }), { minLength: 6, maxLength: 6 }),
        fc.array(fc.tuple(fc.nat(5), fc.nat(3)), { maxLength: 40 }),
        (cases, moves) => {
          const loads = unitLoads(loadParts(latticeUnits(3, 2), Float64Array.from(cases), DEFAULT_WORKLOAD));
          const zone = new Uint32Array(6);
          const totals = createZoneTotals([loads], zone);
          for (const [unit, to] of moves) {
            totals.changed(unit, zone[unit]!, to);
            zone[unit] = to;
          }
          const fresh = createZoneTotals([loads], zone);
          for (let id = 0; id < 4; id++) expect(totals.of(0, id)).toBe(fresh.of(0, id));
        },
      ),
    );
  });

  it('finds the weight of a class by its words, the longest first', () => {
    expect(classWeight(DEFAULT_WORKLOAD, '08 施工管理类')).toBe(1.5);
    expect(classWeight(DEFAULT_WORKLOAD, '市容环境设施')).toBe(0.5);
    expect(classWeight(DEFAULT_WORKLOAD, '市容环境')).toBe(1);
    expect(classWeight({ ...DEFAULT_WORKLOAD, otherCase: 7 }, '扩展事件')).toBe(7);
    expect(classWeight(DEFAULT_WORKLOAD, 'toString')).toBe(1);
  });

  it('ends with the day of the latest case and goes whole months back', () => {
    expect(workloadSpan(6, day('2026-08-31T17:20:00'))).toEqual({
      from: day('2026-03-01T00:00:00'),
      to: day('2026-09-01T00:00:00'),
    });
    expect(workloadSpan(1, day('2026-03-30T08:00:00'))).toEqual({
      from: day('2026-02-28T00:00:00'),
      to: day('2026-03-31T00:00:00'),
    });
    expect(lastWholeMonth(day('2026-01-05T10:00:00'))).toEqual({
      from: day('2025-12-01T00:00:00'),
      to: day('2026-01-01T00:00:00'),
    });
  });

  it('has no number that a form or a file could break it with', () => {
    const sound = soundModel({
      ...DEFAULT_WORKLOAD,
      months: Number.NaN,
      caseWeights: { 甲: -1, 乙: Number.POSITIVE_INFINITY },
      perShop: Number.NaN,
    });
    expect(sound).toMatchObject({ months: 1, caseWeights: { 甲: 0, 乙: 1000 }, perShop: 0 });
  });
});
