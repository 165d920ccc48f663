/** UTF-8 that grows at its end. */
export interface ByteBuffer {
  append(text: string): void;
  /** A copy of what was appended. */
  content(): Uint8Array;
}

export function createByteBuffer(): ByteBuffer {
  const encoder = new TextEncoder();
  let bytes = new Uint8Array(1 << 16);
  let length = 0;
  return {
    append(text) {
      // A UTF-16 unit takes at most three bytes of UTF-8.
      const needed = length + text.length * 3;
      if (needed > bytes.length) {
        const larger = new Uint8Array(Math.max(bytes.length * 2, needed));
        larger.set(bytes.subarray(0, length));
        bytes = larger;
      }
      length += encoder.encodeInto(text, bytes.subarray(length)).written;
    },
    content: () => bytes.slice(0, length),
  };
}
