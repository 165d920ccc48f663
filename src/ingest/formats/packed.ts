import type { Batch, Column, DictionaryColumn, TextColumn } from '../../domain/batch';
import { type FieldId, fieldKind, isFieldId } from '../../domain/field';
import { failure, ok, type Result } from '../../domain/result';

/**
 * Columnar pack of cases: gzip over the magic `SRPK`, the header's length (u32, little-endian), a JSON header and
 * byte-split integer buffers. One field never changes its encoding within a pack; scripts/demo-city/pack.mjs writes it.
 */
export interface Pack {
  readonly rowCount: number;
  readonly fields: readonly FieldId[];
  /** The whole column; undefined where the pack has no such field. Texts are composed at the first call. */
  column(field: FieldId): Column | undefined;
  /** Copies, so that a batch may be transferred; its `lines` are those of a file with one header line. */
  batches(rowsPerBatch: number, fields?: readonly FieldId[]): Iterable<Batch>;
}

export const PACK_ERROR_CODES = ['not_a_pack', 'pack_truncated', 'pack_version', 'pack_malformed'] as const;
export interface PackError {
  readonly code: (typeof PACK_ERROR_CODES)[number];
  readonly detail?: { readonly [name: string]: string | number };
}

const MAGIC = 0x4b505253;
const VERSION = 1;

/**
 * Reads a pack. A pack whose columns refer to columns of another one (same rows, same order) needs that one as
 * `base`. Codes: `not_a_pack` (no gzip, no magic), `pack_truncated`, `pack_version`, `pack_malformed` (a header
 * or an index that does not fit); gzip's own checksum covers the rest.
 */
export async function readPack(
  source: Uint8Array | ReadableStream<Uint8Array>,
  base?: Pack,
): Promise<Result<Pack, PackError>> {
  const inflated = await inflate(source);
  if (!inflated.ok) return inflated;
  const bytes = inflated.value;
  if (bytes.length < 8) return failure({ code: 'pack_truncated' });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== MAGIC) return failure({ code: 'not_a_pack' });
  const headerLength = view.getUint32(4, true);
  if (8 + headerLength > bytes.length) return failure({ code: 'pack_truncated' });
  let header: unknown;
  try {
    header = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(8, 8 + headerLength)),
    );
  } catch {
    return malformed('header');
  }
  if (!isRecord(header) || header.format !== 'shirong-pack') return failure({ code: 'not_a_pack' });
  if (header.version !== VERSION)
    return failure({ code: 'pack_version', detail: { version: String(header.version) } });
  return decodeColumns(header, bytes.subarray(8 + headerLength), base);
}

async function inflate(
  source: Uint8Array | ReadableStream<Uint8Array>,
): Promise<Result<Uint8Array, PackError>> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  try {
    const input = source instanceof ReadableStream ? source : streamOf(source);
    const reader = input.pipeThrough(gunzip()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      total += value.length;
    }
  } catch {
    // The stream says only that it failed; what came out before tells a cut pack from no pack.
    return failure({ code: total > 0 ? 'pack_truncated' : 'not_a_pack' });
  }
  const bytes = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return ok(bytes);
}

function gunzip(): ReadableWritablePair<Uint8Array, Uint8Array> {
  return new DecompressionStream('gzip') as ReadableWritablePair<Uint8Array, Uint8Array>;
}

function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}

/** How a slot of a composed text is written for row i. */
type Slot =
  | { readonly kind: 'words'; readonly values: readonly string[]; readonly codes: Uint32Array }
  | { readonly kind: 'digits'; readonly values: Float64Array; readonly width: number };

interface Composition {
  /** templates[t] lists literals and slot numbers; template 0 is the missing text. */
  readonly templates: readonly (readonly (string | number)[])[];
  readonly template: Uint32Array;
  readonly slots: readonly Slot[];
}

class Malformed extends Error {}

function decodeColumns(header: Rec, body: Uint8Array, base: Pack | undefined): Result<Pack, PackError> {
  const { rowCount, columns: specs } = header;
  if (!isCount(rowCount) || !Array.isArray(specs)) return malformed('header');
  if (base && base.rowCount !== rowCount) return malformed('base');
  const ready = new Map<FieldId, Column>();
  const composed = new Map<FieldId, Composition>();
  const find = (name: unknown): Column => {
    const column =
      typeof name === 'string' && isFieldId(name) ? (ready.get(name) ?? base?.column(name)) : undefined;
    if (!column) throw new Malformed();
    return column;
  };
  const dictionary = (name: unknown): DictionaryColumn => {
    const column = find(name);
    if (column.kind !== 'dictionary') throw new Malformed();
    return column;
  };
  for (const spec of specs) {
    if (!isRecord(spec) || typeof spec.field !== 'string' || !isFieldId(spec.field))
      return malformed('columns');
    try {
      const decoded = decodeColumn(spec, rowCount, body, dictionary, find);
      if (!('kind' in decoded)) composed.set(spec.field, decoded);
      else ready.set(spec.field, decoded);
      if (!fits(spec.field, 'kind' in decoded ? decoded.kind : 'text')) return malformed(spec.field);
    } catch (error) {
      if (error instanceof Malformed) return malformed(spec.field);
      throw error;
    }
  }
  const fields = specs.map((spec: { field: FieldId }) => spec.field);
  const column = (field: FieldId): Column | undefined => {
    const waiting = composed.get(field);
    if (waiting) {
      ready.set(field, compose(waiting, rowCount));
      composed.delete(field);
    }
    return ready.get(field);
  };
  return ok({
    rowCount,
    fields,
    column,
    batches: (rows, wanted) => slices(rowCount, wanted ?? fields, column, rows),
  });
}

function fits(field: FieldId, kind: Column['kind']): boolean {
  const expected = fieldKind(field);
  if (expected === 'category') return kind === 'dictionary';
  return kind === (expected === 'flag' ? 'number' : expected);
}

function decodeColumn(
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
    case 'number': {
      const scale = number(spec.scale);
      const values = integers(spec.ints, rowCount, body);
      const key = spec.by === undefined ? undefined : dictionary(spec.by);
      const origins = key ? integers(spec.origins, key.added.length + 1, body) : undefined;
      const origin = number(spec.origin);
      for (let i = 0; i < rowCount; i++) {
        const stored = values[i]!;
        const from = key && origins ? origin + origins[key.codes[i]!]! : origin;
        values[i] = stored === 0 ? Number.NaN : (from + unzigzag(stored - 1)) / scale;
      }
      return { kind: 'number', values };
    }
    case 'time': {
      const values = integers(spec.ints, rowCount, body);
      const after = spec.after === undefined ? undefined : find(spec.after);
      if (after && after.kind !== 'time') throw new Malformed();
      const origin = after ? 0 : number(spec.originSeconds);
      for (let i = 0; i < rowCount; i++) {
        const stored = values[i]!;
        const from = after ? after.values[i]! : origin * 1000;
        values[i] = stored === 0 ? Number.NaN : from + (stored - 1) * 1000;
      }
      return { kind: 'time', values };
    }
    case 'concat': {
      const { templates, slots } = spec;
      if (!Array.isArray(templates) || !Array.isArray(slots)) throw new Malformed();
      const template = Uint32Array.from(integers(spec.template, rowCount, body));
      for (const parts of templates) {
        const known = (part: unknown) => typeof part === 'string' || (isCount(part) && part < slots.length);
        if (!Array.isArray(parts) || !parts.every(known)) throw new Malformed();
      }
      if (template.some((code) => code > templates.length)) throw new Malformed();
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
  const { codes, added } = words(slot, rowCount, body);
  return { kind: 'words', values: added, codes };
}

function words(spec: Rec, count: number, body: Uint8Array): { codes: Uint32Array; added: readonly string[] } {
  const values = spec.values;
  if (!Array.isArray(values) || !values.every((value): value is string => typeof value === 'string')) {
    throw new Malformed();
  }
  const codes = Uint32Array.from(integers(spec.codes, count, body));
  if (codes.some((code) => code > values.length)) throw new Malformed();
  return { codes, added: values };
}

/** Unsigned 32-bit integers, low byte plane first; with `delta`, zigzag differences to the one before. */
function integers(spec: unknown, count: number, body: Uint8Array): Float64Array {
  if (!isRecord(spec)) throw new Malformed();
  const { at, width, delta } = spec;
  if (!isCount(at) || !isCount(width) || width > 4 || at + width * count > body.length) throw new Malformed();
  const values = new Float64Array(count);
  let factor = 1;
  for (let plane = 0; plane < width; plane++) {
    const start = at + plane * count;
    for (let i = 0; i < count; i++) values[i] = values[i]! + body[start + i]! * factor;
    factor *= 256;
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

function compose(text: Composition, rowCount: number): TextColumn {
  const encoder = new TextEncoder();
  const literals = text.templates.map((parts) =>
    parts.map((part) => (typeof part === 'string' ? encoder.encode(part) : part)),
  );
  const encoded = text.slots.map((slot) =>
    slot.kind === 'words' ? ['', ...slot.values].map((value) => encoder.encode(value)) : null,
  );
  const offsets = new Uint32Array(rowCount + 1);
  let bytes = new Uint8Array(Math.max(1024, rowCount * 48));
  let at = 0;
  const reserve = (more: number) => {
    if (at + more <= bytes.length) return;
    const larger = new Uint8Array(Math.max(bytes.length * 2, at + more));
    larger.set(bytes);
    bytes = larger;
  };
  const put = (piece: Uint8Array) => {
    reserve(piece.length);
    // A loop beats set() for pieces of a few bytes.
    for (let k = 0; k < piece.length; k++) bytes[at + k] = piece[k]!;
    at += piece.length;
  };
  for (let row = 0; row < rowCount; row++) {
    for (const part of literals[text.template[row]! - 1] ?? []) {
      if (typeof part !== 'number') {
        put(part);
        continue;
      }
      const slot = text.slots[part]!;
      if (slot.kind === 'words') put(encoded[part]![slot.codes[row]!]!);
      else {
        const digits = String(slot.values[row]!).padStart(slot.width, '0');
        reserve(digits.length);
        for (let k = 0; k < digits.length; k++) bytes[at++] = digits.charCodeAt(k);
      }
    }
    offsets[row + 1] = at;
  }
  return { kind: 'text', offsets, bytes: bytes.slice(0, at) };
}

function* slices(
  rowCount: number,
  fields: readonly FieldId[],
  column: (field: FieldId) => Column | undefined,
  rowsPerBatch: number,
): Iterable<Batch> {
  for (let from = 0; from < rowCount; from += rowsPerBatch) {
    const to = Math.min(rowCount, from + rowsPerBatch);
    const columns: { [F in FieldId]?: Column } = {};
    for (const field of fields) {
      const whole = column(field);
      if (whole) columns[field] = slice(whole, from, to);
    }
    yield {
      rowCount: to - from,
      columns,
      lines: Uint32Array.from({ length: to - from }, (_, i) => from + i + 2),
    };
  }
}

function slice(column: Column, from: number, to: number): Column {
  switch (column.kind) {
    case 'dictionary':
      return {
        kind: 'dictionary',
        codes: column.codes.slice(from, to),
        added: from === 0 ? column.added : [],
      };
    case 'text': {
      const start = column.offsets[from]!;
      const offsets = column.offsets.slice(from, to + 1).map((offset) => offset - start);
      return { kind: 'text', offsets, bytes: column.bytes.slice(start, column.offsets[to]) };
    }
    default:
      return { kind: column.kind, values: column.values.slice(from, to) };
  }
}

type Rec = { readonly [name: string]: unknown };

function isRecord(value: unknown): value is Rec {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function number(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Malformed();
  return value;
}

function malformed(where: string): Result<never, PackError> {
  return failure({ code: 'pack_malformed', detail: { where } });
}
