import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locatePoints } from '../../../src/analysis/point-location';
import { areSmallPolygons, locateInSmallPolygons } from '../../../src/analysis/small-polygons';
import { seededRandom } from '../../../src/domain/seeded-random';
import type { ZoneGeometry } from '../../../src/domain/zone-set';

const EXTENT = { west: 0, south: 0, east: 12, north: 12 };

/** Four corners each, anywhere, on one another or not. */
function polygons(corners: readonly (readonly number[])[]): ZoneGeometry {
  return {
    coordinates: Float64Array.from(corners.flat()),
    ringStarts: Uint32Array.from({ length: corners.length + 1 }, (_, i) => 4 * i),
    zoneStarts: Uint32Array.from({ length: corners.length + 1 }, (_, i) => i),
  };
}

describe('small polygons', () => {
  const whole = fc.integer({ min: 0, max: 12 });
  // To a thousandth: where rounding alone decides, either answer is right.
  const anywhere = fc.integer({ min: 0, max: 12_000 }).map((n) => n / 1000);
  const number = fc.oneof(whole, anywhere);

  it('hold the points that the raster of edges finds in them, on borders and overlaps too', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(number, { minLength: 8, maxLength: 8 }), { minLength: 1, maxLength: 30 }),
        fc.array(fc.tuple(fc.oneof(number, fc.constant(Number.NaN), fc.constant(-3)), number), {
          minLength: 1,
          maxLength: 80,
        }),
        (corners, places) => {
          const ground = { extent: EXTENT, geometry: polygons(corners) };
          const lngs = Float64Array.from(places, ([lng]) => lng);
          const lats = Float64Array.from(places, ([, lat]) => lat);
          expect(areSmallPolygons(ground)).toBe(false);
          expect(locateInSmallPolygons(ground, lngs, lats)).toEqual(locatePoints(ground, lngs, lats));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('are what a grid of many cells is taken for, each point in its own', () => {
    const side = 100;
    const squares = Array.from({ length: side * side }, (_, cell) => {
      const [x, y] = [(cell % side) * 0.12, Math.floor(cell / side) * 0.12];
      return [x, y, x + 0.12, y, x + 0.12, y + 0.12, x, y + 0.12];
    });
    const ground = { extent: EXTENT, geometry: polygons(squares) };
    expect(areSmallPolygons(ground)).toBe(true);
    const random = seededRandom(4);
    const lngs = Float64Array.from({ length: 5000 }, () => random() * 11.999);
    const lats = Float64Array.from({ length: 5000 }, () => random() * 11.999);
    const found = locatePoints(ground, lngs, lats);
    const wrong = [...found].filter(
      (cell, i) => cell !== Math.floor(lats[i]! / 0.12) * side + Math.floor(lngs[i]! / 0.12),
    );
    expect(wrong).toEqual([]);
  });
});
