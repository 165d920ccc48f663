import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BlobReader, BlobWriter, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { createMapFiles } from '../../../../src/jobs/map-files';
import { sharedPath } from '../../../support/shared-data';
import { partsContent, writeDbf, writeShp } from '../formats/shapefile-writer';

const data = sharedPath('data');
const corpora = sharedPath('corpora', 'dirty-zh');
const files = createMapFiles((_, work) => work(new AbortController().signal));
const utf8 = (text: string) => new TextEncoder().encode(text);

function value<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: object },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const json = (features: readonly object[], more = {}) =>
  new Blob([JSON.stringify({ type: 'FeatureCollection', ...more, features })]);
const feature = (type: string, coordinates: unknown, properties: object) => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});

async function zipped(members: { readonly [name: string]: Uint8Array<ArrayBuffer> }): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  for (const [name, bytes] of Object.entries(members))
    await writer.add(name, new BlobReader(new Blob([bytes])));
  return writer.close();
}

describe('boundaries', () => {
  it('come from a shapefile in CGCS2000 Gauss-Krüger as degrees', async () => {
    const system = '+proj=tmerc +lat_0=0 +lon_0=120 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs';
    const ring = [
      [120.1, 30.2],
      [120.1, 30.3],
      [120.2, 30.3],
      [120.2, 30.2],
      [120.1, 30.2],
    ] as const;
    const planar = ring.map((point) => proj4(system).forward([...point]) as [number, number]);
    const file = await zipped({
      'z.shp': writeShp(5, [partsContent(5, [planar])]),
      'z.dbf': writeDbf([{ name: utf8('名称'), type: 'C', length: 30 }], [[utf8('北山街道')]]),
      'z.cpg': utf8('UTF-8'),
      'z.prj': utf8('PROJCS["CGCS2000_3_Degree_GK_CM_120E",AUTHORITY["EPSG","4549"]]'),
    });
    const zones = value(await files.readZones(file, 'z.zip'));
    expect(zones.zones).toMatchObject([{ name: '北山街道', street: '北山街道' }]);
    expect(zones.extent.west).toBeCloseTo(120.1, 6);
    expect(zones.extent.north).toBeCloseTo(30.3, 6);
    expect(await files.guessTarget(file, 'z.zip')).toBe('zones');
  });

  it('come from KML, and a system that cannot be converted is named', async () => {
    const kml = `<?xml version="1.0"?><kml><Placemark><name>甲社区</name><Polygon><outerBoundaryIs><LinearRing><coordinates>120,30 121,30 121,31 120,30</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></kml>`;
    const zones = value(await files.readZones(new Blob([kml]), 'z.kml'));
    expect(zones.zones).toMatchObject([{ name: '甲社区', community: '甲社区' }]);
    const square = [
      [
        [500_000, 3e6],
        [500_100, 3e6],
        [500_100, 3.1e6],
        [500_000, 3e6],
      ],
    ];
    const old = json([feature('Polygon', square, {})], {
      crs: { properties: { name: 'Beijing_1954_GK_Zone_20' } },
    });
    const refused = await files.readZones(old, 'old.json');
    expect(refused.ok ? null : refused.error.code).toBe('unsupported_crs');
  });

  it.skipIf(data === null)('a published boundary file reads as it did', async () => {
    const path = join(data!, 'hangzhou_xihu', 'hangzhou_xihu_213_communities.geojson');
    const zones = value(await files.readZones(new Blob([readFileSync(path)]), 'c.geojson'));
    expect(zones.zones).toHaveLength(213);
    expect(await files.guessTarget(new Blob([readFileSync(path)]), 'c.geojson')).toBe('zones');
  });
});

describe('roads', () => {
  const roads = [
    feature(
      'LineString',
      [
        [120, 30],
        [120.01, 30],
      ],
      { 路段编码: 'L1', 道路名称: '中山路', 起点: '人民路', 止点: '解放路', 严管: '是', 等级: '主干路' },
    ),
    feature(
      'MultiLineString',
      [
        [
          [120, 30],
          [120, 30.01],
        ],
        [
          [121, 30],
          [121, 30.01],
        ],
      ],
      { 道路名称: '北街', 起止点: '甲路—乙路', 严管: '否' },
    ),
    feature('Point', [120, 30], { 道路名称: '点' }),
  ];

  it('have their ends, class, strictness and length; points are left out', async () => {
    const { roads: set, layer } = value(await files.readRoads(json(roads), 'roads.geojson'));
    expect(set.roads).toMatchObject([
      { id: 'L1', name: '中山路', from: '人民路', to: '解放路', strict: true, class: 'primary' },
      { id: '北街#2', name: '北街', from: '甲路', to: '乙路', strict: false },
    ]);
    // One hundredth of a degree of longitude at 30° N, of latitude twice.
    expect(set.roads[0]!.lengthMetres).toBeCloseTo(111_195.08 * Math.cos(Math.PI / 6) * 0.01, 0);
    expect(set.roads[1]!.lengthMetres).toBeCloseTo(2 * 1111.95, 0);
    expect([...set.lines.roadStarts]).toEqual([0, 1, 3]);
    expect([...set.lines.partStarts]).toEqual([0, 2, 4, 6]);
    expect(set.skippedFeatures).toBe(1);
    expect(layer.counts.road).toBe(2);
    expect(layer.features[0]!.properties.name).toBe('中山路');
    expect(await files.guessTarget(json(roads), 'x.geojson')).toBe('roads');
  });

  it('are neither railways nor ferries, unless there is nothing else', async () => {
    const line = (properties: Record<string, string>) =>
      feature(
        'LineString',
        [
          [120, 30],
          [120.01, 30],
        ],
        properties,
      );
    const rails = [
      line({ railway: 'subway', name: '2号线' }),
      line({ kind: 'rail', kind_detail: 'funicular' }),
      line({ 类型: '铁路' }),
    ];
    const ferries = [line({ route: 'ferry' }), line({ kind: 'ferry' }), line({ 等级: '轮渡' })];
    const streets = [
      line({ highway: 'primary', railway: 'tram', name: '电车街' }),
      line({ highway: 'primary', route: 'ferry', name: '汽渡引道' }),
      line({ kind: 'minor_road', railway: 'no', route: 'bus', name: '公交街' }),
    ];
    const read = await files.readRoads(json([...rails, ...streets, ...ferries]), 'x.geojson');
    const { roads: set, layer } = value(read);
    expect(layer.features.map(({ properties }) => properties.name)).toEqual(['电车街', '汽渡引道', '公交街']);
    expect(set.roads.map(({ name }) => name)).toEqual(['电车街', '汽渡引道', '公交街']);
    expect(set.skippedFeatures).toBe(6);
    expect(value(await files.readRoads(json(rails), 'x.geojson')).roads.roads).toHaveLength(3);
  });

  it('need lines', async () => {
    const read = await files.readRoads(json([roads[2]!]), 'x.geojson');
    expect(read.ok ? null : read.error.code).toBe('no_lines');
  });
});

describe('facilities', () => {
  const table =
    '序号,名称,类型,地址,经度,纬度\n1,一号亭,垃圾分类投放点,中山路1号,120.1,30.2\n2,东门公厕,,东门,120.2,30.3\n3,无坐标,公厕,,,\n';

  it('come from a table', async () => {
    const { facilities, layer } = value(await files.readFacilities(new Blob([table]), '设施.csv'));
    expect(facilities.facilities).toMatchObject([
      {
        name: '一号亭',
        kind: 'sorting-house',
        kindText: '垃圾分类投放点',
        address: '中山路1号',
        lng: 120.1,
        lat: 30.2,
      },
      { name: '东门公厕', kind: 'toilet', lng: 120.2, lat: 30.3 },
    ]);
    expect(facilities.skipped).toBe(1);
    expect(layer.features).toHaveLength(2);
    expect(await files.guessTarget(new Blob([table]), '设施.csv')).toBe('facilities');
  });

  it('come from points, the kind by the name of the file', async () => {
    const file = json([feature('Point', [120, 30], { name: '甲' })]);
    expect(value(await files.readFacilities(file, '公厕.geojson')).facilities.facilities).toMatchObject([
      { kind: 'toilet' },
    ]);
    expect(await files.guessTarget(file, '公厕.geojson')).toBe('facilities');
  });
});

describe('rosters', () => {
  it('keep who is responsible for which stretch', async () => {
    const text =
      '路长名册\n序号,路段名称,起止点,所属街道,路长,联系电话,班次\n1,中山路,人民路至解放路,北站街道,张三,13800000000,早班\n2,北街,甲路-乙路,北站街道,李四,13900000000,晚班\n';
    const roster = value(await files.readRoster(new Blob([text]), '名册.csv'));
    expect(roster.name).toBe('名册');
    expect(roster.rows).toMatchObject([
      {
        road: '中山路',
        from: '人民路',
        to: '解放路',
        street: '北站街道',
        chief: '张三',
        phone: '13800000000',
        shift: '早班',
        line: 3,
      },
      { road: '北街', from: '甲路', to: '乙路', chief: '李四', line: 4 },
    ]);
    expect(await files.guessTarget(new Blob([text]), '名册.csv')).toBe('roster');
  });

  it('a chief of each level is a row; a merged road goes on', async () => {
    const text = '道路名称,一级路长,电话,二级路长,电话\n中山路,张三,1,李四,2\n,,,王五,3\n合计,,,,\n';
    const roster = value(await files.readRoster(new Blob([text]), 'r.csv'));
    expect(roster.rows.map(({ road, level, chief, phone }) => [road, level, chief, phone])).toEqual([
      ['中山路', '一级路长', '张三', '1'],
      ['中山路', '二级路长', '李四', '2'],
      ['中山路', '二级路长', '王五', '3'],
    ]);
  });

  it('a table without chiefs is none', async () => {
    const read = await files.readRoster(new Blob(['a,b\n1,2\n3,4\n']), 'r.csv');
    expect(read.ok ? null : read.error.code).toBe('not_a_roster');
  });
});

describe('the guess', () => {
  it.skipIf(data === null)('of published files', async () => {
    const guesses: Record<string, string> = {};
    for (const path of [
      'shanghai_lujiazui_osm/roads.geojson',
      'shanghai_lujiazui_osm/buildings.geojson',
      'tainan_1999/villages.geojson',
      'hangzhou_xihu/hangzhou_xihu_11_towns.geojson',
    ]) {
      if (!existsSync(join(data!, path))) continue;
      guesses[path] = await files.guessTarget(
        new Blob([readFileSync(join(data!, path))]),
        path.split('/')[1]!,
      );
    }
    expect(guesses).toMatchSnapshot();
  });

  it.skipIf(corpora === null)('cases stay cases', async () => {
    for (const name of ['gbk.csv', 'utf8_bom.csv', 'plain.xlsx', 'random_bytes.csv', 'truncated.geojson']) {
      expect([name, await files.guessTarget(new Blob([readFileSync(join(corpora!, name))]), name)]).toEqual([
        name,
        'cases',
      ]);
    }
  });
});
