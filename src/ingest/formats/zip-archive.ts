import type { FileEntry } from '@zip.js/zip.js';
import type { ImportError } from '../../domain/import-report';
import { failure, ok, type Result } from '../../domain/result';
import { sniffEncoding } from '../encoding';

/** A file inside an archive. Sizes are what the archive says, which may be a lie. */
export interface ZipMember {
  /** Path inside the archive, '/' between folders. */
  readonly name: string;
  readonly packedBytes: number;
  readonly statedBytes: number;
  /** Content piece by piece; ends with what went wrong, or null. Nothing of the content is kept. */
  read(signal: AbortSignal): AsyncGenerator<Uint8Array, ImportError | null>;
}

export interface ZipArchive {
  /** In the order of the archive's directory, folders and the litter of operating systems left out. */
  readonly members: readonly ZipMember[];
}

/** No table or map of a bureau has as many parts. */
const MOST_MEMBERS = 20_000;
/**
 * Deflate cannot do better than 1:1032; sheets of a workbook reach 1:60, a DBF of blanks 1:300. Refused only where
 * both the ratio and the amount are out of proportion.
 */
const HIGHEST_RATIO = 400;
const HARMLESS_BYTES = 96 << 20;
/** Of one member: beyond what a page can hold in any form. */
const MOST_BYTES = 4 * 2 ** 30;

/**
 * The directory of a zip file. Errors: truncated_zip (no directory, cut or contradictory records), too_large (members),
 * encrypted_file. Reading a member adds: zip_bomb, damaged_zip (content that does not unpack or misses its checksum).
 */
export async function openZip(file: Blob, signal: AbortSignal): Promise<Result<ZipArchive, ImportError>> {
  const zip = await loadZip();
  const reader = new zip.ZipReader(new zip.BlobReader(file), {
    useWebWorkers: false,
    strictness: 'tolerant',
  });
  const members: ZipMember[] = [];
  try {
    const entries: FileEntry[] = [];
    for await (const entry of reader.getEntriesGenerator()) {
      signal.throwIfAborted();
      if (entries.length >= MOST_MEMBERS)
        return failure({ code: 'too_large', detail: { members: MOST_MEMBERS } });
      if (!entry.directory) entries.push(entry);
    }
    const decode = nameDecoder(entries);
    for (const entry of entries) {
      const name = decode(entry).replaceAll('\\', '/');
      if (isLitter(name)) continue;
      members.push({
        name,
        packedBytes: entry.compressedSize,
        statedBytes: entry.uncompressedSize,
        read: (reading) => readMember(entry, name, reading),
      });
    }
    if (members.length > 0 && entries.every(({ encrypted }) => encrypted))
      return failure({ code: 'encrypted_file' });
    return ok({ members });
  } catch (thrown) {
    signal.throwIfAborted();
    return failure({ code: 'truncated_zip', detail: { reason: reasonOf(thrown) } });
  } finally {
    await reader.close().catch(() => undefined);
  }
}

/** A whole small member. Error beside those of `read`: too_large above `limitBytes`. */
export async function memberBytes(
  member: ZipMember,
  limitBytes: number,
  signal: AbortSignal,
): Promise<Result<Uint8Array<ArrayBuffer>, ImportError>> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reading = member.read(signal);
  for (;;) {
    const next = await reading.next();
    if (next.done) {
      if (next.value !== null) return failure(next.value);
      break;
    }
    length += next.value.length;
    if (length > limitBytes) {
      await reading.return(null);
      return failure({ code: 'too_large', detail: { member: member.name, limit: limitBytes } });
    }
    pieces.push(next.value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return ok(bytes);
}

/** The first bytes of a member, `length` of them where it has as many. */
export async function memberHead(
  member: ZipMember,
  length: number,
  signal: AbortSignal,
): Promise<Result<Uint8Array<ArrayBuffer>, ImportError>> {
  const head = new Uint8Array(length);
  let at = 0;
  const reading = member.read(signal);
  while (at < length) {
    const next = await reading.next();
    if (next.done) return next.value === null ? ok(head.slice(0, at)) : failure(next.value);
    const piece = next.value.subarray(0, length - at);
    head.set(piece, at);
    at += piece.length;
  }
  await reading.return(null);
  return ok(head);
}

/** A whole member as a file of its own, which the browser may keep on disk. */
export async function memberBlob(member: ZipMember, signal: AbortSignal): Promise<Result<Blob, ImportError>> {
  const parts: BlobPart[] = [];
  const reading = member.read(signal);
  for (;;) {
    const next = await reading.next();
    if (next.done) return next.value === null ? ok(new Blob(parts)) : failure(next.value);
    // A part of its own at once: pieces left as arrays would fill the heap until the end.
    parts.push(new Blob([next.value as Uint8Array<ArrayBuffer>]));
  }
}

/** Only when an archive is opened; the build without WebAssembly unpacks by the browser's own streams. */
const loadZip = () => import('@zip.js/zip.js/lib/zip-core-native.js');

async function* readMember(
  entry: FileEntry,
  name: string,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, ImportError | null> {
  signal.throwIfAborted();
  if (entry.encrypted) return { code: 'encrypted_file', detail: { member: name } };
  const isBomb = (bytes: number) =>
    bytes > MOST_BYTES || (bytes > HARMLESS_BYTES && bytes > entry.compressedSize * HIGHEST_RATIO);
  // What the directory owns up to is not even unpacked; a lie shows while it is read.
  if (isBomb(entry.uncompressedSize)) return { code: 'zip_bomb', detail: { member: name } };
  const stop = new AbortController();
  const stopToo = (): void => stop.abort(signal.reason);
  signal.addEventListener('abort', stopToo);
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const unpacking = entry
    .getData(writable, {
      checkCrc32: true,
      useWebWorkers: false,
      strictness: 'tolerant',
      signal: stop.signal,
    })
    .then(
      () => null,
      (thrown: unknown) => thrown ?? new Error('unpacking'),
    );
  const reader = readable.getReader();
  let length = 0;
  try {
    for (;;) {
      // A failed unpacking may leave the stream open: whichever ends first decides.
      const next = await Promise.race([
        reader.read().catch(() => null),
        unpacking.then((thrown) => (thrown === null ? new Promise<never>(() => undefined) : null)),
      ]);
      if (next === null || next.done) break;
      length += next.value.length;
      if (isBomb(length)) return { code: 'zip_bomb', detail: { member: name } };
      yield next.value;
    }
    const thrown = await unpacking;
    signal.throwIfAborted();
    return thrown === null
      ? null
      : { code: 'damaged_zip', detail: { member: name, reason: reasonOf(thrown) } };
  } finally {
    signal.removeEventListener('abort', stopToo);
    stop.abort();
    reader.cancel().catch(() => undefined);
  }
}

/**
 * Names without the UTF-8 flag are in the writer's own code page: on Chinese Windows GBK. Decided on all names
 * together, because a single short one says little.
 */
function nameDecoder(entries: readonly FileEntry[]): (entry: FileEntry) => string {
  const unflagged = entries
    .filter(({ filenameUTF8 }) => !filenameUTF8)
    .flatMap(({ rawFilename }) => [...rawFilename, 10]);
  const { encoding } = sniffEncoding(Uint8Array.from(unflagged), true);
  const decoder = new TextDecoder(encoding.startsWith('utf-16') ? 'utf-8' : encoding);
  const utf8 = new TextDecoder();
  return (entry) => (entry.filenameUTF8 ? utf8 : decoder).decode(entry.rawFilename);
}

/** What macOS and Windows leave behind in archives. */
function isLitter(name: string): boolean {
  return /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/i.test(name);
}

function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
