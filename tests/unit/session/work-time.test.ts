import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHINA_CALENDAR, CHINA_WORK_TIME } from '../../../src/facts/china-clock';
import { factTable } from '../../../src/facts/fact-table';
import { deadlinesOf, yearsWithoutCalendar } from '../../../src/facts/life-rows';
import { hasBit } from '../../../src/facts/selected-rows';
import { workClock } from '../../../src/facts/work-clock';
import {
  areShifts,
  daysText,
  parseWorkTime,
  readCalendarFile,
  readDays,
  storedWorkTime,
} from '../../../src/session/work-time';
import { columnsOf } from '../facts/columns-of';

const moment = (text: string) => Date.parse(`${text.replace(' ', 'T')}Z`);

describe('a calendar', () => {
  it('is edited as text and comes back the same', () => {
    const text = daysText(CHINA_CALENDAR);
    const read = readDays(text.holidays, text.workdays);
    expect(read).toEqual({ ok: true, value: { ...CHINA_CALENDAR } });
    expect(parseWorkTime(storedWorkTime(CHINA_WORK_TIME))).toEqual(CHINA_WORK_TIME);
  });

  it.each([
    ['日期,类型\n2027-01-01,休\n2027/2/5 至 2027/2/11 休\n2027-02-14,班\n', ['2027-01-01', '2027-02-05']],
    [
      '2027年1月1日 元旦节\n2027年2月5日至2027年2月11日\t春节假期\n2027-02-14 调休上班',
      ['2027-01-01', '2027-02-05'],
    ],
    [
      '{"years":[2027],"holidays":[["2027-01-01","2027-01-01"],["2027-02-05","2027-02-11"]],"makeUpWorkdays":["2027-02-14"]}',
      ['2027-01-01', '2027-02-05'],
    ],
  ])('is read from a file: %s', (text, begins) => {
    const read = readCalendarFile(text);
    if (!read.ok) throw new Error(read.error.code);
    expect(read.value.holidays.map(([from]) => from)).toEqual(begins);
    expect(read.value.makeUpWorkdays).toEqual(['2027-02-14']);
    expect(read.value.years).toEqual([2027]);
  });

  it.each([
    ['', 'not_a_calendar'],
    ['案件编号,上报时间\nA1,2027-01-01', 'not_a_calendar'],
    ['{"holidays":1}', 'not_a_calendar'],
    ['{"years":[],"holidays":[["2027-02-30","2027-02-30"]],"makeUpWorkdays":[]}', 'not_a_calendar'],
    ['2027-02-30 休', 'bad_date'],
    ['2027-02-11 至 2027-02-05 休', 'backwards'],
  ])('is refused: %s', (text, code) => {
    const read = readCalendarFile(text);
    expect(read.ok ? 'ok' : read.error.code).toBe(code);
  });

  it('never throws, whatever the file holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof readCalendarFile(text).ok).toBe('boolean');
        expect(parseWorkTime(text)).toBeNull();
      }),
    );
  });

  it('has shifts in order and apart', () => {
    expect([
      areShifts([
        [480, 720],
        [720, 900],
      ]),
      areShifts([
        [480, 720],
        [700, 900],
      ]),
      areShifts([[5, 5]]),
    ]).toEqual([true, false, false]);
    expect(areShifts([])).toBe(false);
  });
});

describe('the user’s own days', () => {
  // Thursday 2027-01-07 16:00 and 4 work hours: Friday 10:00, or Monday where the Friday is free.
  const data = columnsOf([
    { status: 'processing', dispatched_at: moment('2027-01-07 16:00:00'), limit_text: '4工作时' },
  ]);
  const lateAt = (calendar: typeof CHINA_CALENDAR, asOf: string) => {
    const deadlines = deadlinesOf(data, workClock(calendar, CHINA_WORK_TIME.hours));
    const context = { asOf: moment(asOf), dataEnd: moment(asOf), convention: 'egova' } as const;
    return hasBit(factTable(data, deadlines, context).bits.get('overdue_undisposed')!, 0);
  };
  const free = { years: [2027], holidays: [['2027-01-08', '2027-01-08']] as const, makeUpWorkdays: [] };

  it('move deadlines that come from limits, to the second', () => {
    expect([
      lateAt(CHINA_CALENDAR, '2027-01-08 10:00:00'),
      lateAt(CHINA_CALENDAR, '2027-01-08 10:00:01'),
    ]).toEqual([false, true]);
    expect([lateAt(free, '2027-01-11 10:00:00'), lateAt(free, '2027-01-11 10:00:01')]).toEqual([false, true]);
    const worked = { ...free, makeUpWorkdays: ['2027-01-09'] };
    expect([lateAt(worked, '2027-01-09 10:00:00'), lateAt(worked, '2027-01-09 10:00:01')]).toEqual([
      false,
      true,
    ]);
  });

  it('are missed in years that the calendar does not know, where a work limit depends on them', () => {
    expect(yearsWithoutCalendar(data, CHINA_CALENDAR)).toEqual([2027]);
    expect(yearsWithoutCalendar(data, free)).toEqual([]);
    const natural = columnsOf([{ dispatched_at: moment('2027-01-07 16:00:00'), limit_text: '2天' }]);
    expect(yearsWithoutCalendar(natural, CHINA_CALENDAR)).toEqual([]);
    const stated = columnsOf([
      {
        dispatched_at: moment('2027-01-07 16:00:00'),
        limit_text: '4工作时',
        deadline: moment('2027-01-09 00:00:00'),
      },
    ]);
    expect(yearsWithoutCalendar(stated, CHINA_CALENDAR)).toEqual([]);
  });
});
