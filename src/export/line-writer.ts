import { createByteBuffer } from './byte-buffer';
import type { ExportOptions } from './export-format';
import type { RowChunk, RowSource } from './row-source';

const FLUSH_LENGTH = 8192;

export interface RowText {
  readonly before: string;
  readonly row: (chunk: RowChunk, row: number, isFirst: boolean) => string;
  readonly after: string;
}

/** A UTF-8 text of one stretch a row; gives the number of rows. */
export async function* writeRowText(
  source: RowSource,
  { signal, onProgress }: ExportOptions,
  { before, row: rowText, after }: RowText,
): AsyncGenerator<Uint8Array, number, undefined> {
  const encoder = new TextEncoder();
  if (before !== '') yield encoder.encode(before);
  let rows = 0;
  for await (const chunk of source.chunks(signal)) {
    signal?.throwIfAborted();
    const bytes = createByteBuffer();
    let text = '';
    for (let row = 0; row < chunk.rowIds.length; row++) {
      text += rowText(chunk, row, rows + row === 0);
      if (text.length > FLUSH_LENGTH) {
        bytes.append(text);
        text = '';
      }
    }
    bytes.append(text);
    rows += chunk.rowIds.length;
    yield bytes.content();
    onProgress?.(rows, source.count);
  }
  if (after !== '') yield encoder.encode(after);
  return rows;
}
