import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfter, sliceCount, sliceOf, timeSlices } from '../../../src/domain/time-slices';
import { slicesOf } from '../../../src/jobs/find-emerging';

const DAY = 86_400_000;
const at = (text: string) => Date.parse(`${text}Z`);

describe('slices of time', () => {
  it('are whole calendar months, with incomplete ones at both ends dropped', () => {
    const slices = timeSlices(at('2025-01-10T00:00'), at('2025-04-20T00:00'), 'month');
    expect(Array.from(slices.starts)).toEqual(
      ['2025-02-01', '2025-03-01', '2025-04-01'].map((day) => at(`${day}T00:00`)),
    );
    expect([slices.droppedFirst, slices.droppedLast, sliceCount(slices)]).toEqual([true, true, 2]);
    const whole = timeSlices(at('2025-01-01T00:00'), at('2026-01-01T00:00'), 'month');
    expect([whole.droppedFirst, whole.droppedLast, sliceCount(whole)]).toEqual([false, false, 12]);
  });

  it('are weeks from Monday, before 1970 too', () => {
    const slices = timeSlices(at('2026-06-24T00:00'), at('2026-07-08T00:00'), 'week');
    expect(Array.from(slices.starts)).toEqual([at('2026-06-29T00:00'), at('2026-07-06T00:00')]);
    const old = timeSlices(at('1960-01-01T00:00'), at('1960-03-01T00:00'), 'week');
    expect(Array.from(old.starts, (start) => new Date(start).getUTCDay())).toEqual(Array(9).fill(1));
    const none = timeSlices(at('2026-06-24T00:00'), at('2026-06-25T00:00'), 'week');
    expect([sliceCount(none), none.droppedFirst]).toEqual([0, true]);
  });

  it('hold a time where a look at each of them says', () => {
    const span = fc.integer({ min: 0, max: 900 });
    fc.assert(
      fc.property(
        span,
        span,
        fc.integer({ min: -10, max: 1900 }),
        fc.constantFrom('week', 'month'),
        (from, length, day, unit) => {
          const slices = timeSlices(from * DAY, (from + length) * DAY, unit as 'week' | 'month');
          const time = day * DAY + 3_600_000;
          const slow = Array.from(slices.starts.subarray(0, -1)).findIndex(
            (start, i) => start <= time && time < slices.starts[i + 1]!,
          );
          expect(sliceOf(slices, time)).toBe(slow);
        },
      ),
    );
    expect(sliceOf(timeSlices(0, 400 * DAY, 'week'), Number.NaN)).toBe(-1);
  });

  it('cover the filter as far as the data reaches, to the end of its last day', () => {
    const range = [at('2024-07-01T08:30'), at('2026-06-30T21:15')] as const;
    const all = slicesOf([], 'month', range)!;
    expect([sliceCount(all), all.droppedFirst, all.droppedLast]).toEqual([24, false, false]);
    expect(dayAfter(range[1])).toBe(at('2026-07-01T00:00'));
    const clause = {
      kind: 'time',
      field: 'reported_at',
      from: at('2025-01-01T00:00'),
      to: at('2025-03-15T00:00'),
    } as const;
    const some = slicesOf([clause], 'month', range)!;
    expect([sliceCount(some), some.droppedLast]).toEqual([2, true]);
    expect(slicesOf([], 'week', null)).toBeNull();
  });
});
