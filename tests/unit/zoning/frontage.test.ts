import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CentreLine, frontages } from '../../../src/zoning/units/frontage';

function inside(rings: readonly (readonly number[])[], x: number, y: number): boolean {
  let odd = false;
  for (const ring of rings) {
    for (let at = 0, last = ring.length - 2; at < ring.length; last = at, at += 2) {
      const [x1, y1, x2, y2] = [ring[at]!, ring[at + 1]!, ring[last]!, ring[last + 1]!];
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) odd = !odd;
    }
  }
  return odd;
}

function areaOf(rings: readonly (readonly number[])[]): number {
  let sum = 0;
  for (const ring of rings) {
    for (let at = 0; at < ring.length; at += 2) {
      const after = (at + 2) % ring.length;
      sum += (ring[at]! * ring[after + 1]! - ring[after]! * ring[at + 1]!) / 2;
    }
  }
  return sum;
}

const coordinate = fc.double({ min: 0, max: 200, noNaN: true });
const lines: fc.Arbitrary<CentreLine[]> = fc.array(
  fc.record({
    points: fc
      .array(coordinate, { minLength: 4, maxLength: 8 })
      .map((list) => list.slice(0, list.length & ~1)),
    meets: fc.tuple(fc.boolean(), fc.boolean()),
  }),
  { minLength: 1, maxLength: 6 },
);

describe('frontages', () => {
  it('never lie on one another, whatever the lines do', () => {
    fc.assert(
      fc.property(lines, (given) => {
        const fronts = frontages(given, 20);
        for (let x = -31.7; x < 240; x += 6.13) {
          for (let y = -29.3; y < 240; y += 5.71) {
            expect(fronts.filter((rings) => inside(rings, x, y)).length).toBeLessThanOrEqual(1);
          }
        }
        for (const rings of fronts) expect(areaOf(rings)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 60 },
    );
  });

  it('are a rectangle along a straight street with two dead ends', () => {
    const [rings] = frontages([{ points: [0, 0, 100, 0], meets: [false, false] }], 25);
    expect(rings).toHaveLength(1);
    expect(areaOf(rings!)).toBeCloseTo(5000, 6);
    expect(rings![0]).toHaveLength(8);
  });

  it('share a corner by the diagonal', () => {
    const [along, up] = frontages(
      [
        { points: [0, 0, 100, 0], meets: [true, false] },
        { points: [0, 0, 0, 100], meets: [true, false] },
      ],
      20,
    );
    expect(areaOf(along!)).toBeCloseTo(areaOf(up!), 6);
    expect(inside(along!, 15, 10)).toBe(true);
    expect(inside(up!, 15, 10)).toBe(false);
  });
});
