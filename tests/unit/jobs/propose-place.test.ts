import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { locatePoints } from '../../../src/analysis/point-location';
import type { CoordinateSystemId, Landmarks } from '../../../src/domain/place-reading';
import type { CaseRecipe } from '../../../src/domain/recipe';
import type { ZoneSet } from '../../../src/domain/zone-set';
import { coordinateSystem } from '../../../src/ingest/place/system-registry';
import { previewPlace, proposePlace } from '../../../src/jobs/propose-place';
import { readZones } from '../../support/read-map';
import { sharedPath } from '../../support/shared-data';

const recipe: CaseRecipe = {
  format: 'delimited',
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  headerLine: 1,
  headers: ['编号', 'x', 'y', '社区'],
  mapping: { case_id: 0, lon: 1, lat: 2, community: 3 },
};

/** A CSV of points as `system` writes them; every tenth row has its numbers exchanged if asked. */
async function fileOf(
  system: CoordinateSystemId,
  lngs: Float64Array,
  lats: Float64Array,
  names: readonly string[] = [],
  exchanged = false,
): Promise<Blob> {
  const converter = (await coordinateSystem(system).open())!;
  const [xs, ys] = [lngs.slice(), lats.slice()];
  converter.fromWgs84(xs, ys);
  const rows = Array.from(xs, (x, row) => {
    const pair = exchanged && row % 10 === 0 ? [ys[row], x] : [x, ys[row]];
    return [row, ...pair, names[row] ?? ''].join(',');
  });
  return new Blob([`${recipe.headers.join()}\n${rows.join('\n')}\n`]);
}

async function propose(file: Blob, landmarks: Partial<Landmarks>, hint?: string) {
  const nothing = { zoneSet: null, roads: new Float64Array(0) };
  const signal = new AbortController().signal;
  const proposed = await proposePlace(file, recipe, hint, { ...nothing, ...landmarks }, signal);
  if (!proposed.ok) throw new Error(proposed.error.code);
  return proposed.value;
}

async function zonesOf(path: string): Promise<ZoneSet> {
  const read = await readZones(new Uint8Array(readFileSync(path)), 'zones');
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

/** Points of a fixed lattice that lie in some zone. */
function pointsIn(zoneSet: ZoneSet, side: number) {
  const { west, south, east, north } = zoneSet.extent;
  const lngs: number[] = [];
  const lats: number[] = [];
  for (let i = 0; i < side * side; i++) {
    lngs.push(west + (((i % side) + 0.37) / side) * (east - west));
    lats.push(south + ((Math.floor(i / side) + 0.61) / side) * (north - south));
  }
  const found = locatePoints(zoneSet, Float64Array.from(lngs), Float64Array.from(lats));
  const kept = [...found.keys()].filter((row) => found[row]! < zoneSet.zones.length);
  return {
    lngs: Float64Array.from(kept, (row) => lngs[row]!),
    lats: Float64Array.from(kept, (row) => lats[row]!),
    names: kept.map((row) => zoneSet.zones[found[row]!]!.community),
  };
}

const XIHU = sharedPath('data', 'hangzhou_xihu', 'hangzhou_xihu_213_communities.geojson');
const LUJIAZUI = sharedPath('data', 'shanghai_lujiazui_osm', 'roads.geojson');
const SYSTEMS = [
  'wgs84',
  'gcj02',
  'bd09',
  'bd09-mercator',
  'web-mercator',
  'gauss-krueger-120',
  'gauss-krueger-zone',
] as const;

describe.skipIf(XIHU === null || !existsSync(XIHU))('with the 213 communities of 杭州西湖', () => {
  it.each(SYSTEMS)('tells %s by boundaries alone, and by reported communities', async (system) => {
    const zoneSet = await zonesOf(XIHU!);
    const { lngs, lats, names } = pointsIn(zoneSet, 60);
    expect(lngs.length).toBeGreaterThan(1000);
    for (const named of [[], names]) {
      const proposal = await propose(await fileOf(system, lngs, lats, named), { zoneSet });
      expect(proposal.candidates[0]!.reading).toEqual({ system, swap: 'none' });
      expect(['by-landmarks', 'clear']).toContain(proposal.verdict);
    }
  });

  it('asks where there is nothing to compare with, or only boundaries of another city', async () => {
    const { lngs, lats } = pointsIn(await zonesOf(XIHU!), 20);
    const away = lngs.map((lng) => lng - 5);
    expect((await propose(await fileOf('gcj02', lngs, lats), {})).verdict).toBe('ask');
    expect(
      (await propose(await fileOf('gcj02', away, lats), { zoneSet: await zonesOf(XIHU!) })).verdict,
    ).toBe('ask');
  });

  it('finds exchanged rows, and shows the sample where it belongs', async () => {
    const zoneSet = await zonesOf(XIHU!);
    const { lngs, lats } = pointsIn(zoneSet, 30);
    const proposal = await propose(await fileOf('bd09-mercator', lngs, lats, [], true), { zoneSet });
    const exchanged = Math.ceil(lngs.length / 10);
    expect(proposal.candidates[0]!.reading).toEqual({ system: 'bd09-mercator', swap: 'rows' });
    expect(proposal.order).toEqual({ asMapped: lngs.length - exchanged, swapped: exchanged, neither: 0 });
    const preview = await previewPlace(proposal.sample, proposal.candidates[0]!.reading);
    expect(preview!.swappedRows).toBe(exchanged);
    preview!.lngs.forEach((lng, row) => {
      expect(Math.abs(lng - lngs[row]!)).toBeLessThan(5e-6);
    });
  });
});

describe.skipIf(LUJIAZUI === null || !existsSync(LUJIAZUI))('with the roads of 陆家嘴', () => {
  it.each(['wgs84', 'gcj02', 'bd09', 'bd09-mercator'] as const)(
    'tells %s by distance to roads',
    async (system) => {
      const { features } = JSON.parse(readFileSync(LUJIAZUI!, 'utf8')) as {
        features: { geometry: { type: string; coordinates: [number, number][] } }[];
      };
      const lines = features
        .filter(({ geometry }) => geometry.type === 'LineString')
        .map(({ geometry }) => geometry.coordinates);
      const roads = Float64Array.from(
        lines.flatMap((line) => line.slice(1).flatMap((end, i) => [...line[i]!, ...end])),
      );
      // Cases happen some metres beside a road.
      const beside = lines.map((line) => line[Math.floor(line.length / 2)]!);
      const lngs = Float64Array.from(beside, ([lng], i) => lng + ((i % 5) - 2) * 3e-5);
      const lats = Float64Array.from(beside, ([, lat], i) => lat + ((i % 7) - 3) * 3e-5);
      const proposal = await propose(await fileOf(system, lngs, lats), { roads });
      expect(proposal.verdict).toBe('by-landmarks');
      expect(proposal.candidates[0]!.reading.system).toBe(system);
    },
  );
});

describe('a sample', () => {
  it('is at most 2,000 rows, and believes what the source states', async () => {
    const lngs = Float64Array.from({ length: 5000 }, (_, i) => 113.9 + i * 1e-5);
    const lats = Float64Array.from({ length: 5000 }, (_, i) => 30.5 + i * 1e-5);
    const proposal = await propose(await fileOf('gauss-krueger-114', lngs, lats), {}, 'EPSG:4547');
    expect(proposal.sample.xs).toHaveLength(2000);
    expect([proposal.verdict, proposal.candidates[0]!.reading.system]).toEqual([
      'stated',
      'gauss-krueger-114',
    ]);
  });

  it('shows how far control points are from the grid they settle', async () => {
    const controls = [
      { x: 0, y: 0, lng: 121.4, lat: 31.2 },
      { x: 9541, y: 0, lng: 121.5, lat: 31.2 },
      { x: 0, y: 11_088, lng: 121.4, lat: 31.3 },
      { x: 9541, y: 11_188, lng: 121.5, lat: 31.3 },
    ];
    const sample = { xs: Float64Array.of(4770), ys: Float64Array.of(5544) };
    const preview = await previewPlace(sample, { system: 'local-grid', swap: 'none', controls });
    expect(preview!.residuals).toHaveLength(4);
    expect(Math.max(...preview!.residuals)).toBeGreaterThan(10);
    expect(preview!.lngs[0]).toBeCloseTo(121.45, 2);
    expect(await previewPlace(sample, { system: 'local-grid', swap: 'none' })).toBeNull();
  });
});
