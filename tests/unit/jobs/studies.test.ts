import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isBriefEntry } from '../../../src/domain/brief';
import { earlierSpan } from '../../../src/domain/compared-span';
import type { PlacedCases } from '../../../src/domain/placed-cases';
import { isSquareMetre } from '../../../src/domain/placed-cases';
import { dutyOfShifts } from '../../../src/domain/week-duty';
import { hasWeekHour, weekHoursFrom, weekHoursOf } from '../../../src/domain/week-hours';
import { readTide } from '../../../src/jobs/read-tide';
import { weighCampaign } from '../../../src/jobs/weigh-campaign';

it('a tide splits into duty and the rest, whatever the hours', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(50), { minLength: 168, maxLength: 168 }),
      fc.uniqueArray(fc.nat(167)),
      (counts, hours) => {
        const told = readTide(counts, weekHoursFrom(hours));
        const on = hours.reduce((sum, hour) => sum + counts[hour]!, 0);
        expect(told.onDuty).toBe(on);
        expect(told.onDuty + told.offDuty).toBe(told.cases);
      },
    ),
  );
});

it('duty by shifts is on workdays, in every hour that a shift touches', () => {
  const duty = dutyOfShifts({
    shifts: [
      [480, 720],
      [840, 1050],
    ],
  });
  expect(weekHoursOf(duty)).toHaveLength(5 * 8);
  expect(hasWeekHour(duty, 8)).toBe(true);
  expect(hasWeekHour(duty, 12)).toBe(false);
  expect(hasWeekHour(duty, 17)).toBe(true);
  expect(hasWeekHour(duty, 5 * 24 + 9)).toBe(false);
});

it('a period is compared with as long a time before it, or its dates a year earlier', () => {
  const span = { from: Date.UTC(2025, 2, 1), to: Date.UTC(2025, 2, 11) };
  expect(earlierSpan(span, 'previous')).toEqual({ from: Date.UTC(2025, 1, 19), to: span.from });
  expect(earlierSpan(span, 'last_year')).toEqual({ from: Date.UTC(2024, 2, 1), to: Date.UTC(2024, 2, 11) });
});

it('a campaign is weighed against its control; a case of both is treated alone', () => {
  const times = [
    ...Array(20).fill(1),
    ...Array(10).fill(11),
    ...Array(20).fill(1),
    ...Array(20).fill(11),
    99,
  ];
  const cases: PlacedCases = {
    rowIds: Uint32Array.from(times.keys()),
    lngs: new Float64Array(times.length),
    lats: new Float64Array(times.length),
    times: Float64Array.from(times),
    classCodes: new Uint32Array(times.length),
    classes: [['', '']],
    leftOut: { voided: 0, missing: 0, defaultAddress: 0, outside: 0 },
  };
  const treated = new Set(Array.from({ length: 30 }, (_, row) => row));
  const before = { from: 0, to: 10 };
  const after = { from: 10, to: 20 };
  const told = weighCampaign(cases, treated, null, before, after);
  if (!told.ok) throw new Error(told.error);
  expect(told.value).toMatchObject({
    treatedBefore: 20,
    treatedAfter: 10,
    controlBefore: 20,
    controlAfter: 20,
  });
  expect(told.value.ratio).toBeCloseTo(0.5, 12);
  expect(told.value.low).toBeLessThan(0.5);
  expect(weighCampaign(cases, treated, treated, before, after)).toEqual({ ok: false, error: 'no_control' });
  expect(weighCampaign(cases, new Set(), null, before, after)).toEqual({ ok: false, error: 'no_treated' });
});

it('square metres are known by their spellings, brief entries by their shape', () => {
  expect(['m²', ' ㎡', '平方米', 'M2'].every(isSquareMetre)).toBe(true);
  expect(['件', '处', 'm', ''].some(isSquareMetre)).toBe(false);
  fc.assert(fc.property(fc.anything(), (value) => void isBriefEntry(value)));
  expect(isBriefEntry({ id: 1, addedAt: 2, title: '', link: '', sentences: [], settings: [1] })).toBe(false);
});
