import type { Encoding } from '../domain/recipe';
import { COMMON_HAN } from './common-han';
import { firstInvalidUtf8 } from './utf8';
import { utf16ByteOrder } from './utf16';

export interface EncodingGuess {
  readonly encoding: Encoding;
  /** 0..1; below 0.7 the user should look at the preview. */
  readonly confidence: number;
}

const SAMPLE_BYTES = 65_536;

/** Decided on the bytes alone: marks, then UTF-8's strict shape, then how much of the text is everyday Chinese. */
export function sniffEncoding(head: Uint8Array, complete: boolean): EncodingGuess {
  const utf16 = utf16ByteOrder(head);
  if (utf16 !== null) return { encoding: utf16, confidence: 1 };
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', confidence: 1 };
  const shape = utf8Shape(head, complete);
  if (shape.broken === 0) return { encoding: 'utf-8', confidence: shape.sequences > 0 ? 1 : 0.9 };
  // A UTF-8 file with a few broken cells stays one: in another encoding such runs of sequences do not occur by chance.
  if (shape.sequences > 20 * shape.broken) return { encoding: 'utf-8', confidence: 0.8 };

  const sample = aroundHighBytes(head);
  const gb = plausibility(sample, 'gb18030');
  const big5 = plausibility(sample, 'big5');
  const best = Math.max(gb, big5);
  const confidence = best <= 0 ? 0 : Math.min(1, 0.5 + Math.abs(gb - big5));
  return { encoding: big5 > gb ? 'big5' : 'gb18030', confidence };
}

interface Utf8Shape {
  readonly sequences: number;
  readonly broken: number;
}

function utf8Shape(head: Uint8Array, complete: boolean): Utf8Shape {
  // A sequence cut off by the end of the head says nothing.
  const end = complete ? head.length : Math.max(0, head.length - 4);
  let broken = 0;
  let sequences = 0;
  for (let at = 0; at < end; ) {
    const invalid = firstInvalidUtf8(head, at, head.length);
    const stop = invalid < 0 || invalid >= end ? end : invalid;
    for (; at < stop; at++) if (head[at]! >= 0xc2) sequences++;
    if (stop === end) break;
    broken++;
    at = stop + 1;
  }
  return { sequences, broken };
}

/** A table may be ASCII for its first pages: the sample starts where the text begins. */
function aroundHighBytes(head: Uint8Array): Uint8Array {
  let first = 0;
  while (first < head.length && head[first]! < 0x80) first++;
  while (first > 0 && head[first - 1] !== 10) first--;
  return head.subarray(first, first + SAMPLE_BYTES);
}

/** Share of everyday characters among all that are not ASCII, less the share that no text has. */
function plausibility(sample: Uint8Array, encoding: 'gb18030' | 'big5'): number {
  const text = new TextDecoder(encoding).decode(sample, { stream: true });
  let common = 0;
  let foreign = 0;
  let all = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x80) continue;
    all++;
    if (COMMON_HAN.has(character)) common++;
    else if (isForeign(code)) foreign++;
  }
  return all === 0 ? 0 : (common - 2 * foreign) / all;
}

/** Replacement and private-use characters, half-width kana, and letters of other scripts that a wrong table yields. */
function isForeign(code: number): boolean {
  return (
    code === 0xfffd ||
    (code >= 0xe000 && code <= 0xf8ff) ||
    (code >= 0xff61 && code <= 0xff9f) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0xc0 && code <= 0x5ff) ||
    code >= 0x20000
  );
}
