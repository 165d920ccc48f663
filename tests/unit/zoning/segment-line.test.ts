import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LngLat } from '../../../src/domain/place';
import { segmentAt } from '../../../src/zoning/units/segment-at';
import { placeOnLine, segmentLine, unitAfter, unitBefore } from '../../../src/zoning/units/segment-line';

const corner = fc.tuple(
  fc.double({ min: 0, max: 0.01, noNaN: true }),
  fc.double({ min: 0, max: 0.01, noNaN: true }),
);

describe('a place on a segment', () => {
  it('is where looking for it finds the same share again, whatever the line', () => {
    fc.assert(
      fc.property(
        // Eastwards, so that the line does not come near itself again.
        fc.array(corner, { minLength: 2, maxLength: 6 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (steps, share) => {
          const corners = steps.map(([, lat], at): LngLat => [120 + at * 0.01, 31 + lat]);
          const lines = {
            coordinates: Float64Array.from(corners.flat()),
            partStarts: Uint32Array.of(0, corners.length),
            roadStarts: Uint32Array.of(0, 1),
          };
          expect(segmentLine(lines, 0)).toEqual(corners);
          const found = segmentAt(lines, placeOnLine(corners, share))!;
          expect(Math.abs(found.share - share)).toBeLessThan(1e-4);
        },
      ),
    );
  });

  it('knows the number that a unit had and has', () => {
    // Unit 1 was split: its second part is unit 3; then 0 and 1 became one.
    const split = {
      starts: Uint32Array.of(0, 1, 3, 4),
      ids: Uint32Array.of(0, 1, 3, 2),
      origin: Uint32Array.of(0, 1, 2, 1),
    };
    const merge = {
      starts: Uint32Array.of(0, 1, 2, 3, 4),
      ids: Uint32Array.of(0, 0, 1, 2),
      origin: Uint32Array.of(1, 2, 3),
    };
    expect([0, 1, 2].map((unit) => unitAfter([split, merge], unit))).toEqual([0, 0, 1]);
    expect([0, 1, 2].map((unit) => unitBefore([split, merge], unit))).toEqual([1, 2, 1]);
  });
});
