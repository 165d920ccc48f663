import type { DictionaryColumn } from '../../domain/batch';
import { createByteDictionary } from '../byte-dictionary';
import { grownUint32 } from '../grown';
import { isGuarded } from '../own-export';
import { isEmptyMark } from '../values/empty-mark';
import { cellText } from './cell-text';
import type { ColumnBuilder } from './column-builder';

/** `canonical` turns what the file says into what the field holds, once per distinct value; '' is no value. */
export function createDictionaryColumn(
  column: number,
  canonical: (text: string) => string = (text) => text,
): ColumnBuilder {
  const raw = createByteDictionary();
  /** Code of each raw value: spellings that differ in blanks alone share one, empty marks have 0. */
  let codeOfRaw = new Uint32Array(512);
  const codeOfText = new Map<string, number>();
  let known = 0;
  let added: string[] = [];
  let codes = new Uint32Array(1024);
  let size = 0;
  let missing = 0;

  function codeFor(text: string): number {
    if (isEmptyMark(text)) return 0;
    const value = canonical(text);
    if (value === '') return 0;
    const code = codeOfText.get(value);
    if (code !== undefined) return code;
    codeOfText.set(value, codeOfText.size + 1);
    added.push(value);
    return codeOfText.size;
  }

  return {
    append(block, kept, count, guarded) {
      const { bytes, view, firstField, fieldStarts, fieldEnds } = block;
      if (size + count > codes.length) codes = grownUint32(codes, size + count);
      for (let k = 0; k < count; k++) {
        const field = firstField[kept[k]!]! + column;
        const start = fieldStarts[field]!;
        const end = fieldEnds[field]!;
        const index = raw.indexOf(bytes, view, start, end);
        if (index === known) {
          known++;
          if (index >= codeOfRaw.length) codeOfRaw = grownUint32(codeOfRaw, index + 1);
          const from = guarded && isGuarded(bytes, start, end) ? start + 1 : start;
          codeOfRaw[index] = codeFor(cellText(bytes, from, end));
        }
        const code = codeOfRaw[index]!;
        if (code === 0) missing++;
        codes[size++] = code;
      }
    },
    take(): DictionaryColumn {
      const taken = { kind: 'dictionary', codes: codes.slice(0, size), added } as const;
      size = 0;
      added = [];
      return taken;
    },
    missing: () => missing,
  };
}
