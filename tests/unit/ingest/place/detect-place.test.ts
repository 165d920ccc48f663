import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COORDINATE_SYSTEM_IDS, type CoordinateSystemId } from '../../../../src/domain/place-reading';
import { detectPlaces } from '../../../../src/ingest/place/detect-place';
import { statedSystem } from '../../../../src/ingest/place/system-hint';
import { coordinateSystem } from '../../../../src/ingest/place/system-registry';

/** Forty cases of a district of Wuhan, as `system` writes them. */
async function district(system: CoordinateSystemId, centre = { lng: 114.3, lat: 30.6 }) {
  const converter = (await coordinateSystem(system).open())!;
  const xs = Float64Array.from({ length: 40 }, (_, i) => centre.lng + 0.001 * i);
  const ys = Float64Array.from({ length: 40 }, (_, i) => centre.lat + 0.0007 * ((i * 7) % 40));
  converter.fromWgs84(xs, ys);
  return { xs, ys };
}

const headers = ['a', 'b'] as const;
const systemsOf = (proposal: ReturnType<typeof detectPlaces>) =>
  proposal.candidates.map(({ reading }) => reading.system);

describe('what the numbers allow', () => {
  it.each(COORDINATE_SYSTEM_IDS.filter((id) => id !== 'local-grid' && id !== 'twd97-tm2'))(
    '%s is among the candidates of what it writes, in either order',
    async (id) => {
      const meridian = Number(/-(\d+)$/.exec(id)?.[1] ?? 114);
      const { xs, ys } = await district(id, { lng: meridian + 0.3, lat: 30.6 });
      const straight = detectPlaces({ xs, ys, headers });
      expect(straight.candidates.map(({ reading }) => reading)).toContainEqual({ system: id, swap: 'none' });
      expect(straight.order).toEqual({ asMapped: 40, swapped: 0, neither: 0 });
      const turned = detectPlaces({ xs: ys, ys: xs, headers });
      expect(turned.candidates.map(({ reading }) => reading)).toContainEqual({ system: id, swap: 'all' });
    },
  );

  it('says that WGS 84, GCJ-02 and BD-09 cannot be told apart, and asks', async () => {
    const proposal = detectPlaces({ ...(await district('gcj02')), headers });
    expect(proposal.verdict).toBe('ask');
    expect(systemsOf(proposal)).toEqual(['wgs84', 'gcj02', 'bd09']);
  });

  it('takes Mercator metres under X坐标 and Y坐标 for Baidu’s first, and asks', async () => {
    const sample = await district('bd09-mercator');
    const proposal = detectPlaces({ ...sample, headers: ['X坐标', 'Y坐标'] });
    expect(systemsOf(proposal)).toEqual(['bd09-mercator', 'web-mercator']);
    expect(proposal.verdict).toBe('ask');
    expect(proposal.candidates[0]!.evidence).toContainEqual({ code: 'header', header: 'X坐标' });
    expect(systemsOf(detectPlaces({ ...sample, headers: ['web墨卡托x', 'y'] }))[0]).toBe('web-mercator');
  });

  it('knows zones by their number and asks for the meridian where there is none', async () => {
    const zone = detectPlaces({ ...(await district('gauss-krueger-zone')), headers });
    expect([zone.verdict, ...systemsOf(zone)]).toEqual(['clear', 'gauss-krueger-zone']);
    const bare = detectPlaces({ ...(await district('gauss-krueger-114')), headers });
    expect(bare.verdict).toBe('ask');
    expect(bare.candidates).toHaveLength(21);
  });

  it('sees rows in the other order among many, and counts them', async () => {
    const { xs, ys } = await district('wgs84');
    [xs[3], ys[3]] = [ys[3]!, xs[3]!];
    xs[5] = Number.NaN;
    const proposal = detectPlaces({ xs, ys, headers });
    expect(proposal.candidates[0]!.reading).toEqual({ system: 'wgs84', swap: 'rows' });
    expect(proposal.order).toEqual({ asMapped: 38, swapped: 1, neither: 0 });
  });

  it('leaves the shifted systems out in Taiwan, and takes degrees elsewhere as they are', async () => {
    const tainan = detectPlaces({ ...(await district('wgs84', { lng: 120.2, lat: 23 })), headers });
    expect([tainan.verdict, ...systemsOf(tainan)]).toEqual(['clear', 'wgs84']);
    const paris = detectPlaces({ ...(await district('wgs84', { lng: 2.3, lat: 48.8 })), headers });
    expect([paris.verdict, ...systemsOf(paris)]).toEqual(['clear', 'wgs84']);
  });

  it('has no candidate for small numbers of a local grid, nor for an empty column', () => {
    const grid = detectPlaces({
      xs: Float64Array.of(-12_345.6, 880),
      ys: Float64Array.of(4_321.5, 95_000),
      headers,
    });
    expect([grid.verdict, grid.candidates]).toEqual(['none', []]);
    const empty = detectPlaces({ xs: Float64Array.of(Number.NaN), ys: Float64Array.of(Number.NaN), headers });
    expect(empty.verdict).toBe('none');
  });

  it('never throws, and proposes nothing that fits less than nine in ten', () => {
    const number = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, 0, 120.5, 30.5, 13_000_000, 3_500_000));
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number), { maxLength: 30 }), (pairs) => {
        const xs = Float64Array.from(pairs, ([x]) => x);
        const ys = Float64Array.from(pairs, ([, y]) => y);
        for (const { evidence } of detectPlaces({ xs, ys, headers }).candidates) {
          const range = evidence.find((one) => one.code === 'range');
          if (range?.code === 'range') expect(range.fits).toBeGreaterThanOrEqual(0.9 * range.of);
        }
      }),
    );
  });
});

describe('what a source states', () => {
  const gk = (easting: number, datum = 'China_Geodetic_Coordinate_System_2000') =>
    `PROJCS["CGCS2000_3_Degree_GK",GEOGCS["GCS_${datum}",DATUM["D_${datum}",SPHEROID["CGCS2000",6378137.0,298.257222101]]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",${easting}.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",114.0],PARAMETER["Scale_Factor",1.0],UNIT["Meter",1.0]]`;
  it.each([
    ['4326', 'wgs84'],
    ['EPSG:4490', 'wgs84'],
    ['urn:ogc:def:crs:EPSG::3857', 'web-mercator'],
    ['urn:ogc:def:crs:OGC:1.3:CRS84', 'wgs84'],
    ['EPSG:4547', 'gauss-krueger-114'],
    ['EPSG:4526', 'gauss-krueger-zone'],
    ['EPSG:3826', 'twd97-tm2'],
    ['GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]]]', 'wgs84'],
    ['GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000"]]', 'wgs84'],
    ['PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984"]]', 'web-mercator'],
    [gk(500000), 'gauss-krueger-114'],
    [gk(38500000), 'gauss-krueger-zone'],
    [
      'PROJCS["TWD97_TM2",GEOGCS["TWD97"],PARAMETER["False_Easting",250000.0],PARAMETER["Central_Meridian",121.0]]',
      'twd97-tm2',
    ],
  ])('%s', (hint, system) => {
    expect(statedSystem(hint)).toMatchObject({ kind: 'known', system });
  });

  it.each([gk(500000, 'Xian_1980'), gk(38500000, 'Beijing_1954'), gk(1234), 'EPSG:27700'])(
    '%s is not guessed',
    (hint) => {
      expect(statedSystem(hint)?.kind).toBe('unsupported');
    },
  );

  it('goes before what the numbers allow', async () => {
    const proposal = detectPlaces({ ...(await district('gauss-krueger-114')), headers, hint: gk(500000) });
    expect([proposal.verdict, systemsOf(proposal)[0]]).toEqual(['stated', 'gauss-krueger-114']);
    const old = detectPlaces({
      ...(await district('gauss-krueger-114')),
      headers,
      hint: gk(500000, 'Xian_1980'),
    });
    expect(old.verdict).toBe('ask');
    expect(old.unsupported).toBe('CGCS2000_3_Degree_GK');
  });
});
