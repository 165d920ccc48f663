import { checksum } from './checksum';

export type PackedArray = Uint8Array | Uint32Array | Float64Array;
type ArrayKind = 'u1' | 'u4' | 'f8';

/** Plain values and typed arrays in one piece of bytes that says of itself whether it is whole. */
export interface Pack {
  readonly values: unknown;
  readonly arrays: Readonly<Record<string, PackedArray>>;
}

/** "SP", version; then the length of the description and the checksum of all that follows, four bytes each. */
const MAGIC = [0x53, 0x50, 0x01, 0x00] as const;
const HEAD_BYTES = 12;
const ALIGNED = 8;

interface Described {
  readonly name: string;
  readonly kind: ArrayKind;
  readonly length: number;
}

/** Low byte first, as every machine has it that runs a browser. */
export function packBytes({ values, arrays }: Pack): Uint8Array<ArrayBuffer> {
  const listed = Object.entries(arrays);
  const described = listed.map(
    ([name, array]): Described => ({ name, kind: kindOf(array), length: array.length }),
  );
  const description = new TextEncoder().encode(JSON.stringify({ values, arrays: described }));
  let at = aligned(HEAD_BYTES + description.length);
  const starts = listed.map(([, { byteLength }]) => {
    const start = at;
    at = aligned(at + byteLength);
    return start;
  });
  const bytes = new Uint8Array(at);
  bytes.set(MAGIC);
  bytes.set(description, HEAD_BYTES);
  listed.forEach(([, array], i) => {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), starts[i]);
  });
  const view = new DataView(bytes.buffer);
  view.setUint32(4, description.length, true);
  view.setUint32(8, checksum(bytes.subarray(HEAD_BYTES)), true);
  return bytes;
}

/** null where the bytes are not whole. The arrays are copies: they outlive the bytes and may be changed. */
export function readPack(bytes: Uint8Array): Pack | null {
  if (bytes.length < HEAD_BYTES || MAGIC.some((byte, i) => bytes[i] !== byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (checksum(bytes.subarray(HEAD_BYTES)) !== view.getUint32(8, true)) return null;
  const end = HEAD_BYTES + view.getUint32(4, true);
  const description = parsed(bytes.subarray(HEAD_BYTES, end));
  if (description === null) return null;
  const arrays: Record<string, PackedArray> = {};
  let at = aligned(end);
  for (const { name, kind, length } of description.arrays) {
    const until = at + length * BYTES_OF[kind];
    if (!(until <= bytes.length)) return null;
    arrays[name] = arrayOf(kind, bytes.slice(at, until).buffer);
    at = aligned(until);
  }
  return { values: description.values, arrays };
}

const BYTES_OF: Readonly<Record<ArrayKind, number>> = { u1: 1, u4: 4, f8: 8 };

function kindOf(array: PackedArray): ArrayKind {
  if (array instanceof Uint8Array) return 'u1';
  return array instanceof Uint32Array ? 'u4' : 'f8';
}

function arrayOf(kind: ArrayKind, buffer: ArrayBuffer): PackedArray {
  if (kind === 'u1') return new Uint8Array(buffer);
  return kind === 'u4' ? new Uint32Array(buffer) : new Float64Array(buffer);
}

function aligned(at: number): number {
  return Math.ceil(at / ALIGNED) * ALIGNED;
}

function parsed(bytes: Uint8Array): { values: unknown; arrays: readonly Described[] } | null {
  try {
    const description: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isDescription(description) ? description : null;
  } catch {
    return null;
  }
}

function isDescription(value: unknown): value is { values: unknown; arrays: readonly Described[] } {
  if (typeof value !== 'object' || value === null || !('values' in value) || !('arrays' in value))
    return false;
  return Array.isArray(value.arrays) && value.arrays.every(isDescribed);
}

function isDescribed(value: unknown): value is Described {
  if (typeof value !== 'object' || value === null) return false;
  const { name, kind, length } = value as Partial<Record<keyof Described, unknown>>;
  const known = kind === 'u1' || kind === 'u4' || kind === 'f8';
  return typeof name === 'string' && known && Number.isSafeInteger(length) && (length as number) >= 0;
}
