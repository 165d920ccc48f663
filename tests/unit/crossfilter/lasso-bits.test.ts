import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packDegrees } from '../../../src/crossfilter/degrees';
import { lassoBits } from '../../../src/crossfilter/lasso-bits';
import type { LngLat } from '../../../src/domain/place';

/** The rule edge by edge, without slabs and cells. */
function isInside(ring: readonly LngLat[], lng: number, lat: number): boolean {
  return ring.reduce((inside, [x1, y1], index) => {
    const [x2, y2] = ring[(index + 1) % ring.length]!;
    const crossed = y1 > lat !== y2 > lat && lng < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1;
    return crossed ? !inside : inside;
  }, false);
}

/** Halves make edges along both axes, and points on edges and corners. */
const coordinate = fc.oneof(
  fc.integer({ min: -8, max: 8 }).map((half) => half / 2),
  fc.double({ min: -4, max: 4, noNaN: true }),
  fc.integer({ min: -8, max: 8 }).map((half) => half / 2 + 1e-14),
);
const point = fc.tuple(coordinate, coordinate);

describe('a lasso', () => {
  it('holds the points that the even-odd rule says, on edges and corners too', () => {
    fc.assert(
      fc.property(
        fc.array(point, { maxLength: 12 }),
        fc.array(point, { minLength: 1, maxLength: 200 }),
        (ring, others) => {
          const points = [...others, ...ring, [Number.NaN, 0] as const, [0, Number.NaN] as const];
          const bits = lassoBits(
            {
              lngs: packDegrees(Float64Array.from(points, ([lng]) => lng)),
              lats: packDegrees(Float64Array.from(points, ([, lat]) => lat)),
            },
            ring,
          );
          expect(points.map((_, row) => (bits[row >>> 5]! & (1 << (row & 31))) !== 0)).toEqual(
            points.map(([lng, lat]) => isInside(ring, lng, lat)),
          );
        },
      ),
      {
        numRuns: 2000,
        examples: [
          [
            [
              [0, -5e-324],
              [1e-14, 0],
            ],
            [[1e-14, 1e-14]],
          ],
        ],
      },
    );
  });
});
