import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHART_UNITS, DAY_MS } from '../../../src/charts/calendar';
import { type LabelWidths, type Tick, timeAxis } from '../../../src/charts/time-ticks';

const widths: LabelWidths = { day: 22, month: 38, year: 50, 'year-month': 76 };
const names = (ticks: readonly Tick[]) => ticks.map((tick) => new Date(tick.time).toISOString().slice(0, 10));

describe('time axis', () => {
  it('labels two years in 688 pixels by months above years', () => {
    const axis = timeAxis(
      { from: Date.UTC(2023, 0, 3), to: Date.UTC(2025, 0, 3), width: 688 },
      'day',
      widths,
    );
    expect(axis.fine.every((tick) => tick.label === 'month')).toBe(true);
    expect(names(axis.coarse)).toEqual(['2023-01-01', '2024-01-01']);
    expect(axis.coarse[0]!.pixel).toBe(0);
  });

  it('labels a fortnight by days above the month with its year', () => {
    const axis = timeAxis(
      { from: Date.UTC(2024, 1, 25), to: Date.UTC(2024, 2, 10), width: 600 },
      'day',
      widths,
    );
    expect(axis.fine).toHaveLength(14);
    expect(axis.coarse.map((tick) => tick.label)).toEqual(['year-month', 'year-month']);
  });

  it('leaves out the label of a sliver of a month rather than of the month that follows', () => {
    const axis = timeAxis(
      { from: Date.UTC(2024, 0, 31), to: Date.UTC(2024, 2, 1), width: 900 },
      'day',
      widths,
    );
    expect(names(axis.coarse)).toEqual(['2024-02-01']);
  });

  it('names weeks by their Mondays and months by no days, as the bars begin', () => {
    const scale = { from: Date.UTC(2024, 0, 1), to: Date.UTC(2024, 3, 1), width: 800 };
    const weeks = timeAxis(scale, 'week', widths).fine;
    expect(weeks).toHaveLength(13);
    expect(weeks.every((tick) => new Date(tick.time).getUTCDay() === 1)).toBe(true);
    expect(timeAxis(scale, 'month', widths).fine.map((tick) => tick.label)).toEqual([
      'month',
      'month',
      'month',
    ]);
  });

  it('names no weeks whose months would overlap in the row below', () => {
    const scale = { from: Date.UTC(2024, 6, 1), to: Date.UTC(2026, 6, 1), width: 1250 };
    const axis = timeAxis(scale, 'week', widths);
    axis.coarse.slice(1).forEach((tick, index) => {
      expect(tick.pixel - axis.coarse[index]!.pixel).toBeGreaterThanOrEqual(widths[tick.label]);
    });
    expect(axis.fine.every((tick) => tick.label === 'month')).toBe(true);
  });

  it('never overlaps labels, stays in order and in the plot', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2100, 0, 1) }),
        fc.oneof(fc.integer({ min: 1, max: 60_000 }), fc.integer({ min: 1, max: 1500 })),
        fc.integer({ min: 20, max: 2000 }),
        fc.constantFrom(...CHART_UNITS),
        (from, days, width, unit) => {
          const scale = { from, to: from + days * DAY_MS, width };
          const axis = timeAxis(scale, unit, widths);
          for (const row of [axis.fine, axis.coarse]) {
            row.forEach((tick, index) => {
              expect(tick.pixel).toBeGreaterThanOrEqual(0);
              expect(tick.pixel).toBeLessThan(width);
              const next = row[index + 1];
              if (next !== undefined) {
                expect(next.pixel - tick.pixel).toBeGreaterThanOrEqual(widths[tick.label] - 1e-6);
              }
            });
          }
          if (width > 400) expect(axis.fine.length + axis.coarse.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});
