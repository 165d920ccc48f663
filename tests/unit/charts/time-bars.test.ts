import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addUnits, CHART_UNITS, DAY_MS } from '../../../src/charts/calendar';
import { countTicks } from '../../../src/charts/count-scale';
import { casesIn, layoutBars, peakIndex, type Timeline, unitAt, unitOf } from '../../../src/charts/time-bars';
import { toPixel, toTime } from '../../../src/charts/time-scale';

const START = Date.UTC(2023, 0, 1);
function timelineOf(counts: readonly number[]): Timeline {
  return {
    starts: Float64Array.from(counts, (_, day) => START + day * DAY_MS),
    counts: Uint32Array.from(counts),
  };
}
const scaleOf = (days: number, width: number) => ({ from: START, to: START + days * DAY_MS, width });

describe('bars of a timeline', () => {
  it('leaves a gap between wide bars and none between narrow ones', () => {
    expect(layoutBars(timelineOf([3, 5]), 'day', scaleOf(2, 20)).map((bar) => [bar.left, bar.width])).toEqual(
      [
        [0, 9],
        [10, 9],
      ],
    );
    expect(layoutBars(timelineOf([3, 5]), 'day', scaleOf(2, 4)).map((bar) => bar.width)).toEqual([2, 2]);
  });

  it('keeps the only bar narrow, in the middle of its unit', () => {
    const [bar] = layoutBars(timelineOf([7]), 'day', scaleOf(1, 600), 72);
    expect([bar!.left, bar!.width]).toEqual([264, 72]);
  });

  it('draws nothing for nothing', () => {
    expect(layoutBars(timelineOf([]), 'day', scaleOf(1, 100))).toEqual([]);
    expect(layoutBars(timelineOf([0, 0]), 'day', scaleOf(2, 100))).toEqual([]);
    expect(peakIndex(timelineOf([0, 0]).counts)).toBe(-1);
  });

  it('never loses the peak and never draws more bars than pixels', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(1000), { minLength: 1, maxLength: 1600 }),
        fc.integer({ min: 1, max: 900 }),
        (counts, width) => {
          const timeline = timelineOf(counts);
          const bars = layoutBars(timeline, 'day', scaleOf(counts.length, width));
          expect(bars.length).toBeLessThanOrEqual(width + 1);
          expect(Math.max(0, ...bars.map((bar) => bar.count))).toBe(Math.max(...counts));
          bars.forEach((bar, index) => {
            if (index > 0) expect(bar.left).toBeGreaterThan(bars[index - 1]!.left);
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('finds the unit that holds a time, as a scan would', () => {
    const gappy: Timeline = {
      starts: Float64Array.of(START, START + DAY_MS, START + 5 * DAY_MS),
      counts: Uint32Array.of(1, 2, 3),
    };
    fc.assert(
      fc.property(fc.integer({ min: -2 * DAY_MS, max: 8 * DAY_MS }), (offset) => {
        const time = START + offset;
        const scan = [...gappy.starts].findIndex((start) => start <= time && time < start + DAY_MS);
        expect(unitAt(gappy, 'day', time)).toBe(scan);
      }),
    );
  });

  it('tells the unit of an answer that came before the unit was changed', () => {
    const january = Date.UTC(2024, 0, 1);
    for (const unit of CHART_UNITS) {
      const counted = {
        starts: Float64Array.of(january, addUnits(january, unit, 1)),
        counts: Uint32Array.of(1, 1),
      };
      expect(unitOf(counted, 'day')).toBe(unit);
      expect(unitOf(counted, 'month')).toBe(unit);
    }
    expect(unitOf(timelineOf([5]), 'month')).toBe('month');
  });

  it('adds up the units of a span', () => {
    expect(casesIn(timelineOf([1, 2, 4, 8]), START + DAY_MS, START + 3 * DAY_MS)).toBe(6);
  });

  it('goes from pixel to time and back', () => {
    const scale = scaleOf(731, 688);
    fc.assert(
      fc.property(fc.double({ min: -50, max: 800, noNaN: true }), (pixel) => {
        expect(toPixel(scale, toTime(scale, pixel))).toBeCloseTo(pixel, 3);
      }),
    );
  });
});

describe('count axis', () => {
  it('reads in round whole numbers', () => {
    expect(countTicks(273, 3)).toEqual([0, 100, 200, 300]);
    expect(countTicks(0, 4)).toEqual([0, 1]);
    expect(countTicks(1, 4)).toEqual([0, 1]);
    expect(countTicks(9, 4)).toEqual([0, 5, 10]);
  });

  it('holds the peak in at most the wanted number of equal whole steps', () => {
    fc.assert(
      fc.property(fc.nat(50_000_000), fc.integer({ min: 1, max: 6 }), (peak, lines) => {
        const ticks = countTicks(peak, lines);
        const step = ticks[1]!;
        expect(ticks.length - 1).toBeLessThanOrEqual(lines);
        expect(ticks[ticks.length - 1]).toBeGreaterThanOrEqual(peak);
        expect(ticks[ticks.length - 1]! - step).toBeLessThan(Math.max(1, peak));
        ticks.forEach((tick, index) => {
          expect(Number.isInteger(tick)).toBe(true);
          expect(tick).toBe(index * step);
        });
      }),
    );
  });
});
