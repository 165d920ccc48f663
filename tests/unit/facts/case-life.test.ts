import { describe, expect, it } from 'vitest';
import { caseLife } from '../../../src/facts/case-life';
import { CHINA_WORK_TIME } from '../../../src/facts/china-clock';
import { workClock } from '../../../src/facts/work-clock';

const HOUR = 3_600_000;
const at = (text: string) => Date.parse(`${text}:00Z`);
const clock = workClock(CHINA_WORK_TIME.calendar, CHINA_WORK_TIME.hours);

describe('the life of a case', () => {
  const times = {
    reported_at: at('2024-03-08T16:00'),
    filed_at: at('2024-03-08T16:30'),
    dispatched_at: at('2024-03-08T17:00'),
    handled_at: at('2024-03-11T10:00'),
    closed_at: Number.NaN,
  };

  it('has its stations in order, with the time between them round the clock and by work time', () => {
    const { events } = caseLife(times, '', at('2024-04-01T00:00'), clock);
    expect(events.map(({ field }) => field)).toEqual([
      'reported_at',
      'filed_at',
      'dispatched_at',
      'handled_at',
    ]);
    expect(events.map(({ elapsedMs }) => elapsedMs)).toEqual([null, HOUR / 2, HOUR / 2, 65 * HOUR]);
    // From Friday 17:00 until Monday 10:00 the weekend does not count.
    expect(events[3]!.workMs).toBeLessThan(5 * HOUR);
    expect(events[3]!.workMs).toBe(clock.workTimeBetween(times.dispatched_at, times.handled_at));
  });

  it('works the deadline out from the limit, and counts the limit’s own clock', () => {
    const life = caseLife(times, '4工作时', at('2024-04-01T00:00'), clock);
    expect(life.deadline).toEqual({
      at: clock.deadlineAfter(times.dispatched_at, { amount: 4, clock: 'work_hour' }),
      stated: false,
    });
    expect(life.usedMs).toBe(clock.workTimeBetween(times.dispatched_at, times.handled_at));
    expect(life.lateMs).toBe(times.handled_at - life.deadline!.at);
    expect(life.ended).toBe(true);
    expect(caseLife(times, '2小时', 0, clock).usedMs).toBe(65 * HOUR);
  });

  it('takes the deadline that the file states before any other, and runs on while the case is open', () => {
    const { handled_at: _, ...open } = times;
    const deadline = at('2024-03-09T17:00');
    const life = caseLife({ ...open, deadline }, '4工作时', at('2024-03-09T15:00'), clock);
    expect(life.deadline).toEqual({ at: deadline, stated: true });
    expect(life.ended).toBe(false);
    expect(life.lateMs).toBe(-2 * HOUR);
  });

  it('says nothing where nothing is known', () => {
    expect(caseLife({}, '', 0, clock)).toEqual({
      events: [],
      limit: null,
      deadline: null,
      ended: false,
      until: 0,
      usedMs: null,
      lateMs: null,
    });
  });
});
