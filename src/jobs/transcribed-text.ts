import type { Encoding } from '../domain/recipe';
import { createTranscoder } from '../ingest/transcoder';

/** The UTF-8 transcription of a file, without its byte order mark, from any position. */
export interface TranscribedText {
  /** At most some pieces from `offset` on, at least `length` bytes of them where the file has that many. */
  read(offset: number, length: number, signal: AbortSignal): Promise<Uint8Array>;
}

/**
 * UTF-8 is read in place. Of another encoding, what lies between two line ends can be transcribed by itself, since no
 * character of them contains the byte (or unit) of a line end: the first call goes through the file up to where it is
 * wanted and remembers where each piece begins, later ones begin at the right piece.
 */
export function openTranscribedText(file: Blob, encoding: Encoding, pieceBytes = 4 << 20): TranscribedText {
  /** Piece i holds source bytes from sourceStarts[i] and transcribed bytes from textStarts[i]. */
  const sourceStarts = [0];
  const textStarts = [0];

  async function piece(at: number): Promise<Uint8Array> {
    const start = sourceStarts[at]!;
    for (let size = pieceBytes; ; size *= 2) {
      const bytes = new Uint8Array(await file.slice(start, start + size).arrayBuffer());
      const whole = start + bytes.length >= file.size;
      const end = whole ? bytes.length : lastLineEnd(bytes, encoding);
      if (end === 0 && !whole) continue;
      const transcoder = createTranscoder(encoding);
      const front = transcoder.push(bytes.subarray(0, end));
      const rest = transcoder.finish();
      const text = joined([front, rest]);
      if (at + 1 === sourceStarts.length && !whole) {
        sourceStarts.push(start + end);
        textStarts.push(textStarts[at]! + text.length);
      }
      return text;
    }
  }

  return {
    async read(offset, length, signal) {
      if (encoding === 'utf-8')
        return new Uint8Array(await file.slice(offset, offset + length).arrayBuffer());
      let at = textStarts.length - 1;
      while (textStarts[at]! > offset) at--;
      const pieces: Uint8Array[] = [];
      let found = 0;
      for (; at < sourceStarts.length && found < length; at++) {
        signal.throwIfAborted();
        const text = await piece(at);
        const from = Math.max(0, offset - textStarts[at]!);
        if (from >= text.length) continue;
        pieces.push(text.subarray(from));
        found += text.length - from;
      }
      return joined(pieces);
    },
  };
}

/** End of the last line that is whole. */
function lastLineEnd(bytes: Uint8Array, encoding: Encoding): number {
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be') return bytes.lastIndexOf(10) + 1;
  const high = encoding === 'utf-16be' ? 0 : 1;
  for (let at = (bytes.length & ~1) - 2; at >= 0; at -= 2) {
    if (bytes[at + high] === 0 && bytes[at + 1 - high] === 10) return at + 2;
  }
  return 0;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0]!;
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
