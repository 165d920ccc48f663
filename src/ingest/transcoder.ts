import type { Encoding } from '../domain/recipe';

export interface Transcoder {
  push(chunk: Uint8Array): Uint8Array;
  finish(): Uint8Array;
  /** Bytes of a byte order mark that were taken off the front of a UTF-8 source. */
  readonly markLength: () => number;
}

/**
 * Any source encoding to UTF-8 bytes, in chunks of any size. What cannot be decoded becomes U+FFFD; line breaks and
 * delimiters survive it, because none of these encodings' decoders swallows an ASCII byte. UTF-8 itself passes
 * through unchecked, without its byte order mark.
 */
export function createTranscoder(encoding: Encoding): Transcoder {
  return encoding === 'utf-8' ? passUtf8() : decodeToUtf8(encoding);
}

const MARK = [0xef, 0xbb, 0xbf];
const NOTHING = new Uint8Array(0);

function passUtf8(): Transcoder {
  let held: number[] | null = [];
  let markLength = 0;

  function release(chunk: Uint8Array, final: boolean): Uint8Array {
    if (held === null) return chunk;
    const joined = new Uint8Array(held.length + chunk.length);
    joined.set(held);
    joined.set(chunk, held.length);
    const possible = MARK.slice(0, joined.length).every((byte, i) => joined[i] === byte);
    if (possible && joined.length < MARK.length && !final) {
      held = Array.from(joined);
      return NOTHING;
    }
    held = null;
    if (!possible || joined.length < MARK.length) return joined;
    markLength = MARK.length;
    return joined.subarray(MARK.length);
  }

  return {
    push: (chunk) => release(chunk, false),
    finish: () => release(NOTHING, true),
    markLength: () => markLength,
  };
}

function decodeToUtf8(encoding: Encoding): Transcoder {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  return {
    push: (chunk) => encoder.encode(decoder.decode(chunk, { stream: true })),
    finish: () => encoder.encode(decoder.decode()),
    markLength: () => 0,
  };
}
