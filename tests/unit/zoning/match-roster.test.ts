import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROSTER_FIELDS, type RosterField, type RosterRow } from '../../../src/domain/roster';
import type { ZoneFigures, ZoneRoad } from '../../../src/domain/zone-figures';
import { chiefLevel, matchRoster, similarity, takeRoster } from '../../../src/zoning/match-roster';

const row = (line: number, cells: { readonly [F in RosterField]?: string }): RosterRow => ({
  ...(Object.fromEntries(ROSTER_FIELDS.map((field) => [field, ''])) as Record<RosterField, string>),
  ...cells,
  line,
});
const figures = (
  id: number,
  name: string,
  roads: readonly Partial<ZoneRoad>[] = [],
  street = '',
): ZoneFigures => ({
  zone: { id, name, level: 'second', chief: { name: '', unit: '', phone: '', shift: '' }, from: '', to: '' },
  units: 1,
  areaM2: 0,
  lengthMetres: 0,
  load: 0,
  cases: 0,
  streets: street === '' ? [] : [street],
  communities: [],
  roads: roads.map((road) => ({ name: '', from: '', to: '', metres: 0, units: 1, ...road })),
});
const zonesOf = (rows: readonly RosterRow[], zones: readonly ZoneFigures[]) =>
  matchRoster({ rows }, zones).matches.map(({ zone }) => zone);

describe('a roster and the zones of a plan', () => {
  it('meet by name, whatever the brackets and widths', () => {
    const zones = [figures(1, '第一网格（东）'), figures(2, '第二网格')];
    const rows = [row(2, { zone: '第二网格 ' }), row(3, { zone: '第一网格(东)' }), row(4, { zone: '港口' })];
    expect(zonesOf(rows, zones)).toEqual([2, 1, null]);
    expect(matchRoster({ rows }, [...zones, figures(3, '第九')]).unmet).toEqual([3]);
  });

  it('do not meet where only their numbers differ', () => {
    expect(
      zonesOf(
        [row(2, { zone: '第 99 网格' }), row(3, { zone: '中山一路' })],
        [figures(1, '第 9 网格'), figures(2, '中山路')],
      ),
    ).toEqual([null, null]);
    expect(similarity('第9网格', '第 9 网格')).toBe(1);
  });

  it('meet by road, and by its ends where a road has two chiefs', () => {
    const zones = [
      figures(1, '甲', [{ name: '人民路', from: '东街', to: '西街' }]),
      figures(2, '乙', [{ name: '人民路', from: '西街', to: '南街' }]),
    ];
    const rows = [
      row(2, { road: '人民路', from: '西街', to: '南街' }),
      row(3, { road: '人民路', from: '东街', to: '西街' }),
    ];
    expect(zonesOf(rows, zones)).toEqual([2, 1]);
  });

  it('do not meet across streets where another is as good', () => {
    const zones = [figures(1, '人民路', [], '东街道'), figures(2, '人民路', [], '西街道')];
    expect(zonesOf([row(2, { road: '人民路', street: '西街道' })], zones)).toEqual([2]);
  });

  it('give each zone to one row and each row to one zone', () => {
    const names = fc.array(fc.constantFrom('一', '二', '三', '网', '格', '东', '西'), { maxLength: 4 });
    fc.assert(
      fc.property(fc.array(names, { maxLength: 8 }), fc.array(names, { maxLength: 8 }), (rows, zones) => {
        const { matches, unmet } = matchRoster(
          { rows: rows.map((name, i) => row(i, { zone: name.join('') })) },
          zones.map((name, i) => figures(i + 1, name.join(''))),
        );
        const met = matches.flatMap(({ zone }) => (zone === null ? [] : [zone]));
        expect(new Set(met).size).toBe(met.length);
        expect([...met, ...unmet].sort((a, b) => a - b)).toEqual(zones.map((_, i) => i + 1));
      }),
    );
  });

  it('bring chiefs over as one edit, and keep what the roster does not say', () => {
    const { zone } = figures(1, '甲');
    const before = { ...zone, chief: { name: '旧', unit: '一中队', phone: '1', shift: '' } };
    const taken = takeRoster([before], [{ zone: 1, row: row(2, { chief: '新', level: '三级路长' }) }]);
    expect(taken).toEqual({
      kind: 'change_zone',
      before,
      after: { ...before, level: 'third', chief: { name: '新', unit: '一中队', phone: '1', shift: '' } },
    });
    expect(takeRoster([before], [{ zone: 1, row: row(2, { chief: '旧' }) }])).toBeNull();
    expect(takeRoster([before], [{ zone: 9, row: row(2, { chief: '新' }) }])).toBeNull();
  });

  it('know levels by their words, and likeness both ways round', () => {
    expect(['总路长', '一级路长', '2级', '微路长', '副总路长', '组长'].map(chiefLevel)).toEqual([
      'general',
      'first',
      'second',
      'micro',
      'general',
      null,
    ]);
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(similarity(a, b)).toBeCloseTo(similarity(b, a), 12);
        expect(similarity(a, b)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
