import { describe, expect, it } from 'vitest';
import { kindOfFileName, referenceProperties } from '../../../src/ingest/reference/reference-properties';

const LINE: GeoJSON.Geometry = {
  type: 'LineString',
  coordinates: [
    [120, 30],
    [121, 31],
  ],
};
const AREA: GeoJSON.Geometry = {
  type: 'Polygon',
  coordinates: [
    [
      [120, 30],
      [121, 30],
      [121, 31],
      [120, 30],
    ],
  ],
};

describe('what a background feature is', () => {
  it.each([
    [{ highway: 'primary', name: '人民路' }, LINE, null, { kind: 'road', class: 'primary', name: '人民路' }],
    [{ highway: 'living_street' }, LINE, null, { kind: 'road', class: 'minor', name: '' }],
    [{ kind: 'road', class: 'expressway' }, LINE, null, { kind: 'road', class: 'trunk', name: '' }],
    [{ fclass: 'footway' }, LINE, null, { kind: 'road', class: 'path', name: '' }],
    [{ 等级: '主干路', 路名: '环城路' }, LINE, 'road', { kind: 'road', class: 'primary', name: '环城路' }],
    [{ name: '某街道' }, AREA, 'road', { kind: 'other', class: '', name: '某街道' }],
    [{ building: 'yes' }, AREA, null, { kind: 'building', class: '', name: '' }],
    [{ building: 'no', landuse: 'grass' }, AREA, null, { kind: 'green', class: 'grass', name: '' }],
    [
      { waterway: 'river', name: 'Huangpu River', 'name:zh': '黄浦江' },
      LINE,
      null,
      { kind: 'water', class: 'river', name: '黄浦江' },
    ],
    [
      { 'name:zh': 'Wàibáidù Qiáo', name: '外白渡桥' },
      LINE,
      'road',
      { kind: 'road', class: 'minor', name: '外白渡桥' },
    ],
    [{ name: 42, kind: null }, LINE, null, { kind: 'other', class: '', name: '' }],
  ] as const)('%o', (raw, geometry, hint, expected) => {
    expect(referenceProperties(raw, geometry, hint)).toEqual(expected);
  });

  it('takes a hint from the name of the file', () => {
    expect(['roads', '水系', 'city_water_2024', '市区-道路', 'data'].map(kindOfFileName)).toEqual([
      'road',
      'water',
      'water',
      'road',
      null,
    ]);
  });
});
