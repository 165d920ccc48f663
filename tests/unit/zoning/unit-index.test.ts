import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ZoneGeometry } from '../../../src/domain/zone-set';
import { createUnitIndex, insideRing } from '../../../src/zoning/unit-index';

const SIDE = 0.001;
const WEST = 114.3;
const SOUTH = 29.8;

/** columns × rows squares, row by row from the south west. */
function squares(columns: number, rows: number): ZoneGeometry {
  const coordinates: number[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [x, y] = [WEST + column * SIDE, SOUTH + row * SIDE];
      coordinates.push(x, y, x + SIDE, y, x + SIDE, y + SIDE, x, y + SIDE);
    }
  }
  const count = columns * rows;
  return {
    coordinates: Float64Array.from(coordinates),
    ringStarts: Uint32Array.from({ length: count + 1 }, (_, i) => 4 * i),
    zoneStarts: Uint32Array.from({ length: count + 1 }, (_, i) => i),
  };
}

const place = fc.tuple(
  fc.double({ min: WEST - 0.001, max: WEST + 9 * SIDE, noNaN: true }),
  fc.double({ min: SOUTH - 0.001, max: SOUTH + 7 * SIDE, noNaN: true }),
);

describe('units under a gesture', () => {
  const index = createUnitIndex(squares(8, 6));

  it('knows the unit of a place and the middle of each', () => {
    expect(index.at([WEST + 2.5 * SIDE, SOUTH + 1.2 * SIDE])).toBe(10);
    expect(index.at([WEST - SIDE, SOUTH])).toBeNull();
    expect(index.centres[20]).toBeCloseTo(WEST + 2.5 * SIDE, 12);
    expect(index.centres[21]).toBeCloseTo(SOUTH + 1.5 * SIDE, 12);
  });

  it('misses no unit that a thin stroke goes through, however fast the pointer', () => {
    fc.assert(
      fc.property(place, place, (from, to) => {
        const touched = new Set(index.alongStroke(from, to, 1));
        for (let step = 0; step <= 400; step++) {
          const lng = from[0] + ((to[0] - from[0]) * step) / 400;
          const lat = from[1] + ((to[1] - from[1]) * step) / 400;
          const unit = index.at([lng, lat]);
          if (unit !== null) expect(touched.has(unit)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('a wide brush takes the units whose middle it covers and no more than its path besides', () => {
    const middle: [number, number] = [WEST + 3.5 * SIDE, SOUTH + 2.5 * SIDE];
    // 150 m: over the four neighbours at 111 m north and south and 96 m east and west, and the corners at 147 m.
    expect(index.alongStroke(middle, middle, 150)).toEqual([10, 11, 12, 18, 19, 20, 26, 27, 28]);
    expect(index.alongStroke(middle, middle, 105)).toEqual([18, 19, 20]);
  });

  it('takes by the middle, or by the larger part, as is asked', () => {
    const box = { west: WEST + 0.4 * SIDE, south: SOUTH, east: WEST + 1.4 * SIDE, north: SOUTH + SIDE };
    const ring: [number, number][] = [
      [box.west, box.south],
      [box.east, box.south],
      [box.east, box.north],
      [box.west, box.north],
    ];
    expect(index.inBox(box)).toEqual([0]);
    expect(index.inRing(ring)).toEqual([0]);
    expect(index.mostlyInRing(ring, 10)).toEqual([0]);
    const hook: [number, number][] = [
      [WEST, SOUTH],
      [WEST + SIDE, SOUTH],
      [WEST + SIDE, SOUTH + SIDE],
      [WEST + 0.6 * SIDE, SOUTH + SIDE],
      [WEST + 0.6 * SIDE, SOUTH + 0.45 * SIDE],
      [WEST, SOUTH + 0.45 * SIDE],
    ];
    // The middle is outside, two thirds are inside.
    expect(insideRing(hook, WEST + SIDE / 2, SOUTH + SIDE / 2)).toBe(false);
    expect(index.inRing(hook)).toEqual([]);
    expect(index.mostlyInRing(hook, 20)).toEqual([0]);
  });
});
