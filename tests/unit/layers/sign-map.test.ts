import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReferenceLayer } from '../../../src/domain/reference-layer';
import { type SignGround, signMap } from '../../../src/layers/sign-map';

const square = (name: string, lng: number, lat: number, side = 0.01): SignGround => ({
  name,
  shape: [[Float64Array.of(lng, lat, lng + side, lat, lng + side, lat + side, lng, lat + side)]],
});
const roads = (
  ...lines: readonly (readonly [name: string, cls: string, ...line: readonly (readonly number[])[]])[]
): ReferenceLayer => ({
  id: 'r',
  name: 'r',
  extent: { west: 0, south: 0, east: 0, north: 0 },
  counts: { road: 0, water: 0, building: 0, green: 0, boundary: 0, place: 0, rail: 0, other: 0 },
  features: lines.map(([name, cls, ...coordinates]) => ({
    type: 'Feature',
    geometry: { type: 'LineString', coordinates: coordinates.map((place) => [...place]) },
    properties: { kind: 'road', class: cls, name },
  })),
  skippedFeatures: 0,
});

describe('the map of a sign', () => {
  it('shows the whole zone in metres, at the ratio of the paper', () => {
    const map = signMap(square('甲', 121.4, 31.2), [], [], 1.25);
    expect(map.widthMetres / map.heightMetres).toBeCloseTo(1.25, 9);
    const numbers = map.zone.match(/-?[\d.]+ -?[\d.]+/g)!.map((pair) => pair.split(' ').map(Number));
    const xs = numbers.map(([x]) => x!);
    const ys = numbers.map(([, y]) => y!);
    expect(Math.max(...xs) - Math.min(...xs)).toBeCloseTo(
      0.01 * 111_195 * Math.cos((31.205 * Math.PI) / 180),
      -1,
    );
    expect(Math.max(...ys) - Math.min(...ys)).toBeCloseTo(1112, -1);
    for (const x of xs) expect(x > 0 && x < map.widthMetres).toBe(true);
    for (const y of ys) expect(y > 0 && y < map.heightMetres).toBe(true);
    expect(map.barMetres).toBe(200);
  });

  it('has the neighbours that reach into it, and main roads apart from others', () => {
    const others = [square('乙', 121.41, 31.2), square('远', 122, 32)];
    const layer = roads(
      ['人民路', 'primary', [121.4, 31.205], [121.41, 31.205]],
      ['小巷', 'minor', [121.405, 31.2], [121.405, 31.21]],
      ['别处路', 'primary', [120, 30], [120.1, 30]],
    );
    const map = signMap(square('甲', 121.4, 31.2), others, [layer], 1.25);
    expect(map.neighbours).toHaveLength(1);
    expect(map.mainRoads.match(/M/g)).toHaveLength(1);
    expect(map.roads.match(/M/g)).toHaveLength(1);
    expect(map.roadNames[0]?.name).toBe('人民路');
    expect(map.roadNames.some(({ name }) => name === '别处路')).toBe(false);
  });

  it('never puts one name over another, nor beyond the edge', () => {
    const place = fc.tuple(
      fc.double({ min: 121.39, max: 121.42, noNaN: true }),
      fc.double({ min: 31.19, max: 31.22, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(place, place), { maxLength: 60 }), (lines) => {
        const layer = roads(...lines.map(([a, b], i) => [`某某${i}路`, 'minor', [...a], [...b]] as const));
        const { roadNames, textMetres, widthMetres } = signMap(square('甲', 121.4, 31.2), [], [layer], 1.25);
        roadNames.forEach((one, i) => {
          const half = (Array.from(one.name).length * textMetres) / 2;
          expect(one.x - half).toBeGreaterThan(0);
          expect(one.x + half).toBeLessThan(widthMetres);
          for (const other of roadNames.slice(i + 1)) {
            const apart = half + (Array.from(other.name).length * textMetres) / 2;
            expect(Math.abs(one.x - other.x) > apart || Math.abs(one.y - other.y) > textMetres).toBe(true);
          }
        });
      }),
    );
  });
});
