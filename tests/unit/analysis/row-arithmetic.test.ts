import { describe, expect, it } from 'vitest';
import { plainArithmetic, vectorArithmetic } from '../../../src/analysis/row-arithmetic';

describe('arithmetic on rows', () => {
  it('is the same by vectors as one float at a time, at any place and length', () => {
    const vectors = vectorArithmetic();
    if (vectors === null) throw new Error('This Node has no vectors to compare with.');
    const plain = plainArithmetic();
    for (const arithmetic of [plain, vectors]) {
      arithmetic.reserve(10);
      const memory = arithmetic.reserve(400_000);
      expect(memory.length).toBeGreaterThanOrEqual(400_000);
      for (let at = 0; at < 400_000; at++) memory[at] = Math.fround(Math.sin(at) * 10);
      arithmetic.addPair(100, 1001, 2003, 64, 0.3);
      arithmetic.addPair(3, 500, 500, 4, 0.5);
      arithmetic.addPair(7, 500, 900, 0, 1);
    }
    const [one, other] = [plain.reserve(0), vectors.reserve(0)];
    for (let at = 0; at < 3000; at++) expect(Math.abs(one[at]! - other[at]!)).toBeLessThan(1e-5);
    expect(one[130]).not.toBe(Math.fround(Math.sin(130) * 10));
    for (const [row, length] of [
      [0, 4],
      [1, 400],
      [5000, 0],
    ] as const) {
      expect(vectors.greatest(row, length)).toBeCloseTo(plain.greatest(row, length), 5);
    }
    one.fill(-1);
    other.fill(-1);
    expect([plain.greatest(0, 40), vectors.greatest(0, 40)]).toEqual([0, 0]);
  });
});
