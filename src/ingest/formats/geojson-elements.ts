import type { ImportError } from '../../domain/import-report';
import type { Encoding } from '../../domain/recipe';
import { failure, ok, type Result } from '../../domain/result';
import { sniffEncoding } from '../encoding';
import { createTranscoder } from '../transcoder';
import { findFault } from './json-text';
import { createJsonElements, type JsonElement, parseExactly } from './json-text-elements';

const PIECE_BYTES = 2 << 20;
const HEAD_BYTES = 4 << 20;
const COMMA = 0x2c;

export interface FoundElements {
  readonly found: readonly JsonElement[];
  readonly fraction: number;
}

export interface ElementsEnd {
  /** The document with `{}` for every element, and its text; null of a sequence of documents. */
  readonly rest: unknown;
  readonly restText: string;
  readonly fault: ImportError | null;
  readonly sequence: boolean;
}

/** The objects of a file's lists, piece by piece. */
export async function* fileElements(
  file: Blob,
  given: Encoding | undefined,
  signal: AbortSignal,
): AsyncGenerator<FoundElements, ElementsEnd> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const none = { rest: null, restText: '', sequence: false };
  if (head.length === 0) return { ...none, fault: { code: 'empty_file' } };
  const { encoding, sequence } = startOf(head, head.length === file.size, given);
  const transcoder = createTranscoder(encoding);
  const cutter = createJsonElements(sequence);
  for (let offset = 0; offset < file.size; offset += PIECE_BYTES) {
    signal.throwIfAborted();
    const piece = new Uint8Array(await file.slice(offset, offset + PIECE_BYTES).arrayBuffer());
    const last = offset + PIECE_BYTES >= file.size;
    yield { found: cutter.push(transcoder.push(piece)), fraction: (offset + piece.length) / file.size };
    if (last) yield { found: cutter.push(transcoder.finish()), fraction: 1 };
    const fault = cutter.fault();
    if (fault !== null) return { ...none, fault, sequence };
  }
  return { ...cutter.finish(), sequence };
}

/** The whole objects in a file's first bytes, and what stands around them as far as it was read. */
export function headElements(
  head: Uint8Array,
  given: Encoding | undefined,
): {
  readonly found: readonly JsonElement[];
  readonly before: string;
  readonly fault: ImportError | null;
  readonly sequence: boolean;
} {
  const { encoding, sequence } = startOf(head, false, given);
  const cutter = createJsonElements(sequence);
  const found = cutter.push(createTranscoder(encoding).push(head));
  return { found, before: cutter.restSoFar(), fault: cutter.fault(), sequence };
}

function startOf(head: Uint8Array, whole: boolean, given: Encoding | undefined) {
  const encoding = given ?? sniffEncoding(head.subarray(0, 1 << 20), whole).encoding;
  return { encoding, sequence: isSequence(createTranscoder(encoding).push(head)) };
}

/** A second document follows the first, or a record separator opens the file. */
function isSequence(head: Uint8Array): boolean {
  let depth = 0;
  let inString = false;
  let ended = false;
  for (let at = 0; at < head.length; at++) {
    const byte = head[at]!;
    if (inString) {
      if (byte === 0x5c) at++;
      else if (byte === 0x22) inString = false;
    } else if (byte <= 0x20) {
      if (byte === 0x1e) return true;
    } else if (ended) return byte === 0x7b;
    else if (byte === 0x22) inString = true;
    else if (byte === 0x7b || byte === 0x5b) depth++;
    else if (byte === 0x7d || byte === 0x5d) ended = --depth <= 0;
  }
  return false;
}

const DECODER = new TextDecoder();

/**
 * The values of elements. Those that stand side by side in memory, with a comma between, are parsed together: a call of
 * the decoder and of the parser for each small object takes longer than the work itself.
 */
export function parseElements(elements: readonly JsonElement[]): Result<readonly unknown[], ImportError> {
  const values: unknown[] = [];
  for (let from = 0; from < elements.length; ) {
    const to = endOfRun(elements, from);
    const run = to - from > 1 ? parseRun(elements, from, to) : null;
    if (run !== null) {
      for (const value of run) values.push(value);
    } else {
      for (let at = from; at < to; at++) {
        const parsed = parseElement(elements[at]!);
        if (!parsed.ok) return parsed;
        values.push(parsed.value);
      }
    }
    from = to;
  }
  return ok(values);
}

function endOfRun(elements: readonly JsonElement[], from: number): number {
  let to = from + 1;
  while (to < elements.length && isNext(elements[to - 1]!, elements[to]!)) to++;
  return to;
}

function isNext(before: JsonElement, after: JsonElement): boolean {
  if (before.text.buffer !== after.text.buffer || before.list !== after.list) return false;
  const bytes = new Uint8Array(before.text.buffer);
  let commas = 0;
  for (let at = before.text.byteOffset + before.text.length; at < after.text.byteOffset; at++) {
    if (bytes[at] === COMMA) commas++;
    else if (bytes[at]! > 0x20) return false;
  }
  return commas === 1 && after.text.byteOffset > before.text.byteOffset;
}

/** null where something in it is no JSON. */
function parseRun(elements: readonly JsonElement[], from: number, to: number): readonly unknown[] | null {
  const [first, last] = [elements[from]!.text, elements[to - 1]!.text];
  const bytes = new Uint8Array(
    first.buffer,
    first.byteOffset,
    last.byteOffset + last.length - first.byteOffset,
  );
  let long = false;
  for (let at = from; at < to; at++) long ||= elements[at]!.longNumber;
  try {
    const values = parseExactly(`[${DECODER.decode(bytes)}]`, long) as readonly unknown[];
    return values.length === to - from ? values : null;
  } catch {
    return null;
  }
}

function parseElement({ text, line, longNumber }: JsonElement): Result<unknown, ImportError> {
  const json = DECODER.decode(text);
  try {
    return ok(parseExactly(json, longNumber));
  } catch {
    const { at } = findFault(json);
    const inside = json.slice(0, at).split('\n').length - 1;
    return failure({ code: 'invalid_json', detail: { line: line + inside } });
  }
}

export function elementText({ text }: JsonElement): string {
  return DECODER.decode(text);
}
