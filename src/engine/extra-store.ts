import type { Batch, CodedTexts, ExtraCells, TextColumn } from '../domain/batch';
import type { ExtraField } from '../domain/extra-field';
import { textColumnOf } from './growing-text';

/**
 * Unmapped columns of one data set on their way into the database. A cell takes two bytes there, a code into the
 * column's list of words, which stays here; once a column has more words than codes, its further rows carry their
 * text in a column of their own. What is stored already is never rewritten.
 */
export interface ExtraStore {
  readonly fields: readonly ExtraField[];
  /** The batch's cells, per field of the store. */
  take(batch: Batch): readonly StoredCells[];
  /** words[code]; words[0] is ''. */
  words(index: number): readonly string[];
  /** Indexes of the columns that carry text, in the order in which they came to need it. */
  readonly spelled: readonly number[];
  /** Has any row so far a value in the column? */
  isFilled(index: number): boolean;
}

export interface StoredCells {
  /** 0 is no word: the cell is empty or spelled out. */
  readonly codes: Uint16Array;
  /** Only of a column that carries text; an empty one is none. */
  readonly text: TextColumn | null;
}

/** Codes are 16 bits wide and 0 is none. */
const MOST_WORDS = 65_535;
/** Texts that hardly repeat would fill the list of words for nothing: some 50 MB of JavaScript strings are enough. */
const MOST_WORD_LENGTH = 4_000_000;

interface Column {
  readonly words: string[];
  readonly codes: Map<string, number>;
  wordLength: number;
  filled: boolean;
}

export function createExtraStore(fields: readonly ExtraField[]): ExtraStore {
  const columns: Column[] = fields.map(() => ({
    words: [''],
    codes: new Map([['', 0]]),
    wordLength: 0,
    filled: false,
  }));
  const spelled: number[] = [];

  /** Code of each of the batch's own values, or null where the words do not take them all. */
  function learn(column: Column, values: readonly string[]): Uint16Array | null {
    const known = new Uint16Array(values.length + 1);
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      let code = column.codes.get(value);
      if (code === undefined) {
        if (column.words.length > MOST_WORDS || column.wordLength + value.length > MOST_WORD_LENGTH) {
          return null;
        }
        code = column.words.push(value) - 1;
        column.codes.set(value, code);
        column.wordLength += value.length;
      }
      known[i + 1] = code;
    }
    return known;
  }

  function store(index: number, cells: ExtraCells['cells'] | undefined, length: number): StoredCells {
    const column = columns[index]!;
    const isSpelled = spelled.includes(index);
    const none = () => new Uint16Array(length);
    if (cells === undefined) return { codes: none(), text: isSpelled ? emptyText(length) : null };
    if (cells.kind === 'text') {
      column.filled ||= cells.bytes.length > 0;
      if (!isSpelled) spelled.push(index);
      return { codes: none(), text: cells };
    }
    column.filled ||= cells.codes.some((code) => code !== 0);
    const known = isSpelled ? null : learn(column, cells.values);
    if (known !== null) return { codes: Uint16Array.from(cells.codes, (code) => known[code]!), text: null };
    if (!isSpelled) spelled.push(index);
    return { codes: none(), text: spelledOut(cells) };
  }

  return {
    fields,
    take(batch) {
      const given = new Map(batch.extras?.map(({ field, cells }) => [field, cells]));
      for (const field of given.keys()) {
        if (!fields.includes(field)) throw new Error(`the batch has an undeclared column: ${field}`);
      }
      return fields.map((field, index) => store(index, given.get(field), batch.rowCount));
    },
    words: (index) => columns[index]!.words,
    spelled,
    isFilled: (index) => columns[index]!.filled,
  };
}

function emptyText(length: number): TextColumn {
  return { kind: 'text', offsets: new Uint32Array(length + 1), bytes: new Uint8Array(0) };
}

function spelledOut({ codes, values }: CodedTexts): TextColumn {
  const list = textColumnOf(values);
  const offsets = new Uint32Array(codes.length + 1);
  codes.forEach((code, row) => {
    offsets[row + 1] = offsets[row]! + (code === 0 ? 0 : list.offsets[code]! - list.offsets[code - 1]!);
  });
  const bytes = new Uint8Array(offsets[codes.length]!);
  codes.forEach((code, row) => {
    if (code > 0) bytes.set(list.bytes.subarray(list.offsets[code - 1]!, list.offsets[code]!), offsets[row]!);
  });
  return { kind: 'text', offsets, bytes };
}
