import type { Column, DictionaryColumn, TextColumn } from '../../domain/batch';
import { type FieldId, fieldKind } from '../../domain/field';

/** Columns of a pack: how each encoding becomes a column of a batch. The container is packed.ts. */

/** How a slot of a composed text is written for row i. */
type Slot =
  | { readonly kind: 'words'; readonly values: readonly string[]; readonly codes: Uint32Array }
  | { readonly kind: 'digits'; readonly values: Uint32Array; readonly width: number };

export interface Composition {
  /** templates[t] lists literals and slot numbers; template 0 is the missing text. */
  readonly templates: readonly (readonly (string | number)[])[];
  readonly template: Uint32Array;
  readonly slots: readonly Slot[];
}

const DAY = 86_400_000;

/** Thrown within this folder only; readPack gives it back as `pack_malformed`. */
export class Malformed extends Error {}

export function fits(field: FieldId, kind: Column['kind']): boolean {
  const expected = fieldKind(field);
  if (expected === 'category') return kind === 'dictionary';
  return kind === (expected === 'flag' ? 'number' : expected);
}

export function decodeColumn(
  spec: Rec,
  rowCount: number,
  body: Uint8Array,
  dictionary: (name: unknown) => DictionaryColumn,
  find: (name: unknown) => Column,
): Column | Composition {
  switch (spec.kind) {
    case 'dictionary':
      return { kind: 'dictionary', ...words(spec, rowCount, body) };
    case 'lookup': {
      const key = dictionary(spec.of);
      const table = words(spec, key.added.length + 1, body);
      return {
        kind: 'dictionary',
        codes: key.codes.map((code) => table.codes[code] ?? 0),
        added: table.added,
      };
    }
    case 'pair': {
      // What follows from two categories together: row-major table over both dictionaries, missing first.
      const { of } = spec;
      if (!Array.isArray(of)) throw new Malformed();
      const [a, b] = [dictionary(of[0]), dictionary(of[1])];
      const stride = b.added.length + 1;
      const table = words(spec, (a.added.length + 1) * stride, body);
      const codes = new Uint32Array(rowCount);
      for (let i = 0; i < rowCount; i++) codes[i] = table.codes[a.codes[i]! * stride + b.codes[i]!]!;
      return { kind: 'dictionary', codes, added: table.added };
    }
    case 'number': {
      const scale = number(spec.scale);
      const ints = integers(spec.ints, rowCount, body);
      const values = new Float64Array(rowCount);
      const key = spec.by === undefined ? undefined : dictionary(spec.by);
      const origins = key ? integers(spec.origins, key.added.length + 1, body) : undefined;
      const origin = number(spec.origin);
      for (let i = 0; i < rowCount; i++) {
        const stored = ints[i]!;
        const from = key && origins ? origin + origins[key.codes[i]!]! : origin;
        values[i] = stored === 0 ? Number.NaN : (from + unzigzag(stored - 1)) / scale;
      }
      return { kind: 'number', values };
    }
    case 'time': {
      const ints = integers(spec.ints, rowCount, body);
      const values = new Float64Array(rowCount);
      const after = spec.after === undefined ? undefined : find(spec.after);
      if (after && after.kind !== 'time') throw new Malformed();
      const origin = after ? 0 : number(spec.originSeconds);
      // Deadlines of work-time clocks fall on the clock's own hours, so some count from midnight.
      const midnights = spec.midnights === undefined ? undefined : integers(spec.midnights, rowCount, body);
      for (let i = 0; i < rowCount; i++) {
        const stored = ints[i]!;
        let from = after ? after.values[i]! : origin * 1000;
        if (midnights?.[i]) from -= from % DAY;
        values[i] = stored === 0 ? Number.NaN : from + (stored - 1) * 1000;
      }
      return { kind: 'time', values };
    }
    case 'concat': {
      const { templates, slots } = spec;
      if (!Array.isArray(templates) || !Array.isArray(slots)) throw new Malformed();
      const template = variants(spec.template, rowCount, body, dictionary);
      for (const parts of templates) {
        const known = (part: unknown) => typeof part === 'string' || (isCount(part) && part < slots.length);
        if (!Array.isArray(parts) || !parts.every(known)) throw new Malformed();
      }
      if (largest(template) > templates.length) throw new Malformed();
      return {
        templates,
        template,
        slots: slots.map((slot) => decodeSlot(slot, rowCount, body, dictionary)),
      };
    }
    default:
      throw new Malformed();
  }
}

function decodeSlot(
  slot: unknown,
  rowCount: number,
  body: Uint8Array,
  dictionary: (name: unknown) => DictionaryColumn,
): Slot {
  if (!isRecord(slot)) throw new Malformed();
  if (slot.field !== undefined) {
    const column = dictionary(slot.field);
    return { kind: 'words', values: column.added, codes: column.codes };
  }
  if (slot.digits !== undefined) {
    return { kind: 'digits', values: integers(slot.digits, rowCount, body), width: number(slot.width) };
  }
  const { codes, added } = words(slot, rowCount, body, dictionary);
  return { kind: 'words', values: added, codes };
}

function words(
  spec: Rec,
  count: number,
  body: Uint8Array,
  dictionary?: (name: unknown) => DictionaryColumn,
): { codes: Uint32Array; added: readonly string[] } {
  const values = spec.values;
  if (!Array.isArray(values) || !values.every((value): value is string => typeof value === 'string')) {
    throw new Malformed();
  }
  const codes = dictionary
    ? variants(spec.codes, count, body, dictionary)
    : integers(spec.codes, count, body);
  if (largest(codes) > values.length) throw new Malformed();
  return { codes, added: values };
}

/** Integers that start anew for each value of a category: starts[code] + own value, where the own value is not 0. */
function variants(
  spec: unknown,
  count: number,
  body: Uint8Array,
  dictionary: (name: unknown) => DictionaryColumn,
): Uint32Array {
  const values = integers(spec, count, body);
  if (!isRecord(spec) || spec.by === undefined) return values;
  const key = dictionary(spec.by);
  const starts = integers(spec.starts, key.added.length + 1, body);
  for (let i = 0; i < count; i++) if (values[i] !== 0) values[i] = values[i]! + starts[key.codes[i]!]!;
  return values;
}

/** Unsigned 32-bit integers, low byte plane first; with `delta`, zigzag differences to the one before. */
function integers(spec: unknown, count: number, body: Uint8Array): Uint32Array<ArrayBuffer> {
  if (!isRecord(spec)) throw new Malformed();
  const { at, width, delta } = spec;
  if (!isCount(at) || !isCount(width) || width < 1 || width > 4 || at + width * count > body.length)
    throw new Malformed();
  const values = new Uint32Array(count);
  for (let plane = 0; plane < width; plane++) {
    const bytes = body.subarray(at + plane * count, at + (plane + 1) * count);
    const shift = 8 * plane;
    for (let i = 0; i < count; i++) values[i] = values[i]! | (bytes[i]! << shift);
  }
  if (delta === true) {
    let last = 0;
    for (let i = 0; i < count; i++) {
      last += unzigzag(values[i]!);
      values[i] = last;
    }
  }
  return values;
}

function unzigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

function largest(values: Uint32Array): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! > most) most = values[i]!;
  return most;
}

/** Writes the texts one after another; digits and words go straight into the bytes, without strings between. */
export function compose(text: Composition, rowCount: number): TextColumn {
  const encoder = new TextEncoder();
  const templates = text.templates.map((parts) =>
    parts.map((part) => (typeof part === 'string' ? encoder.encode(part) : part)),
  );
  const slots = text.slots.map((slot) =>
    slot.kind === 'words'
      ? { ...slot, encoded: ['', ...slot.values].map((value) => encoder.encode(value)) }
      : slot,
  );
  const offsets = new Uint32Array(rowCount + 1);
  let bytes = new Uint8Array(Math.max(1024, rowCount * 48));
  let at = 0;
  for (let row = 0; row < rowCount; row++) {
    const parts = templates[text.template[row]! - 1];
    if (parts) {
      for (const part of parts) {
        const slot = typeof part === 'number' ? slots[part]! : undefined;
        if (slot?.kind === 'digits') {
          const value = slot.values[row]!;
          const length = Math.max(slot.width, digitCount(value));
          if (at + length > bytes.length) bytes = larger(bytes, length);
          for (let k = length - 1, left = value; k >= 0; k--) {
            bytes[at + k] = 48 + (left % 10);
            left = Math.floor(left / 10);
          }
          at += length;
          continue;
        }
        const piece = slot ? slot.encoded[slot.codes[row]!]! : (part as Uint8Array);
        const length = piece.length;
        if (at + length > bytes.length) bytes = larger(bytes, length);
        // A loop beats set() for pieces of a few bytes.
        for (let k = 0; k < length; k++) bytes[at + k] = piece[k]!;
        at += length;
      }
    }
    offsets[row + 1] = at;
  }
  return { kind: 'text', offsets, bytes: bytes.slice(0, at) };
}

function digitCount(value: number): number {
  let count = 1;
  for (let left = value; left >= 10; left = Math.floor(left / 10)) count++;
  return count;
}

function larger(bytes: Uint8Array, more: number): Uint8Array<ArrayBuffer> {
  const grown = new Uint8Array(bytes.length * 2 + more);
  grown.set(bytes);
  return grown;
}

export type Rec = { readonly [name: string]: unknown };

export function isRecord(value: unknown): value is Rec {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function number(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Malformed();
  return value;
}
