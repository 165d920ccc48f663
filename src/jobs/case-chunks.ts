import type { ImportError } from '../domain/import-report';
import type { CaseRecipe } from '../domain/recipe';
import { TABULATED_FORMATS } from '../ingest/formats/registry';
import type { CellNote } from '../ingest/formats/tabulated';
import { unwrapFile } from '../ingest/formats/unwrap-file';

const CHUNK_BYTES = 4 << 20;

/** Text for the case reader, and how far into the source it reaches. */
export interface CaseChunk {
  readonly text: Uint8Array;
  /** Given for tabulated text: the source's own number of each record. */
  readonly rowNumbers?: Uint32Array;
  /** What the source says of cells beside their text. */
  readonly notes?: readonly CellNote[];
  readonly bytesRead: number;
}

export type CaseChunks = AsyncGenerator<CaseChunk, ImportError | null>;

/**
 * A source, unwrapped where it is compressed, as what the case reader takes; ends with what went wrong, or null.
 * `onBytes` sees every byte inside it once, in order.
 */
export async function* caseChunks(
  file: Blob,
  recipe: CaseRecipe,
  onBytes: (bytes: Uint8Array) => void,
  signal: AbortSignal,
): CaseChunks {
  const unwrapped = await unwrapFile(file, signal);
  if (!unwrapped.ok) return unwrapped.error;
  const inner = unwrapped.value;
  const chunks =
    recipe.format === 'delimited'
      ? delimitedChunks(inner, onBytes, signal)
      : tabulatedChunks(inner, recipe, onBytes, signal);
  if (inner === file) return yield* chunks;
  for (;;) {
    const next = await chunks.next();
    if (next.done) return next.value;
    yield { ...next.value, bytesRead: Math.round((next.value.bytesRead / inner.size) * file.size) };
  }
}

async function* delimitedChunks(
  file: Blob,
  onBytes: (bytes: Uint8Array) => void,
  signal: AbortSignal,
): CaseChunks {
  let ahead = readChunk(file, 0);
  for (let offset = 0; offset < file.size; offset += CHUNK_BYTES) {
    signal.throwIfAborted();
    const text = await ahead;
    // The browser reads the next piece while this one is scanned.
    ahead = readChunk(file, offset + CHUNK_BYTES);
    ahead.catch(() => undefined);
    onBytes(text);
    yield { text, bytesRead: offset + text.length };
  }
  return null;
}

async function* tabulatedChunks(
  file: Blob,
  recipe: CaseRecipe,
  onBytes: (bytes: Uint8Array) => void,
  signal: AbortSignal,
): CaseChunks {
  const format = TABULATED_FORMATS.find(({ id }) => id === recipe.format);
  if (format === undefined) return { code: 'unsupported_format', detail: { format: recipe.format } };
  // The format reads the file in an order of its own; the fingerprint is of the bytes in theirs.
  for (let offset = 0; offset < file.size; offset += CHUNK_BYTES) {
    signal.throwIfAborted();
    onBytes(await readChunk(file, offset));
  }
  const { table = '', encoding, headers } = recipe;
  const chunks = format.read(file, { table, encoding, columns: headers.length }, signal);
  for (;;) {
    const next = await chunks.next();
    if (next.done) return next.value;
    signal.throwIfAborted();
    const { text, rowNumbers, notes = [], fraction } = next.value;
    yield { text, rowNumbers, notes, bytesRead: Math.round(fraction * file.size) };
  }
}

async function readChunk(file: Blob, from: number): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(from, from + CHUNK_BYTES).arrayBuffer());
}
