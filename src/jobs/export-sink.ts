import type { ByteSink } from './export-rows';

/** What is held before it is given to the browser, which keeps finished pieces outside of this worker, on disk if need be. */
const HELD_BYTES = 16 << 20;

/** Parts of a blob. */
export function createBlobSink(mediaType: string): ByteSink & { readonly blob: () => Blob } {
  const finished: Blob[] = [];
  let held: Uint8Array<ArrayBuffer>[] = [];
  let heldBytes = 0;
  return {
    write(bytes) {
      held.push(bytes as Uint8Array<ArrayBuffer>);
      heldBytes += bytes.length;
      if (heldBytes < HELD_BYTES) return;
      finished.push(new Blob(held));
      held = [];
      heldBytes = 0;
    },
    blob: () => new Blob([...finished, ...held], { type: mediaType }),
  };
}

/**
 * A file that the user picked. The browser writes beside it and puts the whole in its place on `close`; after `abort`
 * the file is as it was, and gone where it was made for this.
 */
export async function createFileSink(
  file: FileSystemFileHandle,
): Promise<ByteSink & { readonly close: () => Promise<void>; readonly abort: () => Promise<void> }> {
  const stream = await file.createWritable();
  const wasEmpty = (await file.getFile()).size === 0;
  return {
    write: (bytes) => stream.write(bytes as Uint8Array<ArrayBuffer>),
    close: () => stream.close(),
    async abort() {
      await stream.abort().catch(() => undefined);
      if (wasEmpty && 'remove' in file && typeof file.remove === 'function') {
        await Promise.resolve(file.remove()).catch(() => undefined);
      }
    },
  };
}
