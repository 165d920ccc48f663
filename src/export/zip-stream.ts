export interface ZipEntry {
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
  /** Beyond 4 GB unpacked: the sizes take eight bytes. */
  readonly large?: boolean;
}

/** A zip archive of entries that come one after another, as it grows; the library is loaded when asked for. */
export async function* zipped(
  entries: AsyncIterable<ZipEntry>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  const zip = await import('@zip.js/zip.js/lib/zip-core-native.js');
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const reader = readable.getReader();
  const writing = (async () => {
    const archive = new zip.ZipWriter(writable, { useWebWorkers: false, ...(signal && { signal }) });
    for await (const { name, content, large = false } of entries) {
      await archive.add(name, streamOf(content), { level: 6, zip64: large, useUnicodeFileNames: true });
    }
    await archive.close();
  })();
  // Whoever wrote the entries is asked what went wrong; the reader would only learn that the stream ended.
  writing.catch((reason: unknown) => reader.cancel(reason).catch(() => undefined));
  try {
    for (;;) {
      const next = await reader.read();
      if (next.done) break;
      yield next.value;
    }
    await writing;
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

function streamOf(content: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const pieces = content[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await pieces.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await pieces.return?.();
      },
    },
    { highWaterMark: 1 },
  );
}

/** One text as the content of an entry. */
export async function* textContent(text: string): AsyncGenerator<Uint8Array, void, undefined> {
  yield new TextEncoder().encode(text);
}
