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

function round(hash: number, word: number): number {
  const scrambled = Math.imul(word, 0xcc9e2d51);
  const mixed = hash ^ Math.imul((scrambled << 15) | (scrambled >>> 17), 0x1b873593);
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}

function finalise(hash: number, length: number): string {
  let mixed = hash ^ length;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0).toString(16).padStart(8, '0');
}

export function createFingerprint(): Fingerprint {
  let high = SEED_HIGH;
  let low = SEED_LOW;
  let length = 0;
  let pending = 0;
  let pendingBytes = 0;

  function take(word: number): void {
    high = round(high, word);
    low = round(low, word ^ 0x5bd1e995);
  }

  return {
    push(bytes) {
      let at = 0;
      length += bytes.length;
      while (pendingBytes > 0 && at < bytes.length) {
        pending |= bytes[at]! << (8 * pendingBytes);
        at += 1;
        pendingBytes = (pendingBytes + 1) & 3;
        if (pendingBytes === 0) {
          take(pending);
          pending = 0;
        }
      }
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const lastWord = bytes.length - 4;
      for (; at <= lastWord; at += 4) take(view.getUint32(at, true));
      for (; at < bytes.length; at += 1) {
        pending |= bytes[at]! << (8 * pendingBytes);
        pendingBytes += 1;
      }
    },
    finish() {
      if (pendingBytes > 0) take(pending);
      return finalise(high, length) + finalise(low, length);
    },
  };
}

export function fingerprintOf(bytes: Uint8Array): string {
  const fingerprint = createFingerprint();
  fingerprint.push(bytes);
  return fingerprint.finish();
}
