import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RESPONSE_EDGES } from '../../../src/domain/measure';
import {
  edgeNear,
  histogramQuantile,
  RESPONSE_BIN_EDGES,
  responseDensities,
  responsePosition,
} from '../../../src/domain/response-bins';

describe('bins of response times', () => {
  it('ascend and hold every edge that people break them at', () => {
    expect([...new Set(RESPONSE_BIN_EDGES)].sort((a, b) => a - b)).toEqual(RESPONSE_BIN_EDGES);
    for (const edge of RESPONSE_EDGES) expect(RESPONSE_BIN_EDGES).toContain(edge);
  });

  it('find each edge again by its place on the axis', () => {
    for (let at = 1; at < RESPONSE_BIN_EDGES.length; at++) {
      if (RESPONSE_BIN_EDGES[at]! > 0.05) {
        expect(edgeNear(responsePosition(RESPONSE_BIN_EDGES[at]!))).toBe(at);
      }
    }
    expect(edgeNear(0)).toBe(0);
    expect(edgeNear(1)).toBe(RESPONSE_BIN_EDGES.length - 1);
  });

  it('give quantiles that lie in the bin of the exact one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 2159, noNaN: true }), { minLength: 1, maxLength: 300 }),
        fc.constantFrom(0.25, 0.5, 0.9),
        (hours, share) => {
          const counts = new Uint32Array(RESPONSE_BIN_EDGES.length - 1);
          const binOf = (value: number) => RESPONSE_BIN_EDGES.findLastIndex((edge) => edge <= value);
          for (const value of hours) counts[binOf(value)]! += 1;
          const sorted = [...hours].sort((a, b) => a - b);
          const exact = sorted[Math.max(0, Math.ceil(share * hours.length) - 1)]!;
          const near = histogramQuantile({ counts, below: 0, above: 0 }, RESPONSE_BIN_EDGES, share)!;
          const bin = binOf(exact);
          expect(near).toBeGreaterThanOrEqual(RESPONSE_BIN_EDGES[bin]!);
          expect(near).toBeLessThanOrEqual(RESPONSE_BIN_EDGES[bin + 1]!);
        },
      ),
    );
  });

  it('draw what is spread evenly over the logarithm as a level line', () => {
    const many = Uint32Array.from({ length: RESPONSE_BIN_EDGES.length - 1 }, (_, bin) =>
      Math.round(
        1e7 * (responsePosition(RESPONSE_BIN_EDGES[bin + 1]!) - responsePosition(RESPONSE_BIN_EDGES[bin]!)),
      ),
    );
    for (const density of responseDensities(many)) expect(density / 1e7).toBeCloseTo(1, 3);
  });

  it('say where a quantile cannot be told', () => {
    const none = new Uint32Array(RESPONSE_BIN_EDGES.length - 1);
    expect(histogramQuantile({ counts: none, below: 0, above: 0 }, RESPONSE_BIN_EDGES, 0.5)).toBeNull();
    expect(histogramQuantile({ counts: none, below: 0, above: 3 }, RESPONSE_BIN_EDGES, 0.5)).toBe(
      Number.POSITIVE_INFINITY,
    );
    expect(histogramQuantile({ counts: none, below: 3, above: 0 }, RESPONSE_BIN_EDGES, 0.5)).toBe(0);
  });
});
