/** Encoded text that grows at its end. */
export interface ByteBuffer {
  append(text: string): void;
  /** A copy of what was appended. */
  content(): Uint8Array;
}

/** UTF-8, unless another encoding is given. */
export function createByteBuffer(encode?: (text: string) => Uint8Array): ByteBuffer {
  const encoder = new TextEncoder();
  let bytes = new Uint8Array(1 << 16);
  let length = 0;
  const reserve = (needed: number): void => {
    if (needed <= bytes.length) return;
    const larger = new Uint8Array(Math.max(bytes.length * 2, needed));
    larger.set(bytes.subarray(0, length));
    bytes = larger;
  };
  return {
    append(text) {
      if (encode !== undefined) {
        const encoded = encode(text);
        reserve(length + encoded.length);
        bytes.set(encoded, length);
        length += encoded.length;
        return;
      }
      // A UTF-16 unit takes at most three bytes of UTF-8.
      reserve(length + text.length * 3);
      length += encoder.encodeInto(text, bytes.subarray(length)).written;
    },
    content: () => bytes.slice(0, length),
  };
}
