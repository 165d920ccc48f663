import type { FieldId } from '../domain/field';
import type {
  EarlierRecord,
  ImportReport,
  OddValue,
  OddValueCode,
  RejectCode,
  RejectedRecord,
  SkipCode,
  SkippedRecord,
} from '../domain/import-report';
import { decodeUtf8 } from './utf8';

const LIST_CAP = 1000;
const TEXT_CAP = 200;

/** Counts everything, lists the first thousand of each kind; text is decoded only for what is listed. */
export interface ImportLog {
  reject(
    line: number,
    column: number,
    code: RejectCode,
    bytes: Uint8Array,
    start: number,
    end: number,
    other?: EarlierRecord,
  ): void;
  skip(line: number, code: SkipCode, bytes: Uint8Array, start: number, end: number): void;
  odd(
    line: number,
    column: number,
    field: FieldId,
    code: OddValueCode,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): void;
  report(loaded: number, missing: ImportReport['missing']): ImportReport;
}

export function createImportLog(): ImportLog {
  const rejects: RejectedRecord[] = [];
  const skips: SkippedRecord[] = [];
  const odds: OddValue[] = [];
  let rejected = 0;
  let skipped = 0;
  let oddValues = 0;
  return {
    reject(line, column, code, bytes, start, end, other) {
      if (rejected++ >= LIST_CAP) return;
      const record = { line, column, code, text: excerpt(bytes, start, end) };
      rejects.push(other === undefined ? record : { ...record, other });
    },
    skip(line, code, bytes, start, end) {
      if (skipped++ < LIST_CAP) skips.push({ line, code, text: excerpt(bytes, start, end) });
    },
    odd(line, column, field, code, bytes, start, end) {
      if (oddValues++ < LIST_CAP) {
        odds.push({ line, column, field, code, text: excerpt(bytes, start, end) });
      }
    },
    report: (loaded, missing) => ({
      rowsIn: loaded + rejected + skipped,
      loaded,
      rejected,
      skipped,
      oddValues,
      rejects,
      skips,
      // Columns are read one after the other, the list goes down the file.
      odds: [...odds].sort((a, b) => a.line - b.line || a.column - b.column),
      missing,
    }),
  };
}

/** A character takes at most four bytes; a character cut in two at the end is not shown. */
function excerpt(bytes: Uint8Array, start: number, end: number): string {
  const cut = Math.min(end, start + TEXT_CAP * 4);
  const text = Array.from(decodeUtf8(bytes, start, cut))
    .slice(0, TEXT_CAP)
    .join('');
  return cut < end ? text.replace(/�$/, '') : text;
}
