import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../../../src/ingest/values/civil-time';
import { parseTimeBytes } from '../../../../src/ingest/values/time-bytes';
import { parseTimeText } from '../../../../src/ingest/values/time-text';
import { readCases, utf8 } from '../read-cases';
import { sharedFile } from '../shared-files';

/** Wall clock of a reading, by the platform's own calendar. */
const wall = (reading: number | string) =>
  typeof reading === 'number' ? new Date(reading).toISOString().replace('Z', '') : reading;

const two = (value: number) => String(value).padStart(2, '0');

describe('times', () => {
  it.each([
    ['2024-03-05 14:05:06', '2024-03-05T14:05:06.000'],
    ['2018/5/31 15:36', '2018-05-31T15:36:00.000'],
    ['2016年7月27日', '2016-07-27T00:00:00.000'],
    ['2024年3月5日 晚上8点', '2024-03-05T20:00:00.000'],
    ['2024年3月5日 下午12:30', '2024-03-05T12:30:00.000'],
    ['2024/3/5 2:05 PM', '2024-03-05T14:05:00.000'],
    ['2024/3/5 12:05 am', '2024-03-05T00:05:00.000'],
    ['2024-03-05 星期二 14:05', '2024-03-05T14:05:00.000'],
    ['2024-03-05T23:30:00-05:00', '2024-03-06T12:30:00.000'],
    ['202403051405', '2024-03-05T14:05:00.000'],
    ['二〇二四年十二月二十一日', '2024-12-21T00:00:00.000'],
    ['二○二四年十月三十日', '2024-10-30T00:00:00.000'],
    ['２０２４／３／５　１４：０５', '2024-03-05T14:05:00.000'],
    ['45356.586875', '2024-03-05T14:05:06.000'],
    ['2024-02-29', '2024-02-29T00:00:00.000'],
    ['2023-02-29', 'time_unparsed'],
    ['2024-03-05 25:00', 'time_unparsed'],
    ['2024-03-05 14:60', 'time_unparsed'],
    ['2024-03/05', 'time_unparsed'],
    ['12345678901', 'time_ambiguous'],
    ['202403', 'time_ambiguous'],
    ['24-3-5', 'time_ambiguous'],
    ['2024年3月', 'time_ambiguous'],
    ['上午', 'time_unparsed'],
  ])('%s is %s', (text, expected) => {
    expect(wall(parseTimeText(text))).toBe(expected);
  });

  it('agrees with the platform calendar on every day from 1900 to 2199, and on the days that do not exist', () => {
    for (let year = 1900; year < 2200; year++) {
      for (let month = 1; month <= 12; month++) {
        for (let day = 1; day <= 31; day++) {
          const reference = Date.UTC(year, month - 1, day);
          const exists = new Date(reference).getUTCMonth() === month - 1;
          const got = dayMs(year, month, day);
          if (exists ? got !== reference : !Number.isNaN(got)) expect.fail(`${year}-${month}-${day}: ${got}`);
        }
      }
    }
  });

  it('reads the usual forms from bytes as it reads them from text', () => {
    const form = fc.record({
      date: fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
      separator: fc.constantFrom('-', '/', '.'),
      padded: fc.boolean(),
      clock: fc.constantFrom('', 'h:m', 'h:m:s'),
      joint: fc.constantFrom(' ', 'T'),
    });
    fc.assert(
      fc.property(form, ({ date, separator, padded, clock, joint }) => {
        const write = padded ? two : String;
        const day = [date.getUTCFullYear(), write(date.getUTCMonth() + 1), write(date.getUTCDate())].join(
          separator,
        );
        const parts = { h: date.getUTCHours(), m: date.getUTCMinutes(), s: date.getUTCSeconds() };
        const hours = clock.replace(/[hms]/g, (name) => write(parts[name as 'h' | 'm' | 's']));
        const bytes = utf8(clock === '' ? day : `${day}${joint}${hours}`);
        const expected = Date.UTC(
          date.getUTCFullYear(),
          date.getUTCMonth(),
          date.getUTCDate(),
          clock === '' ? 0 : parts.h,
          clock === '' ? 0 : parts.m,
          clock === 'h:m:s' ? parts.s : 0,
        );
        expect(parseTimeBytes(bytes, 0, bytes.length)).toBe(expected);
        expect(parseTimeText(new TextDecoder().decode(bytes))).toBe(expected);
      }),
      { numRuns: 500, seed: 20260704 },
    );
  });

  it('never reads from bytes what it refuses from text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'0123456789-/.: T'), minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(text, (raw) => {
        const bytes = utf8(raw);
        const quick = parseTimeBytes(bytes, 0, bytes.length);
        if (!Number.isNaN(quick)) expect(parseTimeText(raw)).toBe(quick);
      }),
      { numRuns: 3000, seed: 20260705 },
    );
  });

  it('reads dates_mixed.csv as its expected.json says', () => {
    const bytes = sharedFile('corpora/dirty-zh/dates_mixed.csv');
    const expectedBytes = sharedFile('corpora/dirty-zh/expected.json');
    if (!bytes || !expectedBytes) return;
    const expected: { in: string; out: string | null }[] = JSON.parse(
      new TextDecoder().decode(expectedBytes),
    )['dates_mixed.csv'].dates;
    const { columns, report } = readCases(bytes);
    const got = columns.reported_at!.map((ms) =>
      ms === null ? null : new Date(Number(ms)).toISOString().slice(0, -1),
    );
    const wanted = expected.map(({ out }) => {
      if (out === null || /^[A-Z]/.test(out)) return null;
      const local = out.replace('+08:00', '');
      return new Date(`${local.length === 10 ? `${local}T00:00:00` : local}Z`).toISOString().slice(0, -1);
    });
    expect(got.length).toBe(37);
    expect(got).toEqual(wanted);
    expect(report.oddValues).toBe(wanted.filter((out) => out === null).length);
    const code = (text: string) => report.odds.find((odd) => odd.text === text)?.code;
    expect(code('2024-03')).toBe('time_ambiguous');
    expect(code('60')).toBe('time_ambiguous');
    expect(code('昨天')).toBe('time_unparsed');
  });
});
