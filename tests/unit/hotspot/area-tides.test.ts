import fc from 'fast-check';
import { expect, it } from 'vitest';
import { peakWindow } from '../../../src/analysis/peak-window';
import { chiefOfZone } from '../../../src/domain/chief-of-zone';
import type { Roster, RosterRow } from '../../../src/domain/roster';
import { areaTides } from '../../../src/jobs/area-tides';

const HOUR = 3_600_000;

it('the busiest hours are the shortest run with half of the cases, tried one by one', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9), { minLength: 168, maxLength: 168 }), (counts) => {
      const found = peakWindow(counts);
      const hours = Array.from({ length: 24 }, (_, hour) =>
        counts.reduce((sum, count, at) => sum + (at % 24 === hour ? count : 0), 0),
      );
      const all = hours.reduce((a, b) => a + b, 0);
      if (all === 0) return found === null;
      const holds = (from: number, length: number) =>
        Array.from({ length }, (_, at) => hours[(from + at) % 24]!).reduce((a, b) => a + b, 0);
      const shorter = Array.from({ length: 24 }, (_, from) => holds(from, found!.hours - 1));
      return (
        found!.cases === holds(found!.from, found!.hours) &&
        2 * found!.cases >= all &&
        Math.max(...shorter) * 2 < all
      );
    }),
  );
});

it('busy hours go past midnight', () => {
  const counts = new Uint32Array(168);
  counts[23] = 5;
  counts[24] = 6;
  counts[3 * 24 + 12] = 1;
  expect(peakWindow(counts)).toEqual({ from: 0, hours: 1, cases: 6 });
  counts[12] = 5;
  expect(peakWindow(counts)).toEqual({ from: 23, hours: 2, cases: 11 });
});

it('each area has the hours of its own rows; a row without a time is told of', () => {
  // 1970-01-05 was a Monday.
  const monday = 4 * 24 * HOUR;
  const cases = {
    rowIds: Uint32Array.of(2, 5, 9),
    times: Float64Array.of(monday + 8 * HOUR, Number.NaN, monday + 6 * 24 * HOUR + 23 * HOUR),
  };
  const area = { of: 'repeat', index: 0, name: 'a', place: [114, 30] } as const;
  const [first, second] = areaTides(
    [
      { ...area, rowIds: Uint32Array.of(2, 9) },
      { ...area, index: 1, rowIds: Uint32Array.of(5, 77) },
    ],
    cases,
  );
  expect([first!.counts[8], first!.counts[167], first!.untimed]).toEqual([1, 1, 0]);
  expect([second!.counts.reduce((a, b) => a + b, 0), second!.untimed]).toEqual([0, 2]);
});

it('the chief of a zone is the one its own roster names, the last one loaded first', () => {
  const row = (change: Partial<RosterRow>): RosterRow => ({
    zone: '',
    road: '',
    from: '',
    to: '',
    street: '',
    community: '',
    level: '',
    chief: '',
    phone: '',
    unit: '',
    shift: '',
    line: 1,
    ...change,
  });
  const roster = (rows: readonly RosterRow[]): Roster => ({ id: '', name: '', fields: [], rows, skipped: 0 });
  const zone = { id: 'G1', name: '一号网格', district: '', street: '', community: '东社区', areaKm2: 1 };
  const old = roster([
    row({ zone: '一号网格', chief: '甲' }),
    row({ community: '东社区', chief: '乙' }),
    row({ road: '中山路', community: '西社区', chief: '丙' }),
  ]);
  expect(chiefOfZone([old], zone)?.chief).toBe('甲');
  expect(chiefOfZone([old, roster([row({ zone: 'G1', chief: '丁' })])], zone)?.chief).toBe('丁');
  expect(chiefOfZone([old], { ...zone, id: 'G2', name: '二号网格' })?.chief).toBe('乙');
  expect(chiefOfZone([old], { ...zone, id: '', name: '', community: '西社区' })).toBeNull();
  expect(chiefOfZone([], zone)).toBeNull();
});
