import type { CodedTexts, ExtraCells, TextColumn } from '../../domain/batch';
import { createByteDictionary } from '../byte-dictionary';
import { grownBytes, grownUint32 } from '../grown';
import { isGuarded } from '../own-export';
import type { RecordBlock } from '../record-block';
import { decodeUtf8 } from '../utf8';

/** Collects an unmapped column exactly as it stands: blanks, marks for "nothing" and NUL bytes are the file's own. */
export interface ExtraBuilder {
  /** See ColumnBuilder. */
  append(block: RecordBlock, kept: Int32Array, count: number, guarded: boolean): void;
  /** The rows since the last call; null where all are empty. */
  take(): ExtraCells['cells'] | null;
  /** Rows with a value since the reader began. */
  readonly filled: () => number;
}

/** From this many rows on a batch tells whether a column's values repeat. */
const TELLING_ROWS = 1000;

/**
 * Texts of a batch that repeat travel as codes. Where more than half of a batch's are different, all later ones travel
 * as they are: a dictionary of them would only cost.
 */
export function createExtraColumn(column: number): ExtraBuilder {
  let spelling = false;
  let filled = 0;
  let size = 0;
  let known = createByteDictionary();
  let values: string[] = [];
  let codes = new Uint32Array(1024);
  let offsets = new Uint32Array(1025);
  let store = new Uint8Array(0);
  let used = 0;

  function appendCode(block: RecordBlock, start: number, end: number): void {
    if (start === end) {
      codes[size++] = 0;
      return;
    }
    const index = known.indexOf(block.bytes, block.view, start, end);
    if (index === values.length) values.push(decodeUtf8(block.bytes, start, end));
    codes[size++] = index + 1;
    filled++;
  }

  function appendText(block: RecordBlock, start: number, end: number): void {
    if (used + end - start > store.length) store = grownBytes(store, used + end - start);
    for (let at = start; at < end; at++) store[used++] = block.bytes[at]!;
    offsets[++size] = used;
    if (end > start) filled++;
  }

  function takeText(): TextColumn {
    return { kind: 'text', offsets: offsets.slice(0, size + 1), bytes: store.slice(0, used) };
  }

  function takeCodes(): CodedTexts {
    const taken = codes.subarray(0, size);
    const narrow = values.length < 65_536;
    return { kind: 'coded', codes: narrow ? Uint16Array.from(taken) : taken.slice(), values };
  }

  return {
    append(block, kept, count, guarded) {
      const { bytes, firstField, fieldStarts, fieldEnds } = block;
      if (spelling && size + count + 1 > offsets.length) offsets = grownUint32(offsets, size + count + 1);
      if (!spelling && size + count > codes.length) codes = grownUint32(codes, size + count);
      for (let k = 0; k < count; k++) {
        const field = firstField[kept[k]!]! + column;
        const end = fieldEnds[field]!;
        let start = fieldStarts[field]!;
        if (guarded && isGuarded(bytes, start, end)) start++;
        if (spelling) appendText(block, start, end);
        else appendCode(block, start, end);
      }
    },
    take() {
      const isEmpty = spelling ? used === 0 : values.length === 0;
      const taken = isEmpty ? null : spelling ? takeText() : takeCodes();
      if (!spelling && size >= TELLING_ROWS && values.length * 2 > size) {
        spelling = true;
        codes = new Uint32Array(0);
      }
      known = createByteDictionary();
      values = [];
      size = 0;
      used = 0;
      return taken;
    },
    filled: () => filled,
  };
}
