import type { ImportError } from '../../domain/import-report';
import { grownBytes, grownUint32 } from '../grown';
import { canonicalCell } from './canonical-writer';
import { PartRefused, readXml } from './workbook-xml';
import type { ZipMember } from './zip-archive';

/** A workbook's shared texts as canonical bytes, read only as far as somebody needs them. */
export interface SharedStrings {
  /** Reads on until text `index` is there or the part ends. */
  ensure(index: number, signal: AbortSignal): Promise<ImportError | null>;
  readonly count: () => number;
  readonly bytes: () => Uint8Array;
  /** Text i is bytes[offsets[i] .. offsets[i + 1]). */
  readonly offsets: () => Uint32Array;
  text(index: number): string;
}

/** A page cannot hold much more beside the rows themselves. */
const MOST_BYTES = 512 << 20;

/** ECMA-376 part 1, 22.9.2.19: characters that XML cannot carry stand as _xHHHH_. */
export function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;
}

export function createSharedStrings(part: ZipMember | null): SharedStrings {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let bytes = new Uint8Array(64 * 1024);
  let offsets = new Uint32Array(1024);
  let count = 0;
  let text = '';
  let inText = false;
  let inPhonetic = false;
  let reading: AsyncGenerator<number, ImportError | null> | null = null;
  let ended = part === null;

  function add(value: string): void {
    const cell = canonicalCell(value);
    const from = offsets[count]!;
    if (from + cell.length * 3 > bytes.length) bytes = grownBytes(bytes, from + cell.length * 3);
    const { written } = encoder.encodeInto(cell, bytes.subarray(from));
    if (from + written > MOST_BYTES)
      throw new PartRefused({ code: 'too_large', detail: { limit: MOST_BYTES } });
    count++;
    if (count + 1 > offsets.length) offsets = grownUint32(offsets, count + 1);
    offsets[count] = from + written;
  }

  const events = {
    open(name: string): void {
      if (name === 'si') text = '';
      else if (name === 't') inText = true;
      // How to pronounce a text is no part of it.
      else if (name === 'rPh') inPhonetic = true;
    },
    close(name: string): void {
      if (name === 'si') add(unescaped(text));
      else if (name === 't') inText = false;
      else if (name === 'rPh') inPhonetic = false;
    },
    text(piece: string): void {
      if (inText && !inPhonetic) text += piece;
    },
  };

  return {
    async ensure(index, signal) {
      if (part === null) return null;
      while (!ended && count <= index) {
        reading ??= readXml(part, events, signal);
        const next = await reading.next();
        if (!next.done) continue;
        ended = true;
        if (next.value !== null) return next.value;
      }
      return null;
    },
    count: () => count,
    bytes: () => bytes,
    offsets: () => offsets,
    text(index) {
      if (index >= count) return '';
      const cell = decoder.decode(bytes.subarray(offsets[index], offsets[index + 1]));
      return cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
    },
  };
}
