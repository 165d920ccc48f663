import { grownBytes, grownUint32 } from '../grown';
import { isGuarded } from '../own-export';
import { decodeUtf8 } from '../utf8';
import { isEmptyMark } from '../values/empty-mark';
import type { ColumnBuilder } from './column-builder';
import { trimmedEnd, trimmedStart } from './trim';

/** No empty mark is longer than this in UTF-8. */
const LONGEST_MARK = 32;

/** `free` text (a description) is kept to the byte; other text is trimmed, and its NUL bytes are left out and its empty marks missing. */
export function createTextColumn(column: number, free: boolean): ColumnBuilder {
  let offsets = new Uint32Array(1025);
  let store = new Uint8Array(65_536);
  let size = 0;
  let used = 0;
  let missing = 0;
  return {
    append(block, kept, count, guarded) {
      const { bytes, firstField, fieldStarts, fieldEnds } = block;
      if (size + count + 1 > offsets.length) offsets = grownUint32(offsets, size + count + 1);
      for (let k = 0; k < count; k++) {
        const field = firstField[kept[k]!]! + column;
        let start = fieldStarts[field]!;
        let end = fieldEnds[field]!;
        if (!free) {
          start = trimmedStart(bytes, start, end);
          end = trimmedEnd(bytes, start, end);
          if (
            end - start <= LONGEST_MARK &&
            !isDigit(bytes[end - 1]!) &&
            isEmptyMark(decodeUtf8(bytes, start, end))
          ) {
            end = start;
          }
        }
        if (guarded && isGuarded(bytes, start, end)) start++;
        if (used + end - start > store.length) store = grownBytes(store, used + end - start);
        const first = used;
        for (let i = start; i < end; i++) {
          const byte = bytes[i]!;
          if (byte !== 0 || free) store[used++] = byte;
        }
        if (used === first) missing++;
        offsets[++size] = used;
      }
    },
    take() {
      const taken = {
        kind: 'text',
        offsets: offsets.slice(0, size + 1),
        bytes: store.slice(0, used),
      } as const;
      size = 0;
      used = 0;
      return taken;
    },
    missing: () => missing,
  };
}

/** No mark ends in a digit, nearly every id does: ids are not decoded for nothing. */
function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}
