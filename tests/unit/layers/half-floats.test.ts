import { describe, expect, it } from 'vitest';
import { halfFloats } from '../../../src/layers/half-floats';

/** From the definition: sign, 5 bits of exponent, 10 of fraction. */
function meaning(half: number): number {
  const exponent = (half >> 10) & 31;
  return exponent === 0
    ? ((half & 1023) / 1024) * 2 ** -14
    : (1 + (half & 1023) / 1024) * 2 ** (exponent - 15);
}

describe('half floats', () => {
  it('are within half of their last bit, and 0 where nothing is to be seen', () => {
    const values = Float32Array.from({ length: 5000 }, (_, at) => (at / 4999) ** 3 * 800);
    const halves = halfFloats(values, 1 / 800);
    values.forEach((value, at) => {
      const share = value / 800;
      const given = meaning(halves[at]!);
      if (share < 2 ** -14) expect(given).toBeLessThanOrEqual(2 ** -14);
      else expect(Math.abs(given - share) / share).toBeLessThanOrEqual(2 ** -11 + 1e-6);
    });
    expect([
      meaning(halfFloats(Float32Array.of(3), 1 / 3)[0]!),
      halfFloats(Float32Array.of(0), 1)[0],
    ]).toEqual([1, 0]);
  });
});
