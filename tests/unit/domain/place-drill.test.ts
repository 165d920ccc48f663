import { describe, expect, it } from 'vitest';
import type { Filter } from '../../../src/domain/filter';
import {
  areasByName,
  locatedLevels,
  locatedPath,
  locatedRows,
  namedPlaces,
  reportedLevels,
  reportedPath,
  reportedRows,
  zonesOf,
} from '../../../src/domain/place-drill';
import type { ZoneSet } from '../../../src/domain/zone-set';

const zone = (id: string, district: string, street: string, community: string, areaKm2 = 1) => ({
  id,
  name: `格${id}`,
  district,
  street,
  community,
  areaKm2,
});
const zoneSet: ZoneSet = {
  id: 'set',
  name: 'set',
  zones: [
    zone('1', '甲区', '东街道', '一社区'),
    zone('2', '甲区', '东街道', '一社区', 2),
    zone('3', '甲区', '东街道', '二社区'),
    zone('4', '甲区', '西街道', '三社区'),
    zone('5', '乙区', '东街道', '四社区', 4),
  ],
  geometry: { coordinates: new Float64Array(), ringStarts: new Uint32Array(), zoneStarts: new Uint32Array() },
  extent: { west: 0, south: 0, east: 1, north: 1 },
};
const counts = Uint32Array.of(10, 20, 30, 40, 50, 7);
const clause = (...zones: string[]) => ({ kind: 'zone', zoneSet: 'set', zones }) as const;

describe('drilling down by where points lie', () => {
  const levels = locatedLevels(zoneSet);

  it('has a level for every name that tells zones apart', () => {
    expect(levels).toEqual(['district', 'street', 'community', 'zone']);
    const communities = { ...zoneSet, zones: zoneSet.zones.filter((one) => one.id !== '2') };
    expect(locatedLevels(communities)).toEqual(['district', 'street', 'zone']);
  });

  it('sums counts and areas of the zones in each row', () => {
    expect(locatedRows(zoneSet, counts, levels, [], 'district')).toEqual([
      { value: '甲区', label: '甲区', count: 100, areaKm2: 5 },
      { value: '乙区', label: '乙区', count: 50, areaKm2: 4 },
    ]);
    expect(locatedRows(zoneSet, counts, levels, ['甲区', '东街道'], 'community')).toEqual([
      { value: '一社区', label: '一社区', count: 30, areaKm2: 3 },
      { value: '二社区', label: '二社区', count: 30, areaKm2: 1 },
    ]);
  });

  it('reads the path from what the clause’s zones have in common', () => {
    expect(locatedPath(undefined, zoneSet, levels)).toEqual([]);
    expect(locatedPath(clause('1', '3'), zoneSet, levels)).toEqual(['甲区', '东街道']);
    expect(locatedPath(clause('4'), zoneSet, levels)).toEqual(['甲区', '西街道', '三社区']);
    expect(locatedPath(clause('1', '5'), zoneSet, levels)).toEqual([]);
    expect(locatedPath(clause('1', 'gone'), zoneSet, levels)).toEqual([]);
    expect(locatedPath({ ...clause('1'), zoneSet: 'other' }, zoneSet, levels)).toEqual([]);
  });

  it('comes back to the path that its own zones were taken from', () => {
    for (const path of [['甲区'], ['甲区', '东街道'], ['乙区']]) {
      const ids = zonesOf(zoneSet, levels, path).map((one) => one.id);
      expect(locatedPath(clause(...ids), zoneSet, levels).slice(0, path.length)).toEqual(path);
    }
  });
});

describe('drilling down by what cases state', () => {
  const levels = reportedLevels((field) => field !== 'duty_grid');

  it('takes the finer of two grids only where the other is missing', () => {
    expect(levels).toEqual(['district', 'street', 'community', 'cell_code']);
    expect(reportedLevels((field) => field === 'street' || field === 'duty_grid')).toEqual([
      'street',
      'duty_grid',
    ]);
  });

  it('reads the path from the values that the filter pins', () => {
    const pin = (field: 'district' | 'street', ...values: string[]) =>
      ({ kind: 'values', field, values }) as const;
    const path = (...filter: Filter) => reportedPath(filter, levels);
    expect(path()).toEqual([]);
    expect(path(pin('district', '甲区'), pin('street', '东街道'))).toEqual(['甲区', '东街道']);
    expect(path(pin('district', '甲区', '乙区'), pin('street', '东街道'))).toEqual([]);
    expect(path(pin('street', '东街道'))).toEqual([]);
  });

  it('finds areas by name, none for a name that stands for several places', () => {
    expect(areasByName(zoneSet, 'district')).toEqual(
      new Map([
        ['甲区', 5],
        ['乙区', 4],
      ]),
    );
    expect(areasByName(zoneSet, 'street')).toEqual(new Map([['西街道', 1]]));
  });

  it('lists what has cases, and what is chosen though it has none', () => {
    const rows = reportedRows(
      Uint32Array.of(3, 5, 0, 0),
      ['', '西街道办事处', '丙', '丁'],
      areasByName(zoneSet, 'street'),
      ['丁'],
    );
    expect(rows).toEqual([
      { value: '', label: '', count: 3 },
      { value: '西街道办事处', label: '西街道办事处', count: 5, areaKm2: 1 },
      { value: '丁', label: '丁', count: 0 },
    ]);
    expect(namedPlaces(rows)).toBe(2);
  });
});
