import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readReference, readZones } from '../../support/read-map';

const DATA = '../shared/data';
const present = existsSync(DATA);
if (!present) console.log('skipped: ../shared/data is absent, so real boundary files were not read');

function bytesOf(path: string): Uint8Array {
  return new Uint8Array(readFileSync(`${DATA}/${path}`));
}

function loaded<T>(result: { readonly ok: boolean; readonly value?: T; readonly error?: unknown }): T {
  expect(result.error).toBeUndefined();
  return result.value!;
}

describe.skipIf(!present)('boundary files that nobody here wrote', () => {
  it('reads the villages of Tainan with their names', async () => {
    const set = loaded(await readZones(bytesOf('tainan_1999/villages.geojson'), 'villages.geojson'));
    expect(set.zones.length).toBe(752);
    expect(set.name).toBe('villages');
    expect(set.skippedFeatures).toBe(0);
    expect(set.zones[0]).toMatchObject({
      id: '67000150013',
      name: '大寮里',
      district: '七股區',
      street: '',
      community: '大寮里',
    });
    expect(new Set(set.zones.map((zone) => zone.district)).size).toBe(37);
    expect(new Set(set.zones.map((zone) => zone.id)).size).toBe(752);
    // The city counts 2,191.65 km²; the villages' polygons reach into the sea and the lagoons.
    const area = set.zones.reduce((sum, zone) => sum + zone.areaKm2, 0);
    expect(Math.abs(area - 2191.65) / 2191.65).toBeLessThan(0.05);
    expect(set.geometry.zoneStarts.length).toBe(753);
    expect(set.geometry.ringStarts.at(-1)).toBe(set.geometry.coordinates.length / 2);
  });

  it('reads the communities of Xihu, EPSG:4490, with uneven properties', async () => {
    const set = loaded(
      await readZones(bytesOf('hangzhou_xihu/hangzhou_xihu_213_communities.geojson'), 'c.geojson'),
    );
    expect(set.zones.length).toBe(213);
    expect(new Set(set.zones.map((zone) => zone.id)).size).toBe(213);
    expect(set.zones.every((zone) => zone.name !== '')).toBe(true);
    const first = set.zones.find((zone) => zone.community === '夏家桥社区')!;
    expect(first).toMatchObject({ name: '夏家桥社区', district: '西湖区', street: '双浦镇' });
    expect(set.zones.find((zone) => zone.name === '府苑社区第一网格')).toMatchObject({
      community: '府苑社区',
    });
  });

  it('reads the towns of Xihu', async () => {
    const set = loaded(await readZones(bytesOf('hangzhou_xihu/hangzhou_xihu_11_towns.geojson'), 't.geojson'));
    expect(set.zones.map((zone) => zone.street).sort()).toContain('北山');
    expect(set.zones.every((zone) => zone.district === '西湖区' && zone.id.length === 12)).toBe(true);
  });

  it.each([
    ['roads', 'road', ['major_road', 'minor_road', 'path']],
    ['roads', 'rail', ['rail']],
    ['roads', 'other', ['ferry']],
    ['water', 'water', ['water', 'canal', 'river', 'riverbank', 'swimming_pool', 'fountain']],
    ['buildings', 'building', ['building', 'building_part']],
    ['boundaries', 'boundary', ['county']],
    ['places', 'place', ['neighbourhood', 'locality']],
  ] as const)('reads %s of Lujiazui as background: %s', async (file, kind, words) => {
    const bytes = bytesOf(`shanghai_lujiazui_osm/${file}.geojson`);
    const raw = JSON.parse(new TextDecoder().decode(bytes)) as GeoJSON.FeatureCollection;
    const layer = loaded(await readReference(bytes, `${file}.geojson`));
    expect(layer.counts[kind]).toBe(
      raw.features.filter(({ properties }) => (words as readonly unknown[]).includes(properties?.kind))
        .length,
    );
    expect(Object.values(layer.counts).reduce((a, b) => a + b)).toBe(layer.features.length);
    expect(layer.extent.west).toBeGreaterThan(121.4);
    expect(layer.extent.north).toBeLessThan(31.3);
  });

  it('gives roads their class and Chinese name', async () => {
    const layer = loaded(
      await readReference(bytesOf('shanghai_lujiazui_osm/roads.geojson'), 'roads.geojson'),
    );
    const classes: Record<string, number> = {};
    for (const { properties } of layer.features) {
      if (properties.kind === 'road') classes[properties.class] = (classes[properties.class] ?? 0) + 1;
    }
    expect(classes.primary).toBe(158 + 22 + 2 + 5);
    expect(classes.trunk).toBe(10);
    expect(classes.path).toBeGreaterThan(500);
    expect(layer.counts.rail).toBe(60 + 23 + 5 + 3);
    expect(layer.features.some(({ properties }) => properties.name === '陆家嘴环路')).toBe(true);
  });

  it.each([
    'shanghai_lujiazui_osm/earth',
    'shanghai_lujiazui_osm/landuse',
    'shanghai_lujiazui_osm/pois',
    'shanghai_lujiazui_osm/transit',
    'tainan_1999/night_markets',
    'oracles/libpysal/baltimore',
  ])('reads %s or refuses it by name', async (file) => {
    const result = await readReference(bytesOf(`${file}.geojson`), `${file}.geojson`);
    if (file.includes('baltimore')) {
      expect(result).toMatchObject({ ok: false, error: { code: 'coordinates_out_of_range' } });
    } else {
      const layer = loaded(result);
      expect(layer.skippedFeatures).toBe(0);
      expect(JSON.stringify(layer.features[0]!.geometry)).not.toContain('undefined');
    }
  });

  it('drops the third coordinate', async () => {
    const layer = loaded(await readReference(bytesOf('tainan_1999/night_markets.geojson'), 'm.geojson'));
    expect(layer.features[0]!.geometry).toEqual({ type: 'Point', coordinates: [120.2193412, 22.9826132] });
    expect(layer.features[0]!.properties.name).toBe('東區大東夜市');
  });

  it('refuses points as zones', async () => {
    expect(await readZones(bytesOf('tainan_1999/night_markets.geojson'), 'm.geojson')).toMatchObject({
      ok: false,
      error: { code: 'no_polygons' },
    });
  });
});
