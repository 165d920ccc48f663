/** Bits of the single float 2⁻¹⁴, the least that is a normal half float; smaller shares are not to be seen. */
const LEAST_NORMAL = 0x3880_0000;
/** From a single float's exponent to a half one's: (127 − 15) × 2²³. */
const EXPONENT_SHIFT = 0x3800_0000;
/** Half of the last bit that stays: rounds to the nearest. */
const ROUNDING = 0x1000;

/**
 * Each value × scale, all in 0 … 1, as half floats (IEEE 754 binary16), 11 bits of it: what a texture of them holds,
 * made here because drivers take longer over it.
 */
export function halfFloats(values: Float32Array, scale: number): Uint16Array {
  const scaled = new Float32Array(values.length);
  for (let at = 0; at < values.length; at++) scaled[at] = values[at]! * scale;
  const bits = new Int32Array(scaled.buffer);
  const halves = new Uint16Array(values.length);
  for (let at = 0; at < bits.length; at++) {
    const single = bits[at]!;
    halves[at] = single < LEAST_NORMAL ? 0 : (single - EXPONENT_SHIFT + ROUNDING) >> 13;
  }
  return halves;
}
