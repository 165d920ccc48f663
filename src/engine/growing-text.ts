import type { TextColumn } from '../domain/batch';

/** A list of texts kept as JavaScript strings and as UTF-8, for dictionaries that grow from batch to batch. */
export interface GrowingText {
  readonly values: readonly string[];
  add(value: string): void;
  /** Views of the list so far; `add` does not change them. */
  column(): TextColumn;
  /** The text of each code, as a column of its own. */
  spellOut(codes: Uint32Array): TextColumn;
}

export function createGrowingText(first: readonly string[] = []): GrowingText {
  const encoder = new TextEncoder();
  const values: string[] = [];
  let offsets = new Uint32Array(64);
  let bytes = new Uint8Array(1024);

  function add(value: string): void {
    const start = offsets[values.length]!;
    // A UTF-16 unit takes at most three bytes of UTF-8.
    if (start + value.length * 3 > bytes.length) {
      const larger = new Uint8Array(Math.max(bytes.length * 2, start + value.length * 3));
      larger.set(bytes);
      bytes = larger;
    }
    const { written } = encoder.encodeInto(value, bytes.subarray(start));
    values.push(value);
    if (values.length >= offsets.length) {
      const larger = new Uint32Array(offsets.length * 2);
      larger.set(offsets);
      offsets = larger;
    }
    offsets[values.length] = start + written;
  }

  for (const value of first) add(value);

  return {
    values,
    add,
    column: () => ({
      kind: 'text',
      offsets: offsets.subarray(0, values.length + 1),
      bytes: bytes.subarray(0, offsets[values.length]!),
    }),
    spellOut(codes) {
      const spelled = new Uint32Array(codes.length + 1);
      for (let row = 0; row < codes.length; row++) {
        const code = codes[row]!;
        spelled[row + 1] = spelled[row]! + offsets[code + 1]! - offsets[code]!;
      }
      const out = new Uint8Array(spelled[codes.length]!);
      for (let row = 0; row < codes.length; row++) {
        const code = codes[row]!;
        out.set(bytes.subarray(offsets[code]!, offsets[code + 1]!), spelled[row]!);
      }
      return { kind: 'text', offsets: spelled, bytes: out };
    },
  };
}

export function textColumnOf(values: readonly string[]): TextColumn {
  return createGrowingText(values).column();
}
