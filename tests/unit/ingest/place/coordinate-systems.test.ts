import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import gcoord from 'gcoord';
import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import {
  COORDINATE_SYSTEM_IDS,
  type ControlPoint,
  gaussKruegerEpsg,
} from '../../../../src/domain/place-reading';
import { inRange, type PlaceConverter } from '../../../../src/ingest/place/coordinate-system';
import { COORDINATE_SYSTEMS, coordinateSystem } from '../../../../src/ingest/place/system-registry';
import { fitControls } from '../../../../src/ingest/place/systems/local-grid';

const VECTORS = new URL('../../../../../shared/data/coordinates/vectors.json', import.meta.url);
type Pair = [number, number];

const CONTROLS: readonly ControlPoint[] = [
  { x: 1200, y: -3400, lng: 121.48, lat: 31.22 },
  { x: 11_000, y: 5200, lng: 121.583, lat: 31.297 },
];

function metresBetween([lng, lat]: Pair, [otherLng, otherLat]: Pair): number {
  const metres = 111_320;
  return Math.hypot((lng - otherLng) * metres * Math.cos((lat * Math.PI) / 180), (lat - otherLat) * metres);
}

function apply(convert: PlaceConverter['toWgs84'], [x, y]: Pair): Pair {
  const [xs, ys] = [Float64Array.of(x), Float64Array.of(y)];
  convert(xs, ys);
  return [xs[0]!, ys[0]!];
}

async function opened(id: (typeof COORDINATE_SYSTEM_IDS)[number]): Promise<PlaceConverter> {
  const converter = await coordinateSystem(id).open(CONTROLS);
  if (converter === null) throw new Error(id);
  return converter;
}

/** Where a system is used: within its zone, else anywhere in China. */
function homeOf(id: string): {
  readonly lng: readonly [number, number];
  readonly lat: readonly [number, number];
} {
  const meridian = /^gauss-krueger-(\d+)$/.exec(id)?.[1];
  if (meridian !== undefined) return { lng: [Number(meridian) - 1.5, Number(meridian) + 1.5], lat: [18, 53] };
  if (id === 'gauss-krueger-zone') return { lng: [74, 135], lat: [18, 53] };
  if (id === 'twd97-tm2') return { lng: [119.6, 122], lat: [21.9, 25.4] };
  if (id === 'local-grid') return { lng: [121.3, 121.7], lat: [31.1, 31.4] };
  return { lng: [74, 135], lat: [4, 53] };
}

/** Baidu's polynomials there and back are not quite each other's inverse, least so where two bands meet. */
const toleranceOf = (id: string): number => (id === 'bd09-mercator' ? 0.3 : 0.01);

describe('coordinate systems', () => {
  it('are exactly those that a recipe can name', () => {
    expect(COORDINATE_SYSTEMS.map(({ id }) => id).sort()).toEqual([...COORDINATE_SYSTEM_IDS].sort());
  });

  it.each(COORDINATE_SYSTEM_IDS)(
    '%s: there and back is under 1 cm (tables of Baidu: 30 cm), numbers lie in its range, NaN stays',
    async (id) => {
      const system = coordinateSystem(id);
      const converter = await opened(id);
      const { lng, lat } = homeOf(id);
      fc.assert(
        fc.property(
          fc.double({ min: lng[0], max: lng[1], noNaN: true }),
          fc.double({ min: lat[0], max: lat[1], noNaN: true }),
          (x, y) => {
            const there = apply(converter.fromWgs84, [x, y]);
            expect(metresBetween(apply(converter.toWgs84, there), [x, y])).toBeLessThan(toleranceOf(id));
            if (system.range !== null) {
              expect(inRange(system.range, ...there)).toBe(true);
              expect(inRange(system.range, there[1], there[0])).toBe(false);
            }
          },
        ),
        { numRuns: 200 },
      );
      const lost = apply(converter.toWgs84, [Number.NaN, 30]);
      expect(Number.isNaN(lost[0]) || Number.isNaN(lost[1])).toBe(true);
    },
  );

  it('gives the published values of GCJ-02 and BD-09', async () => {
    if (!existsSync(VECTORS)) return console.info('../shared/data is absent: no vectors');
    const { places } = JSON.parse(readFileSync(VECTORS, 'utf8')) as {
      places: { wgs84: Pair; gcj02: Pair; bd09?: Pair }[];
    };
    const [gcj02, bd09] = [await opened('gcj02'), await opened('bd09')];
    for (const place of places) {
      // The values are printed to six decimals, a tenth of a metre.
      expect(metresBetween(apply(gcj02.fromWgs84, place.wgs84), place.gcj02)).toBeLessThan(0.12);
      expect(metresBetween(apply(gcj02.toWgs84, place.gcj02), place.wgs84)).toBeLessThan(0.12);
      if (place.bd09) {
        expect(metresBetween(apply(bd09.fromWgs84, place.wgs84), place.bd09)).toBeLessThan(0.2);
        expect(metresBetween(apply(bd09.toWgs84, place.bd09), place.wgs84)).toBeLessThan(0.2);
      }
    }
    // Published by a library with another ellipsoid, which differs by a centimetre.
    const published: Pair = [120.60109998322247, 31.278648624428175];
    expect(metresBetween(apply(gcj02.fromWgs84, [120.596931, 31.280844]), published)).toBeLessThan(0.03);
  });

  it('agrees with gcoord on the way there, and comes back closer', async () => {
    const pairs = [
      ['gcj02', gcoord.GCJ02],
      ['bd09', gcoord.BD09],
      ['bd09-mercator', gcoord.BD09MC],
      ['web-mercator', gcoord.EPSG3857],
    ] as const;
    for (const [id, theirs] of pairs) {
      const converter = await opened(id);
      for (const point of [
        [116.39, 39.9],
        [87.6, 43.8],
        [110.3, 20],
        [126.6, 45.8],
      ] as Pair[]) {
        const mine = apply(converter.fromWgs84, point);
        const other = gcoord.transform(point, gcoord.WGS84, theirs) as Pair;
        expect(Math.abs(mine[0] - other[0])).toBeLessThan(1e-6);
        expect(Math.abs(mine[1] - other[1])).toBeLessThan(1e-6);
        expect(metresBetween(apply(converter.toWgs84, mine), point)).toBeLessThan(toleranceOf(id));
      }
    }
  });

  it('moves nothing outside the rectangle of GCJ-02', async () => {
    const gcj02 = await opened('gcj02');
    for (const point of [
      [139.7, 35.6],
      [103.8, 0.5],
      [-0.1, 51.5],
    ] as Pair[]) {
      expect(apply(gcj02.fromWgs84, point)).toEqual(point);
      expect(apply(gcj02.toWgs84, point)).toEqual(point);
    }
  });

  it('agrees with the EPSG definitions of Gauss-Krüger and TWD97', async () => {
    const point: Pair = [114.3225, 29.8413];
    const epsg4547 = '+proj=tmerc +lat_0=0 +lon_0=114 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs';
    const epsg4526 = epsg4547.replace('500000', '38500000');
    expect(gaussKruegerEpsg(114)).toBe(4547);
    for (const [id, definition] of [
      ['gauss-krueger-114', epsg4547],
      ['gauss-krueger-zone', epsg4526],
    ] as const) {
      const [east, north] = apply((await opened(id)).fromWgs84, point);
      const expected = proj4(definition).forward(point);
      expect(Math.hypot(east - expected[0], north - expected[1])).toBeLessThan(0.001);
    }
    // By the series of the Gauss-Krüger projection: half a degree east of a meridian at 30°.
    const [east] = apply((await opened('gauss-krueger-114')).fromWgs84, [114.5, 30]);
    expect(east).toBeCloseTo(500_000 + 48_243.4, -1);
    const [tmEast, tmNorth] = apply((await opened('twd97-tm2')).fromWgs84, [121, 23.5]);
    expect(tmEast).toBeCloseTo(250_000, 3);
    expect(tmNorth).toBeGreaterThan(2_599_000);
  });
});

describe('a local grid', () => {
  it('goes through two control points exactly', async () => {
    const local = await opened('local-grid');
    for (const { x, y, lng, lat } of CONTROLS) {
      expect(metresBetween(apply(local.toWgs84, [x, y]), [lng, lat])).toBeLessThan(0.001);
    }
    expect((await fitControls(CONTROLS))?.fit.kind).toBe('similarity');
  });

  it('finds a turned and stretched grid by three and more, and shows what is left', async () => {
    const gk = await opened('gauss-krueger-120');
    const corners: Pair[] = [
      [121.4, 31.2],
      [121.6, 31.21],
      [121.5, 31.35],
      [121.45, 31.3],
    ];
    const controls = corners.map(([lng, lat]): ControlPoint => {
      const [east, north] = apply(gk.fromWgs84, [lng, lat]);
      return { x: 0.999 * (north - 3_460_000), y: -1.001 * (east - 640_000), lng, lat };
    });
    const local = await coordinateSystem('local-grid').open(controls);
    const fitted = await fitControls(controls);
    expect(fitted?.fit.kind).toBe('affine');
    expect(Math.max(...fitted!.fit.residuals)).toBeLessThan(1);
    const [east, north] = apply(gk.fromWgs84, [121.52, 31.27]);
    const found = apply(local!.toWgs84, [0.999 * (north - 3_460_000), -1.001 * (east - 640_000)]);
    expect(metresBetween(found, [121.52, 31.27])).toBeLessThan(1);

    const wrong = controls.map((control, index) =>
      index === 3 ? { ...control, lat: control.lat + 0.01 } : control,
    );
    expect(Math.max(...(await fitControls(wrong))!.fit.residuals)).toBeGreaterThan(100);
  });

  it('refuses points that settle nothing', async () => {
    const at = (x: number): ControlPoint => ({ x, y: x, lng: 121 + x / 1e5, lat: 31 + x / 1e5 });
    expect(await fitControls([at(0)])).toBeNull();
    expect(await fitControls([at(5), at(5)])).toBeNull();
    expect(await fitControls([at(0), at(1000), at(2000)])).toBeNull();
  });
});
