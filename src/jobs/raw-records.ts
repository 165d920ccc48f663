import { type CaseRecipe, scannedEncoding } from '../domain/recipe';
import { failure, ok, type Result } from '../domain/result';
import { TABULATED_FORMATS } from '../ingest/formats/registry';
import { fieldCount } from '../ingest/record-block';
import { createRecordScanner } from '../ingest/record-scanner';
import { decodeUtf8 } from '../ingest/utf8';
import type { RowOrigins } from './row-origins';
import { openTranscribedText, type TranscribedText } from './transcribed-text';

/** A record as its file has it, before any cleaning. */
export interface RawRecord {
  readonly fileName: string;
  /** 1-based line, or row of a sheet. */
  readonly line: number;
  /** Of all columns, in the file's order. */
  readonly headers: readonly string[];
  readonly cells: readonly string[];
  /** 0-based columns that hold telephone numbers: to be masked like the field. */
  readonly phones: readonly number[];
}

/** Translation keys `raw.<code>`. */
export type RawRecordError = 'no_source' | 'not_found' | 'read_failed';

/** A file of the loaded data. */
export interface RawPart {
  readonly file: Blob;
  readonly name: string;
  readonly recipe: CaseRecipe;
  /** Of delimited text: byte offset in the transcription of each row that was loaded from it. */
  readonly offsets: Uint32Array | null;
}

export interface RawRecords {
  read(row: number, signal: AbortSignal): Promise<Result<RawRecord, RawRecordError>>;
}

/** Records longer than this are looked for again in a longer stretch. */
const FIRST_STRETCH = 64 << 10;
const LONGEST_STRETCH = 64 << 20;

/** Raw records of the loaded rows, read again from their files, which the browser keeps. */
export function createRawRecords(parts: readonly (RawPart | null)[], origins: RowOrigins): RawRecords {
  const texts = new Map<number, TranscribedText>();
  /** The last stretch of a tabulated file: neighbours are often asked for next. */
  let last: { readonly part: number; readonly rowNumbers: Uint32Array; readonly text: Uint8Array } | null =
    null;

  function textOf(at: number, { file, recipe }: RawPart): TranscribedText {
    const known = texts.get(at) ?? openTranscribedText(file, scannedEncoding(recipe));
    texts.set(at, known);
    return known;
  }

  async function delimitedCells(
    at: number,
    part: RawPart,
    offset: number,
    signal: AbortSignal,
  ): Promise<readonly string[] | null> {
    const text = textOf(at, part);
    for (let length = FIRST_STRETCH; ; length *= 8) {
      const bytes = await text.read(offset, length, signal);
      const whole = bytes.length < length || length >= LONGEST_STRETCH;
      const cells = recordAt(bytes, 0, part.recipe, whole);
      if (cells !== null || whole) return cells;
    }
  }

  async function tabulatedCells(
    at: number,
    { file, recipe }: RawPart,
    line: number,
    signal: AbortSignal,
  ): Promise<readonly string[] | null> {
    if (last?.part === at) {
      const index = last.rowNumbers.indexOf(line);
      if (index >= 0) return recordAt(last.text, index, recipe, true);
    }
    const format = TABULATED_FORMATS.find(({ id }) => id === recipe.format);
    if (format === undefined) return null;
    const { table = '', encoding, headers } = recipe;
    const chunks = format.read(file, { table, encoding, columns: headers.length }, signal);
    for await (const { text, rowNumbers } of chunks) {
      signal.throwIfAborted();
      const index = rowNumbers.indexOf(line);
      if (index < 0) continue;
      last = { part: at, rowNumbers, text };
      return recordAt(text, index, recipe, true);
    }
    return null;
  }

  return {
    async read(row, signal) {
      const origin = origins.of(row);
      if (origin === null) return failure('not_found');
      const part = parts[origin.part];
      if (part == null) return failure('no_source');
      try {
        const offset = part.offsets?.[origin.index];
        const cells =
          offset === undefined
            ? await tabulatedCells(origin.part, part, origin.line, signal)
            : await delimitedCells(origin.part, part, offset, signal);
        if (cells === null) return failure('not_found');
        const { headers, mapping } = part.recipe;
        const phones = mapping.phone === undefined ? [] : [mapping.phone];
        return ok({ fileName: part.name, line: origin.line, headers, cells, phones });
      } catch (thrown) {
        signal.throwIfAborted();
        if (thrown instanceof DOMException) return failure('read_failed');
        throw thrown;
      }
    },
  };
}

/** Cells of the record with this number in the text; null where it is not whole. */
function recordAt(
  text: Uint8Array,
  index: number,
  recipe: CaseRecipe,
  whole: boolean,
): readonly string[] | null {
  const delimited = recipe.format === 'delimited';
  const scanner = createRecordScanner({
    delimiter: recipe.delimiter,
    quote: recipe.quote,
    escape: recipe.escape ?? '',
    expectedFields: delimited ? recipe.headers.length : 0,
  });
  let before = 0;
  for (const step of whole ? (['push', 'finish'] as const) : (['push'] as const)) {
    const block = step === 'push' ? scanner.push(text) : scanner.finish();
    const record = index - before;
    if (record < block.count) {
      const first = block.firstField[record]!;
      return Array.from({ length: fieldCount(block, record) }, (_, at) =>
        decodeUtf8(block.bytes, block.fieldStarts[first + at]!, block.fieldEnds[first + at]!),
      );
    }
    before += block.count;
  }
  return null;
}
