import type { Batch, Column, DictionaryColumn } from '../../domain/batch';
import { type FieldId, isFieldId } from '../../domain/field';
import { failure, ok, type Result } from '../../domain/result';
import {
  type Composition,
  compose,
  decodeColumn,
  fits,
  isCount,
  isRecord,
  Malformed,
  type Rec,
} from './packed-columns';

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
      lines: lineNumbers(from, to),
    };
  }
}

function lineNumbers(from: number, to: number): Uint32Array {
  const lines = new Uint32Array(to - from);
  for (let i = 0; i < lines.length; i++) lines[i] = from + i + 2;
  return lines;
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

function malformed(where: string): Result<never, PackError> {
  return failure({ code: 'pack_malformed', detail: { where } });
}
