/** Bits of the single float 2⁻¹⁴, the least that is a normal half float; smaller shares are not to be seen. */
const LEAST_NORMAL = 0x3880_0000;
/** From a single float's exponent to a half one's: (127 − 15) × 2²³. */
const EXPONENT_SHIFT = 0x3800_0000;
/** Half of the last bit that stays: rounds to the nearest. */
const ROUNDING = 0x1000;

/** The values are looked at by their bits a piece at a time: a copy of all of them would be garbage once a step. */
const PIECE = 4096;
const singles = new Float32Array(PIECE);
const bits = new Int32Array(singles.buffer);

/**
 * Each value × scale, all in 0 … 1, as half floats (IEEE 754 binary16), 11 bits of it: what a texture of them holds,
 * made here because drivers take longer over it. `into` is written over where it has the length, else a new array is made.
 */
export function halfFloats(
  values: Float32Array,
  scale: number,
  into?: Uint16Array<ArrayBuffer>,
): Uint16Array<ArrayBuffer> {
  const halves = into?.length === values.length ? into : new Uint16Array(values.length);
  for (let start = 0; start < values.length; start += PIECE) {
    const size = Math.min(PIECE, values.length - start);
    for (let at = 0; at < size; at++) singles[at] = values[start + at]! * scale;
    for (let at = 0; at < size; at++) {
      const single = bits[at]!;
      halves[start + at] = single < LEAST_NORMAL ? 0 : (single - EXPONENT_SHIFT + ROUNDING) >> 13;
    }
  }
  return halves;
}
