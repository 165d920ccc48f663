import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interiorPoint } from '../../../src/domain/interior-point';
import { zoneEdgeLines } from '../../../src/layers/zone-edges';
import { zoneFeatures, zoneLabelFeatures, zoneLabelPoints } from '../../../src/layers/zone-features';
import { geometryOf, type Point, square, zoneSetOf } from './zone-geometry';

function inside([lng, lat]: readonly [number, number], rings: readonly (readonly Point[])[]): boolean {
  let odd = false;
  for (const ring of rings) {
    ring.forEach(([bx, by], i) => {
      const [ax, ay] = ring[(i + ring.length - 1) % ring.length]!;
      if (ay > lat !== by > lat && lng < ax + ((lat - ay) / (by - ay)) * (bx - ax)) odd = !odd;
    });
  }
  return odd;
}

describe('zone features', () => {
  it('tell outlines from holes, and islands in holes from both', () => {
    const set = zoneSetOf([[square(1, 1, 8), square(2, 2, 5), square(3, 3, 2), square(20, 0, 1)]]);
    const [feature] = zoneFeatures(set).features;
    const parts = feature!.geometry.coordinates;
    expect(parts.map((rings) => rings.length)).toEqual([2, 1, 1]);
    expect(parts[0]![1]![0]).toEqual([2, 2]);
    for (const ring of parts.flat()) expect(ring[ring.length - 1]).toEqual(ring[0]);
  });

  it('knows a hole that touches the outline in a corner', () => {
    const set = zoneSetOf([
      [
        square(0, 0, 4),
        [
          [0, 0],
          [2, 1],
          [1, 2],
        ],
      ],
    ]);
    expect(zoneFeatures(set).features[0]!.geometry.coordinates.map((rings) => rings.length)).toEqual([2]);
  });

  it('are numbered by zone and carry counts only where they are known', () => {
    const set = zoneSetOf([[square(0, 0, 1)], [], [square(2, 0, 1)]]);
    const points = zoneLabelPoints(set.geometry);
    expect(points[1]).toBeNull();
    expect(zoneFeatures(set).features.map(({ id }) => id)).toEqual([0, 1, 2]);
    expect(zoneLabelFeatures(set, points, null).features.map(({ properties }) => properties)).toMatchObject([
      { name: '第0里', area: 2 },
      { name: '第2里', area: 6 },
    ]);
    const counted = zoneLabelFeatures(set, points, Uint32Array.from([5, 6, 7, 1]));
    expect(counted.features.map(({ properties }) => properties!.count)).toEqual([5, 7]);
  });
});

describe('names', () => {
  it('appear one zoom later for a quarter of the area, and later where they are longer', () => {
    const set = zoneSetOf([[square(120, 23, 0.01)]]);
    const from = (name: string, areaKm2: number) => {
      const named = { ...set, zones: [{ ...set.zones[0]!, name, areaKm2 }] };
      return zoneLabelFeatures(named, [[120, 23]], null).features[0]!.properties!.from as number;
    };
    expect(from('公正里', 0.25)).toBe(from('公正里', 1) + 1);
    expect(from('429801003001008', 0.1)).toBeGreaterThan(from('公正里', 0.1));
    // 1 km at 23° N is 14 pixels at zoom 10 and 28 at 11; half of 公正里 takes 18.
    expect(from('公正里', 1)).toBe(11);
    expect(from('公正里', 0)).toBe(0);
  });
});

describe('label points', () => {
  it('lie inside, also of a U, of a ring and of a star', () => {
    const u: Point[] = [
      [0, 0],
      [6, 0],
      [6, 6],
      [5, 6],
      [5, 1],
      [1, 1],
      [1, 6],
      [0, 6],
    ];
    for (const rings of [[u], [square(0, 0, 6), square(1, 1, 4)]]) {
      const point = interiorPoint(rings);
      expect(point).not.toBeNull();
      expect(inside(point!, rings)).toBe(true);
    }
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), { minLength: 3, maxLength: 40 }),
        (radii) => {
          const star = radii.map((radius, i): Point => {
            const angle = (i / radii.length) * 2 * Math.PI;
            return [120 + radius * Math.cos(angle), 23 + radius * Math.sin(angle)];
          });
          expect(inside(interiorPoint([star])!, [star])).toBe(true);
        },
      ),
    );
  });

  it('stand in the middle of a square', () => {
    const [lng, lat] = interiorPoint([square(10, 20, 2)])!;
    expect(lng).toBeCloseTo(11, 6);
    expect(lat).toBeCloseTo(21, 1);
  });

  it('stand in the largest part of a zone', () => {
    const [point] = zoneLabelPoints(geometryOf([[square(0, 0, 1), square(5, 5, 3)]]));
    expect(inside(point!, [square(5, 5, 3)])).toBe(true);
  });
});

describe('zone edges', () => {
  const segmentsOf = (lines: readonly (readonly (readonly number[])[])[]) =>
    lines.flatMap((line) => line.slice(1).map((to, i) => [String(line[i]), String(to)].sort().join('|')));

  it('hold every edge of a grid of squares once, and nothing else', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), (columns, rows) => {
        const zones: Point[][][] = [];
        for (let x = 0; x < columns; x += 1) for (let y = 0; y < rows; y += 1) zones.push([square(x, y, 1)]);
        const drawn = segmentsOf(zoneEdgeLines(geometryOf(zones)).coordinates);
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(drawn.length).toBe(columns * (rows + 1) + rows * (columns + 1));
      }),
    );
  });

  it('are long lines: from junction to junction, and all around an island', () => {
    const lines = zoneEdgeLines(
      geometryOf([[square(0, 0, 1)], [square(1, 0, 1)], [square(9, 9, 1)]]),
    ).coordinates;
    expect(lines.map((line) => line.length - 1).sort()).toEqual([1, 3, 3, 4]);
    const island = lines.find((line) => line.length === 5)!;
    expect(island[0]).toEqual(island[4]);
  });
});
