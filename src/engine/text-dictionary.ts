const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

interface Entry {
  readonly bytes: Uint8Array;
  readonly code: number;
}

/** Codes for texts that repeat: each distinct text is decoded once, a cell costs a pass over its bytes. */
export interface TextDictionary {
  /** Entry 0 is the empty text. */
  readonly values: readonly string[];
  codeOf(bytes: Uint8Array, from: number, to: number): number;
}

export function createTextDictionary(): TextDictionary {
  const values = [''];
  const buckets = new Map<number, Entry[]>();
  return {
    values,
    codeOf(bytes, from, to) {
      if (from === to) return 0;
      // FNV-1a; equal hashes are told apart by their bytes.
      let hash = 0x811c_9dc5;
      for (let at = from; at < to; at++) hash = Math.imul(hash ^ bytes[at]!, 0x0100_0193);
      let bucket = buckets.get(hash);
      if (bucket === undefined) {
        bucket = [];
        buckets.set(hash, bucket);
      }
      for (const entry of bucket) if (isEqual(entry.bytes, bytes, from, to)) return entry.code;
      // A copy: the batch's memory is used again.
      const own = bytes.slice(from, to);
      const code = values.length;
      values.push(decoder.decode(own));
      bucket.push({ bytes: own, code });
      return code;
    },
  };
}

function isEqual(own: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (own.length !== to - from) return false;
  for (let at = 0; at < own.length; at++) if (own[at] !== bytes[from + at]) return false;
  return true;
}
