import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addUnits,
  CHART_UNITS,
  ceilToUnit,
  DAY_MS,
  floorToUnit,
  isWeekend,
  nearestBoundary,
  unitsBetween,
} from '../../../src/charts/calendar';

const time = fc.integer({ min: Date.UTC(1, 0, 1), max: Date.UTC(9000, 0, 1) });
const unit = fc.constantFrom(...CHART_UNITS);

describe('calendar units', () => {
  it('starts days at midnight, weeks on Monday and months on the first', () => {
    const wednesday = Date.UTC(2024, 1, 28, 13, 5);
    expect(floorToUnit(wednesday, 'day')).toBe(Date.UTC(2024, 1, 28));
    expect(floorToUnit(wednesday, 'week')).toBe(Date.UTC(2024, 1, 26));
    expect(floorToUnit(wednesday, 'month')).toBe(Date.UTC(2024, 1, 1));
    expect(addUnits(Date.UTC(2024, 1, 1), 'month', 1)).toBe(Date.UTC(2024, 2, 1));
    expect(isWeekend(Date.UTC(2024, 2, 2))).toBe(true);
    expect(isWeekend(Date.UTC(2024, 2, 4))).toBe(false);
  });

  it('holds the years that Date.UTC misreads', () => {
    const year24 = new Date(0).setUTCFullYear(24, 5, 15);
    expect(new Date(floorToUnit(year24, 'month')).getUTCFullYear()).toBe(24);
  });

  it('encloses every time between the start of its unit and the next', () => {
    fc.assert(
      fc.property(time, unit, (at, each) => {
        const start = floorToUnit(at, each);
        const next = addUnits(start, each, 1);
        expect(start <= at && at < next).toBe(true);
        expect(floorToUnit(next - 1, each)).toBe(start);
        expect(floorToUnit(start, each)).toBe(start);
        expect(ceilToUnit(at, each)).toBe(at === start ? start : next);
        expect([start, next]).toContain(nearestBoundary(at, each));
        if (each === 'week') expect(new Date(start).getUTCDay()).toBe(1);
        if (each === 'month') expect(new Date(start).getUTCDate()).toBe(1);
      }),
    );
  });

  it('adds what it counts between', () => {
    fc.assert(
      fc.property(time, unit, fc.integer({ min: -500, max: 500 }), (at, each, n) => {
        const start = floorToUnit(at, each);
        const moved = addUnits(start, each, n);
        expect(unitsBetween(start, moved, each)).toBe(n);
        expect(addUnits(moved, each, -n)).toBe(start);
        expect(floorToUnit(moved, each)).toBe(moved);
      }),
    );
  });

  it('never shifts a local wall clock: a day is always 24 hours', () => {
    const start = Date.UTC(1991, 3, 13);
    expect(addUnits(start, 'day', 2) - start).toBe(2 * DAY_MS);
  });
});
