/**
 * A 64-bit content fingerprint, streamed; the same bytes give the same text however they are cut. It tells data
 * sets apart; it is no protection against forgery (crypto.subtle is absent on an insecure address). The mixing is
 * MurmurHash3's 32-bit round and finaliser (A. Appleby, public domain), run with two seeds.
 */
export interface Fingerprint {
  readonly push: (bytes: Uint8Array) => void;
  /** 16 hexadecimal digits. */
  readonly finish: () => string;
}

const SEED_HIGH = 0x9747b28c;
const SEED_LOW = 0x1b873593;

function finalise(hash: number, length: number): string {
  let mixed = hash ^ length;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0).toString(16).padStart(8, '0');
}

export function createFingerprint(): Fingerprint {
  const state = { high: SEED_HIGH, low: SEED_LOW };
  let length = 0;
  const pending = new Uint8Array(4);
  let pendingBytes = 0;

  return {
    push(bytes) {
      let at = 0;
      length += bytes.length;
      while (pendingBytes > 0 && at < bytes.length) {
        pending[pendingBytes] = bytes[at]!;
        at += 1;
        pendingBytes = (pendingBytes + 1) & 3;
        if (pendingBytes === 0) mixWords(state, pending, 0, 1);
      }
      const words = (bytes.length - at) >>> 2;
      mixWords(state, bytes, at, words);
      for (at += 4 * words; at < bytes.length; at += 1) {
        pending[pendingBytes] = bytes[at]!;
        pendingBytes += 1;
      }
    },
    finish() {
      if (pendingBytes > 0) mixWords(state, pending.fill(0, pendingBytes), 0, 1);
      return finalise(state.high, length) + finalise(state.low, length);
    },
  };
}

/** Little-endian words, as every machine that runs a browser has them.
 * In locals and over words where the bytes are aligned: 200 MB must not take longer than their parsing. */
function mixWords(
  state: { high: number; low: number },
  bytes: Uint8Array,
  from: number,
  words: number,
): void {
  let { high, low } = state;
  const start = bytes.byteOffset + from;
  const aligned = (start & 3) === 0 ? new Int32Array(bytes.buffer, start, words) : null;
  const view = aligned === null ? new DataView(bytes.buffer, start, 4 * words) : null;
  for (let word = 0; word < words; word += 1) {
    const value = aligned !== null ? aligned[word]! : view!.getInt32(4 * word, true);
    const scrambled = Math.imul(value, 0xcc9e2d51);
    high ^= Math.imul((scrambled << 15) | (scrambled >>> 17), 0x1b873593);
    high = (Math.imul((high << 13) | (high >>> 19), 5) + 0xe6546b64) | 0;
    const other = Math.imul(value ^ 0x5bd1e995, 0xcc9e2d51);
    low ^= Math.imul((other << 15) | (other >>> 17), 0x1b873593);
    low = (Math.imul((low << 13) | (low >>> 19), 5) + 0xe6546b64) | 0;
  }
  state.high = high;
  state.low = low;
}

export function fingerprintOf(bytes: Uint8Array): string {
  const fingerprint = createFingerprint();
  fingerprint.push(bytes);
  return fingerprint.finish();
}
