import { failure, ok, type Result } from '../domain/result';
import { createFingerprint } from '../ingest/fingerprint';
import {
  PROJECT_ENTRY,
  type Project,
  type ProjectError,
  type ProjectSource,
  projectText,
} from '../session/project';

/** A source under the key that the manifest names it by. */
export interface SourceBytes {
  readonly id: string;
  readonly content: Blob;
}

const PIECE_BYTES = 4 << 20;
/** So much of the archive is in the worker's memory at most; the browser keeps finished pieces where it likes. */
const HELD_BYTES = 16 << 20;

/**
 * One file with everything of a project. The description comes first and unpacked, so that the file can be known by its
 * first bytes; sources are deflated. Errors: read_failed (a source), cancelled.
 */
export async function writeProject(
  project: Omit<Project, 'sources'>,
  sources: readonly SourceBytes[],
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
): Promise<Result<Blob, ProjectError>> {
  const total = sources.reduce((sum, { content }) => sum + content.size, 0);
  let done = 0;
  // Every source is read twice: for its fingerprint, then to be packed.
  const advance = (bytes: number): void => {
    done += bytes;
    onProgress(total === 0 ? 1 : done / (2 * total));
  };
  try {
    const described: ProjectSource[] = [];
    for (const [at, { id, content }] of sources.entries()) {
      const fingerprint = await fingerprintOf(content, signal, advance);
      described.push({ id, entry: `sources/${at}`, byteLength: content.size, fingerprint });
    }
    const zip = await import('@zip.js/zip.js/lib/zip-core-native.js');
    const sink = createBlobSink();
    const writer = new zip.ZipWriter(sink.stream, { useWebWorkers: false, signal });
    await writer.add(PROJECT_ENTRY, new zip.TextReader(projectText({ ...project, sources: described })), {
      level: 0,
    });
    for (const [at, { content }] of sources.entries()) {
      await writer.add(`sources/${at}`, watched(content, advance), { level: 6, useUnicodeFileNames: true });
      signal.throwIfAborted();
    }
    await writer.close();
    return ok(sink.blob());
  } catch (thrown) {
    if (signal.aborted) return failure({ code: 'cancelled' });
    if (thrown instanceof DOMException) return failure({ code: 'read_failed' });
    throw thrown;
  }
}

async function fingerprintOf(
  content: Blob,
  signal: AbortSignal,
  advance: (bytes: number) => void,
): Promise<string> {
  const fingerprint = createFingerprint();
  for (let at = 0; at < content.size; at += PIECE_BYTES) {
    signal.throwIfAborted();
    const piece = new Uint8Array(await content.slice(at, at + PIECE_BYTES).arrayBuffer());
    fingerprint.push(piece);
    advance(piece.length);
  }
  return fingerprint.finish();
}

function watched(content: Blob, advance: (bytes: number) => void): ReadableStream<Uint8Array> {
  return content.stream().pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, controller) {
        advance(piece.length);
        controller.enqueue(piece);
      },
    }),
  );
}

/** Collects a stream as a Blob without holding all of it in this worker. */
function createBlobSink() {
  const finished: Blob[] = [];
  let held: Uint8Array<ArrayBuffer>[] = [];
  let heldBytes = 0;
  const stream = new WritableStream<Uint8Array>({
    write(piece) {
      held.push(piece.slice());
      heldBytes += piece.length;
      if (heldBytes < HELD_BYTES) return;
      finished.push(new Blob(held));
      held = [];
      heldBytes = 0;
    },
  });
  return { stream, blob: () => new Blob([...finished, ...held], { type: 'application/zip' }) };
}
