import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHINA_CALENDAR, CHINA_CLOCK } from '../../../src/facts/china-clock';
import { parseLimit } from '../../../src/facts/limit-text';
import { isPublicSource } from '../../../src/facts/public-source';

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;
const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}Z`);

/** Slow on purpose: asks every minute whether it is worked. */
function workedMinutes(from: number, to: number): number {
  let minutes = 0;
  for (let time = from; time < to; time += MINUTE) {
    const date = new Date(time);
    const day = date.toISOString().slice(0, 10);
    const weekend = date.getUTCDay() === 0 || date.getUTCDay() === 6;
    const holiday = CHINA_CALENDAR.holidays.some(([first, last]) => first <= day && day <= last);
    const works = CHINA_CALENDAR.makeUpWorkdays.includes(day) || (!weekend && !holiday);
    const hour = date.getUTCHours();
    if (works && ((hour >= 8 && hour < 12) || (hour >= 14 && hour < 18))) minutes += 1;
  }
  return minutes;
}

const minutesOf2025 = fc
  .integer({ min: 0, max: 364 * 24 * 60 })
  .map((minute) => at('2025-01-01 00:00:00') + minute * MINUTE);

describe('the work clock', () => {
  it('agrees with a count of worked minutes', () => {
    fc.assert(
      fc.property(minutesOf2025, fc.integer({ min: 0, max: 12 * 24 * 60 }), (from, minutes) => {
        const to = from + minutes * MINUTE;
        expect(CHINA_CLOCK.workTimeBetween(from, to)).toBe(workedMinutes(from, to) * MINUTE);
      }),
      { numRuns: 60 },
    );
  });

  it('ends a limit at the first moment that has used it up', () => {
    fc.assert(
      fc.property(minutesOf2025, fc.integer({ min: 1, max: 40 }), (start, amount) => {
        const end = CHINA_CLOCK.deadlineAfter(start, { amount, clock: 'work_hour' });
        expect(CHINA_CLOCK.workTimeBetween(start, end)).toBe(amount * HOUR);
        expect(CHINA_CLOCK.workTimeBetween(start, end - 1000)).toBeLessThan(amount * HOUR);
        expect(CHINA_CLOCK.deadlineAfter(start, { amount, clock: 'work_day' })).toBe(
          CHINA_CLOCK.deadlineAfter(start, { amount: 8 * amount, clock: 'work_hour' }),
        );
      }),
    );
  });

  it('runs round the clock for urgent hours and natural days', () => {
    const start = at('2025-10-01 23:30:00');
    expect(CHINA_CLOCK.deadlineAfter(start, { amount: 2, clock: 'urgent_hour' })).toBe(start + 2 * HOUR);
    expect(CHINA_CLOCK.deadlineAfter(start, { amount: 2, clock: 'natural_day' })).toBe(start + 2 * DAY);
  });
});

describe('the calendar', () => {
  it('has as many days off and worked weekend days as the notices say', () => {
    const days = (year: number) =>
      CHINA_CALENDAR.holidays
        .filter(([from]) => from.startsWith(String(year)))
        .reduce((sum, [from, to]) => sum + (at(`${to} 00:00:00`) - at(`${from} 00:00:00`)) / DAY + 1, 0);
    const madeUp = (year: number) =>
      CHINA_CALENDAR.makeUpWorkdays.filter((day) => day.startsWith(String(year))).length;
    expect([2024, 2025, 2026].map(days)).toEqual([28, 28, 33]);
    expect([2024, 2025, 2026].map(madeUp)).toEqual([8, 5, 6]);
  });

  it('makes up on weekend days only, and never within a holiday', () => {
    for (const day of CHINA_CALENDAR.makeUpWorkdays) {
      expect([0, 6], day).toContain(new Date(at(`${day} 00:00:00`)).getUTCDay());
      const within = CHINA_CALENDAR.holidays.some(([from, to]) => from <= day && day <= to);
      expect(within, day).toBe(false);
    }
  });

  it('gives each year about the 248 to 251 workdays that the labour authority counts', () => {
    const workdays = (year: number) => {
      let n = 0;
      for (let day = Date.UTC(year, 0, 1); day < Date.UTC(year + 1, 0, 1); day += DAY) {
        if (CHINA_CLOCK.isWorkday(day)) n += 1;
      }
      return n;
    };
    expect([2024, 2025, 2026].map(workdays)).toEqual([251, 248, 248]);
  });
});

describe('limits and sources as files write them', () => {
  it.each([
    ['4工作时', { amount: 4, clock: 'work_hour' }],
    ['2 紧急工作时', { amount: 2, clock: 'urgent_hour' }],
    ['1.5工作日', { amount: 1.5, clock: 'work_day' }],
    ['24小时', { amount: 24, clock: 'urgent_hour' }],
    ['７天', { amount: 7, clock: 'natural_day' }],
    ['3日', { amount: 3, clock: 'natural_day' }],
    ['尽快', null],
    ['', null],
  ] as const)('%s', (text, limit) => {
    expect(parseLimit(text)).toEqual(limit);
  });

  it.each([
    ['12345热线转办工单', true],
    ['微信举报', true],
    ['12319热线', true],
    ['社会公众举报', true],
    ['采集员上报', false],
    ['监督员上报', false],
    ['视频上报', false],
    ['领导批示', false],
    ['无人机', false],
    ['', false],
  ] as const)('%s: from the public %s', (source, expected) => {
    expect(isPublicSource(source)).toBe(expected);
  });
});
