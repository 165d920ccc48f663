import { type CaseRecipe, scannedEncoding, type TableArea } from '../domain/recipe';
import { equalBytes } from './byte-hash';
import { signBytes } from './dialect-signs';
import { edgeRow } from './edge-rows';
import type { ImportLog } from './import-log';
import { fieldCount, type RecordBlock, TOO_LONG, UNCLOSED_QUOTE } from './record-block';
import type { Verdict } from './source-notes';
import { firstInvalidUtf8, hasReplacement } from './utf8';

export interface RowJudge {
  /** Writes the records that are rows of data into `kept`, logs all others, and returns how many were kept. */
  select(block: RecordBlock, kept: Int32Array): number;
  /** Did the header's line end in CRLF? */
  readonly headerEndsInCrlf: () => boolean;
}

/**
 * Every record of the file is a row of data, or named in the log; the header alone is neither. A record with more
 * fields than headers is a row where the surplus is empty (trailing delimiters).
 */
export function createRowJudge(
  recipe: CaseRecipe,
  log: ImportLog,
  verdictOf: (line: number) => Verdict | null = () => null,
): RowJudge {
  const columns = recipe.headers.length;
  const transcoded = scannedEncoding(recipe) !== 'utf-8';
  const headerRows = recipe.headerLine > 0 ? (recipe.headerRows ?? 1) : 0;
  const { separator, quote } = signBytes(recipe);
  const delimiter = separator[0]!;
  const { mapping, area } = recipe;
  const always = [mapping.reported_at, mapping.lon, mapping.lat].filter((column) => column !== undefined);
  const headers: (readonly Uint8Array[])[] = [];
  let crlf = false;

  /** In a single column a lone "" is how an empty cell is written. */
  function isBlank(block: RecordBlock, record: number): boolean {
    const end = block.ends[record]!;
    for (let at = block.starts[record]!; at < end; at++) {
      const byte = block.bytes[at]!;
      if (byte > 32 && !separator.includes(byte) && (byte !== quote || columns === 1)) return false;
    }
    return true;
  }

  /** The same header once more, quoted or not: pages of a print, files joined to one. */
  function holds(block: RecordBlock, record: number, texts: readonly Uint8Array[]): boolean {
    const first = block.firstField[record]!;
    return texts.every((text, i) => {
      const start = block.fieldStarts[first + i]!;
      return (
        block.fieldEnds[first + i]! - start === text.length &&
        equalBytes(text, 0, block.bytes, start, text.length)
      );
    });
  }

  function undecodable(block: RecordBlock, from: number, to: number): boolean {
    return transcoded ? hasReplacement(block.bytes, from, to) : firstInvalidUtf8(block.bytes, from, to) >= 0;
  }

  /** 1-based column of the first field with broken text. */
  function brokenColumn(block: RecordBlock, record: number): number {
    const first = block.firstField[record]!;
    for (let i = 0; i < fieldCount(block, record); i++) {
      if (undecodable(block, block.fieldStarts[first + i]!, block.fieldEnds[first + i]!)) return i + 1;
    }
    return 0;
  }

  function surplusIsEmpty(block: RecordBlock, record: number): boolean {
    const first = block.firstField[record]!;
    for (let i = columns; i < fieldCount(block, record); i++) {
      if (block.fieldStarts[first + i] !== block.fieldEnds[first + i]) return false;
    }
    return true;
  }

  function isRow(block: RecordBlock, record: number, suspect: boolean): boolean {
    const { bytes } = block;
    const start = block.starts[record]!;
    const end = block.ends[record]!;
    const line = block.lines[record]!;
    const flag = block.flags[record]!;
    // Names of columns that are no row of the file, as its format hands them over.
    if (line === 0) return false;
    if (headers.length < headerRows && line >= recipe.headerLine) {
      headers.push(fieldBytes(block, record));
      crlf = bytes[end] === 13 && bytes[end + 1] === 10;
      return false;
    }
    if ((flag & TOO_LONG) !== 0) {
      log.reject(line, 0, 'record_too_long', bytes, start, end);
      return false;
    }
    const verdict = verdictOf(line);
    if (verdict !== null) {
      const { code, column, text } = verdict;
      if (code === 'undecodable') log.reject(line, column + 1, code, text, 0, text.length);
      else log.skip(line, code, text, 0, text.length);
      return false;
    }
    const first = bytes[start]!;
    if ((first <= 32 || first === delimiter || first === quote || start === end) && isBlank(block, record)) {
      log.skip(line, 'blank_line', bytes, start, end);
      return false;
    }
    if (line < recipe.headerLine) {
      log.skip(line, 'preamble', bytes, start, end);
      return false;
    }
    if (area !== undefined && isElsewhere(block, record, area)) {
      log.skip(line, 'other_table', bytes, start, end);
      return false;
    }
    if ((flag & UNCLOSED_QUOTE) !== 0) {
      log.reject(line, 0, 'unclosed_quote', bytes, start, end);
      return false;
    }
    const edge = edgeRow(block, record, always);
    if (edge !== null) {
      log.skip(line, edge, bytes, start, end);
      return false;
    }
    const count = fieldCount(block, record);
    if (count !== columns && (count < columns || !surplusIsEmpty(block, record))) {
      log.reject(line, 0, 'field_count', bytes, start, end);
      return false;
    }
    if (headers.some((header) => holds(block, record, header))) {
      log.skip(line, 'header', bytes, start, end);
      return false;
    }
    if (suspect && undecodable(block, start, end)) {
      log.reject(line, brokenColumn(block, record), 'undecodable', bytes, start, end);
      return false;
    }
    return true;
  }

  return {
    select(block, kept) {
      if (block.count === 0) return 0;
      const suspect = undecodable(block, block.starts[0]!, block.ends[block.count - 1]!);
      let count = 0;
      for (let record = 0; record < block.count; record++) {
        if (isRow(block, record, suspect)) kept[count++] = record;
      }
      return count;
    },
    headerEndsInCrlf: () => crlf,
  };
}

function fieldBytes(block: RecordBlock, record: number): readonly Uint8Array[] {
  const first = block.firstField[record]!;
  return Array.from({ length: fieldCount(block, record) }, (_, i) =>
    block.bytes.slice(block.fieldStarts[first + i], block.fieldEnds[first + i]),
  );
}

/** Below the table that is read, or with nothing in its columns: part of another one beside it. */
function isElsewhere(block: RecordBlock, record: number, area: TableArea): boolean {
  if (area.lastLine > 0 && block.lines[record]! > area.lastLine) return true;
  const first = block.firstField[record]!;
  const last = Math.min(area.lastColumn, fieldCount(block, record) - 1);
  for (let column = area.firstColumn; column <= last; column++) {
    if (block.fieldEnds[first + column]! > block.fieldStarts[first + column]!) return false;
  }
  return true;
}
