import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePeriods, latestYear, trendSteps, wholeDays } from '../../../src/charts/period-comparison';
import { drawTrend } from '../../../src/charts/trend-drawing';

const DAY = 86_400_000;
const at = (text: string) => Date.parse(`${text}Z`);

/** One case list and its daily timeline, counted the plain way. */
function daily(times: readonly number[], first: string, last: string) {
  const from = at(`${first}T00:00`);
  const days = Math.round((at(`${last}T00:00`) - from) / DAY) + 1;
  const starts = Float64Array.from({ length: days }, (_, day) => from + day * DAY);
  const counts = new Uint32Array(days);
  for (const time of times) counts[Math.floor((time - from) / DAY)]! += 1;
  return { timeline: { starts, counts }, range: [from, at(`${last}T23:59`)] as const };
}

describe('a period against others', () => {
  const first = '2023-01-01';
  const last = '2025-12-31';
  const times = Array.from(
    { length: 4000 },
    (_, each) => at('2023-01-01T00:00') + ((each * 7919) % 1096) * DAY + 3600_000,
  );
  const { timeline, range } = daily(times, first, last);
  const inside = (from: number, to: number) => times.filter((time) => time >= from && time < to).length;

  it('counts the period, the one before and that of last year', () => {
    const period = { from: at('2025-03-01T00:00'), to: at('2025-04-01T00:00') };
    const compared = comparePeriods(timeline, period, range);
    expect(compared.widened).toBe(false);
    expect(compared.count).toBe(inside(period.from, period.to));
    expect(compared.before.span).toEqual({ from: at('2025-02-01T00:00'), to: period.from });
    expect(compared.before.count).toBe(inside(at('2025-02-01T00:00'), period.from));
    expect(compared.lastYear.count).toBe(inside(at('2024-03-01T00:00'), at('2024-04-01T00:00')));
    expect(compared.lastYear.change).toBeCloseTo(compared.count / compared.lastYear.count - 1, 12);
  });

  it('takes 28 February for a 29th that last year did not have', () => {
    const period = { from: at('2024-02-29T00:00'), to: at('2024-03-01T00:00') };
    expect(comparePeriods(timeline, period, range).lastYear.span).toEqual({
      from: at('2023-02-28T00:00'),
      to: at('2023-03-01T00:00'),
    });
  });

  it('widens a period that is not of whole days, and says so', () => {
    const period = { from: at('2025-03-01T08:30'), to: at('2025-03-03T09:00') };
    const compared = comparePeriods(timeline, period, range);
    expect(compared.widened).toBe(true);
    expect(compared.span).toEqual({ from: at('2025-03-01T00:00'), to: at('2025-03-04T00:00') });
    expect(wholeDays({ from: 5, to: 5 })).toEqual({ from: 0, to: DAY });
  });

  it('gives no change over few cases, nor where the other period is not all there', () => {
    const day = { from: at('2025-05-01T00:00'), to: at('2025-05-02T00:00') };
    expect(comparePeriods(timeline, day, range).before.change).toBeNull();
    const early = { from: at('2023-06-01T00:00'), to: at('2023-09-01T00:00') };
    expect(comparePeriods(timeline, early, range).lastYear).toMatchObject({ covered: 'none', change: null });
    const astride = { from: at('2023-12-01T00:00'), to: at('2024-03-01T00:00') };
    expect(comparePeriods(timeline, astride, range).lastYear).toMatchObject({
      covered: 'part',
      change: null,
    });
  });

  it('has steps that cover the period and last year’s, without gap or overlap, whatever the period', () => {
    fc.assert(
      fc.property(fc.integer({ min: 366, max: 1090 }), fc.integer({ min: 1, max: 500 }), (start, length) => {
        const from = at('2023-01-01T00:00') + start * DAY;
        const { steps } = trendSteps(timeline, { from, to: from + length * DAY });
        expect(steps[0]!.from).toBe(from);
        expect(steps[steps.length - 1]!.to).toBe(from + length * DAY);
        steps.slice(1).forEach((step, index) => {
          expect(step.from).toBe(steps[index]!.to);
          expect(step.lastYear.from).toBe(steps[index]!.lastYear.to);
        });
        expect(steps.reduce((sum, step) => sum + step.count, 0)).toBe(inside(from, from + length * DAY));
        const whole = comparePeriods(timeline, { from, to: from + length * DAY }, range).lastYear;
        expect(steps.reduce((sum, step) => sum + step.lastYear.count, 0)).toBe(whole.count);
        expect(steps.length).toBeLessThanOrEqual(62);
      }),
    );
  });

  it('draws last year only where the data reach, and never as nothing', () => {
    const { steps } = trendSteps(timeline, { from: at('2023-12-25T00:00'), to: at('2024-01-10T00:00') });
    expect(steps.map(({ lastYear }) => lastYear.known)).toEqual(
      steps.map(({ from }) => from >= at('2024-01-01T00:00')),
    );
    const { marks } = drawTrend(
      { steps, lastYear: true, labels: [], hovered: null, number: String },
      300,
      120,
    );
    const lines = marks.filter((mark) => mark.kind === 'path' && mark.stroke === 'text-1');
    expect(lines.map((line) => (line.kind === 'path' ? line.points.length : 0))).toEqual([9]);
  });

  it('ends the last year with the last day', () => {
    expect(latestYear(range)).toEqual({ from: at('2025-01-01T00:00'), to: at('2026-01-01T00:00') });
  });
});
