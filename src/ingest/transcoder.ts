import type { Encoding } from '../domain/recipe';
import { createPairDecoder } from './pair-decoder';

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
  let held: Uint8Array | null = NOTHING;
  let markLength = 0;

  function release(chunk: Uint8Array, final: boolean): Uint8Array {
    if (held === null) return chunk;
    const front = joined(held, chunk);
    const possible = MARK.slice(0, front.length).every((byte, i) => front[i] === byte);
    if (possible && front.length < MARK.length && !final) {
      held = front;
      return NOTHING;
    }
    held = null;
    if (!possible || front.length < MARK.length) return front;
    markLength = MARK.length;
    return front.subarray(MARK.length);
  }

  return {
    push: (chunk) => release(chunk, false),
    finish: () => release(NOTHING, true),
    markLength: () => markLength,
  };
}

function decodeToUtf8(encoding: Exclude<Encoding, 'utf-8'>): Transcoder {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const decoder = new TextDecoder(encoding);
    const encoder = new TextEncoder();
    return {
      push: (chunk) => encoder.encode(decoder.decode(chunk, { stream: true })),
      finish: () => encoder.encode(decoder.decode()),
      markLength: () => 0,
    };
  }
  // Cut by ourselves: Node's decoder throws where a malformed four-byte sequence lies across two chunks.
  const decode = createPairDecoder(encoding);
  let held: Uint8Array = NOTHING;
  return {
    push(chunk) {
      const cut = safeCut(chunk);
      if (cut === 0 && held.length + chunk.length < HELD_BYTES) {
        held = joined(held, chunk);
        return NOTHING;
      }
      const end = cut === 0 ? chunk.length : cut;
      const ready = joined(held, chunk.subarray(0, end));
      held = chunk.slice(end);
      return decode(ready);
    },
    finish: () => decode(held),
    markLength: () => 0,
  };
}

/** So much without a blank, a comma or a line break is no text; it is cut anywhere. */
const HELD_BYTES = 4 * 1024 * 1024;

/** Behind the last byte below 0x30, which is part of no longer sequence in GB18030 and Big5; 0 where there is none. */
function safeCut(chunk: Uint8Array): number {
  let end = chunk.length;
  while (end > 0 && chunk[end - 1]! >= 0x30) end--;
  return end;
}

function joined(left: Uint8Array, right: Uint8Array): Uint8Array {
  if (left.length === 0) return right;
  const both = new Uint8Array(left.length + right.length);
  both.set(left);
  both.set(right, left.length);
  return both;
}
