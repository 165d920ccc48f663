import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { degreeAt, packDegrees, unpackDegrees, valueFrom, valueTo } from '../../../src/crossfilter/degrees';
import { lassoBits } from '../../../src/crossfilter/lasso-bits';

/** As a file writes them: a decimal text, read by the language. */
const written = fc
  .tuple(fc.integer({ min: -1_800_000_000, max: 1_800_000_000 }), fc.integer({ min: 0, max: 7 }))
  .map(([whole, decimals]) => Number((whole / 1e7).toFixed(decimals)));
const column = fc.array(fc.oneof(written, fc.constant(Number.NaN)), { minLength: 1, maxLength: 50 });
const bound = fc.oneof(
  written,
  fc.double({ min: -220, max: 220, noNaN: true }),
  fc.constantFrom(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NaN, 214.7483647, -214.7483648),
);

describe('degrees in 4 bytes', () => {
  it('give back every double of a file with seven decimals', () => {
    fc.assert(
      fc.property(column, (values) => {
        const packed = packDegrees(Float64Array.from(values));
        expect(packed.values).toBeInstanceOf(Int32Array);
        // 0 is 0, whatever its sign.
        const same = values.map((value) => value + 0);
        expect([...unpackDegrees(packed)]).toEqual(same);
        expect(values.map((_, row) => degreeAt(packed, row))).toEqual(same);
      }),
      { numRuns: 2000 },
    );
  });

  it('are left as they are where one of them is finer, or no degree at all', () => {
    for (const odd of [114.12345678, 1 / 3, 300, Number.POSITIVE_INFINITY, 5e-324]) {
      const degrees = Float64Array.of(114.1, odd, Number.NaN);
      expect(packDegrees(degrees)).toEqual({ perDegree: 1, values: degrees });
      expect(degreeAt(packDegrees(degrees), 1)).toBe(odd);
    }
  });

  it('are compared as the doubles are, on the bounds and a hair beside them', () => {
    fc.assert(
      fc.property(column, bound, fc.constantFrom(0, 1e-13, -1e-13), (values, near, hair) => {
        const packed = packDegrees(Float64Array.from(values));
        for (const edge of [near, ...values.slice(0, 3)].map((value) => value + hair)) {
          const [from, to] = [valueFrom(packed, edge), valueTo(packed, edge)];
          expect(Array.from(packed.values, (value) => value >= from)).toEqual(
            values.map((value) => value >= edge),
          );
          // Whoever asks for an upper bound asks for a lower one too, which no missing value passes.
          const lowest = valueFrom(packed, Number.NEGATIVE_INFINITY);
          expect(Array.from(packed.values, (value) => value >= lowest && value <= to)).toEqual(
            values.map((value) => value <= edge),
          );
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('give the lasso of the doubles they stand for', () => {
    const point = fc.tuple(
      fc.integer({ min: -40, max: 40 }).map((whole) => whole / 1e7 + 114),
      fc.integer({ min: -40, max: 40 }).map((whole) => whole / 1e7 + 30),
    );
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 3, maxLength: 8 }),
        fc.array(point, { minLength: 1, maxLength: 60 }),
        (ring, others) => {
          const points = [...others, ...ring].map(
            ([lng, lat]) => [Number(lng.toFixed(7)), Number(lat.toFixed(7))] as const,
          );
          const lngs = Float64Array.of(...points.map(([lng]) => lng), Number.NaN, 114);
          const lats = Float64Array.of(...points.map(([, lat]) => lat), 30, Number.NaN);
          const packed = { lngs: packDegrees(lngs), lats: packDegrees(lats) };
          expect(packed.lngs.perDegree).toBe(1e7);
          const asDoubles = {
            lngs: { perDegree: 1, values: lngs },
            lats: { perDegree: 1, values: lats },
          } as const;
          expect(lassoBits(packed, ring)).toEqual(lassoBits(asDoubles, ring));
        },
      ),
      { numRuns: 1000 },
    );
  });
});
