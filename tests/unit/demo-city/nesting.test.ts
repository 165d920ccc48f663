import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import { beforeAll, describe, expect, it } from 'vitest';
import { type GeneratedCity, generateCity } from '../../../scripts/demo-city/generate.mjs';

type Area = Feature<Polygon | MultiPolygon, Record<string, string>>;

const METRES = { lng: 96_486, lat: 110_852 };
let city: GeneratedCity;
let layers: Record<'districts' | 'streets' | 'communities' | 'duty-grids' | 'cells', Area[]>;
const layer = (name: string) =>
  JSON.parse(city.files.get(`${name}.geojson`)!.toString()) as FeatureCollection<never, never>;

const ringsOf = (area: Area): Position[][] =>
  area.geometry.type === 'Polygon' ? area.geometry.coordinates : area.geometry.coordinates.flat();

function ringArea(ring: Position[]): number {
  const [x0, y0] = ring[0]!;
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = [ring[i - 1]![0]! - x0!, ring[i - 1]![1]! - y0!];
    const [bx, by] = [ring[i]![0]! - x0!, ring[i]![1]! - y0!];
    twice += ax * by - bx * ay;
  }
  return (twice / 2) * METRES.lng * METRES.lat;
}
const areaOf = (area: Area) => ringsOf(area).reduce((sum, ring) => sum + ringArea(ring), 0);

function contains(area: Area, [x, y]: Position): boolean {
  let inside = false;
  for (const ring of ringsOf(area)) {
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1] as [number, number];
      const [bx, by] = ring[i] as [number, number];
      if (ay > y! !== by > y! && x! < ((bx - ax) * (y! - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}

/** Directed edges of all rings of a layer, as text. */
function edgesOf(areas: Area[]): string[] {
  return areas.flatMap((area) =>
    ringsOf(area).flatMap((ring) => ring.slice(1).map((to, i) => `${ring[i]!.join(' ')} > ${to.join(' ')}`)),
  );
}
const turned = (edge: string) => edge.split(' > ').reverse().join(' > ');

beforeAll(() => {
  city = generateCity({ seed: 5, rows: 3000 });
  const names = ['districts', 'streets', 'communities', 'duty-grids', 'cells'] as const;
  layers = Object.fromEntries(names.map((name) => [name, layer(name).features])) as unknown as typeof layers;
});

describe('administrative areas', () => {
  it('are as many as were asked for', () => {
    expect([layers.districts.length, layers.streets.length, layers.communities.length]).toEqual([2, 13, 94]);
    expect(layers.cells.length).toBeGreaterThan(5000);
    expect(layers.cells.length).toBeLessThan(12_001);
    const grids = new Map<string, number>();
    for (const { properties } of layers['duty-grids']) {
      const community = properties.code!.slice(0, 12);
      grids.set(community, (grids.get(community) ?? 0) + 1);
    }
    expect(grids.size).toBe(94);
    expect(Math.min(...grids.values())).toBeGreaterThanOrEqual(2);
    expect(Math.max(...grids.values())).toBeLessThanOrEqual(4);
  });

  it('tile the city: every edge has its other side or lies on the boundary, at every level', () => {
    const boundary = layer('reference').features.filter(
      (one: Area) => one.properties.kind === 'boundary',
    ) as unknown as Area[];
    const rim = new Set(edgesOf(boundary));
    for (const [name, areas] of Object.entries(layers)) {
      const edges = edgesOf(areas);
      const all = new Set(edges);
      expect(all.size, `${name}: no edge twice`).toBe(edges.length);
      const oneSided = edges.filter((edge) => !all.has(turned(edge)));
      expect(new Set(oneSided), `${name}: the outside`).toEqual(rim);
    }
  });

  it('add up: cells to grids to communities to streets to districts to the city', () => {
    const total = layers.districts.reduce((sum, area) => sum + areaOf(area), 0);
    expect(total / 1e6).toBeGreaterThan(150);
    for (const [name, areas] of Object.entries(layers)) {
      const sum = areas.reduce((acc, area) => acc + areaOf(area), 0);
      expect(Math.abs(sum / total - 1), name).toBeLessThan(1e-9);
      for (const area of areas) expect(areaOf(area), `${name} ${area.properties.code}`).toBeGreaterThan(0);
    }
    const [cells, communities] = [layers.cells, layers.communities];
    for (const community of communities) {
      const own = cells.filter(({ properties }) => properties.code!.startsWith(community.properties.code!));
      const sum = own.reduce((acc, area) => acc + areaOf(area), 0);
      expect(Math.abs(sum / areaOf(community) - 1)).toBeLessThan(1e-9);
    }
  });

  it('are nested as their codes say', () => {
    for (const cell of layers.cells.filter((_, i) => i % 7 === 0)) {
      const ring = ringsOf(cell)[0]!;
      const inner = pointInside(cell, ring);
      const holders = layers.communities.filter((community) => contains(community, inner));
      expect(holders.map(({ properties }) => properties.code)).toEqual([cell.properties.code!.slice(0, 12)]);
    }
  });

  it('number the cells of a community without gaps, bands from north to south, west to east in a band', () => {
    const codes = layers.cells.map(({ properties }) => properties.code!);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code).toMatch(/^4298\d{11}$/);
    const byCommunity = new Map<string, Area[]>();
    for (const cell of layers.cells) {
      const community = cell.properties.code!.slice(0, 12);
      byCommunity.set(community, [...(byCommunity.get(community) ?? []), cell]);
    }
    for (const cells of byCommunity.values()) {
      expect(cells.map(({ properties }) => Number(properties.code!.slice(12)))).toEqual(
        cells.map((_, i) => i + 1),
      );
      const middles = cells.map((cell) => middleOf(ringsOf(cell)[0]!));
      for (let i = 1; i < middles.length; i++) {
        const [a, b] = [middles[i - 1]!, middles[i]!];
        const southMetres = (a[1]! - b[1]!) * METRES.lat;
        expect(southMetres).toBeGreaterThan(-121);
        // Coordinates are rounded to a tenth of a metre, and so are middles.
        if (southMetres < -1) expect(b[0]!).toBeGreaterThan(a[0]! - 2e-6);
      }
    }
  });
});

describe('roads and facilities', () => {
  type Line = Feature<{ type: 'LineString'; coordinates: Position[] }, Record<string, unknown>>;

  it('have segments with names, ends and true lengths, on the corners of the cells', () => {
    const segments = layer('roads').features as unknown as Line[];
    const corners = new Set(layers.cells.flatMap((cell) => ringsOf(cell).flat().map(String)));
    expect(new Set(segments.map(({ properties }) => properties.id)).size).toBe(segments.length);
    let shared = 0;
    let points = 0;
    for (const { properties, geometry } of segments) {
      expect(properties.name && properties.from && properties.to).toBeTruthy();
      const line = geometry.coordinates;
      const metres = line.slice(1).reduce((sum, to, i) => {
        const from = line[i]!;
        return sum + Math.hypot((to[0]! - from[0]!) * METRES.lng, (to[1]! - from[1]!) * METRES.lat);
      }, 0);
      expect(Math.abs(metres - (properties.length_m as number))).toBeLessThan(2);
      points += line.length;
      shared += line.filter((point) => corners.has(String(point))).length;
    }
    expect(shared / points).toBeGreaterThan(0.98);
    const strict = segments
      .filter(({ properties }) => properties.strict)
      .map(({ properties }) => properties.name);
    expect(new Set(strict).size).toBe(35);
  });

  it('put 1,239 sorting houses inside the community they name, 1,091 with a camera', () => {
    const houses = layer('facilities').features as unknown as Feature<
      { type: 'Point'; coordinates: Position },
      Record<string, unknown>
    >[];
    expect(houses.length).toBe(1239);
    expect(houses.filter(({ properties }) => properties.camera).length).toBe(1091);
    const communities = new Map(layers.communities.map((area) => [area.properties.name, area]));
    const inside = houses.filter(({ properties, geometry }) =>
      contains(communities.get(properties.community as string)!, geometry.coordinates),
    );
    expect(inside.length).toBeGreaterThan(1225);
  });
});

function middleOf(ring: Position[]): Position {
  const [x0, y0] = ring[0]!;
  let [twice, x, y] = [0, 0, 0];
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = [ring[i - 1]![0]! - x0!, ring[i - 1]![1]! - y0!];
    const [bx, by] = [ring[i]![0]! - x0!, ring[i]![1]! - y0!];
    const cross = ax * by - bx * ay;
    twice += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  return [x0! + x / (3 * twice), y0! + y / (3 * twice)];
}

/** A point just inside the longest edge, for cells that do not hold their centroid. */
function pointInside(cell: Area, ring: Position[]): Position {
  const middle = middleOf(ring);
  if (contains(cell, middle)) return middle;
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1]!, ring[i]!];
    const near: Position = [
      (a[0]! + b[0]!) / 2 - (b[1]! - a[1]!) * 0.02,
      (a[1]! + b[1]!) / 2 + (b[0]! - a[0]!) * 0.02,
    ];
    if (contains(cell, near)) return near;
  }
  throw new Error('no point inside');
}
