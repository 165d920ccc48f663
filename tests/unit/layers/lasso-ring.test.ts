import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LngLat } from '../../../src/domain/place';
import { lassoRing, MOST_RING_POINTS } from '../../../src/layers/lasso-ring';

const circle = (count: number, radius = 0.05): LngLat[] =>
  Array.from({ length: count }, (_, i) => {
    const angle = (i / count) * 2 * Math.PI;
    return [120.2 + radius * Math.cos(angle), 23 + radius * Math.sin(angle) * Math.cos(Math.PI / 9)];
  });

const area = (ring: readonly LngLat[]) =>
  Math.abs(
    ring.reduce((sum, [x, y], i) => {
      const [px, py] = ring[(i + ring.length - 1) % ring.length]!;
      return sum + px * y - x * py;
    }, 0) / 2,
  );

describe('lasso ring', () => {
  it('comes back open, rounded to 0.1 m and without repeats', () => {
    const ring = lassoRing([
      [120.12345678, 23],
      [120.12345679, 23],
      [120.2, 23],
      [120.2, 23.1],
      [120.12345678, 23],
    ]);
    expect(ring).toEqual([
      [120.123457, 23],
      [120.2, 23],
      [120.2, 23.1],
    ]);
  });

  it('is nothing when nothing was drawn', () => {
    expect(lassoRing([])).toBeNull();
    expect(
      lassoRing([
        [1, 1],
        [1, 1],
        [1, 1],
      ]),
    ).toBeNull();
    expect(
      lassoRing([
        [1, 1],
        [2, 2],
        [1, 1],
      ]),
    ).toBeNull();
  });

  it('keeps a short drawing point by point', () => {
    expect(lassoRing(circle(150))).toHaveLength(150);
  });

  it('keeps at most 200 points of a long one, and its area within a thousandth', () => {
    const drawn = circle(5000);
    const ring = lassoRing(drawn)!;
    expect(ring.length).toBeLessThanOrEqual(MOST_RING_POINTS);
    expect(ring.length).toBeGreaterThan(50);
    expect(Math.abs(area(ring) / area(drawn) - 1)).toBeLessThan(0.001);
  });

  it('only ever keeps points that were drawn, in their order', () => {
    const place = fc.tuple(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 0, max: 1e6 }));
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 3, maxLength: 600 }),
        fc.integer({ min: 3, max: 50 }),
        (raw, most) => {
          const drawn = raw.map(([x, y]): LngLat => [120 + x / 1e6, 22 + y / 1e6]);
          const ring = lassoRing(drawn, most);
          if (ring === null) return;
          expect(ring.length).toBeLessThanOrEqual(most);
          let at = 0;
          for (const point of ring) {
            while (
              at < drawn.length &&
              (Math.abs(drawn[at]![0] - point[0]) > 1e-9 || Math.abs(drawn[at]![1] - point[1]) > 1e-9)
            )
              at += 1;
            expect(at).toBeLessThan(drawn.length);
          }
        },
      ),
    );
  });
});
