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

/** Gets every record and value that the log counts, listed or not. */
export interface LogListener {
  reject(record: RejectedRecord): void;
  skip(record: SkippedRecord): void;
  odd(value: OddValue): void;
}

export function createImportLog(listener?: LogListener): ImportLog {
  const rejects: RejectedRecord[] = [];
  const skips: SkippedRecord[] = [];
  const odds: OddValue[] = [];
  let rejected = 0;
  let skipped = 0;
  let oddValues = 0;
  const rejectedBy = new Map<RejectCode, number>();
  const skippedBy = new Map<SkipCode, number>();
  const oddBy = new Map<FieldId, Map<OddValueCode, number>>();
  return {
    reject(line, column, code, bytes, start, end, other) {
      count(rejectedBy, code);
      if (rejected++ >= LIST_CAP && listener === undefined) return;
      const plain = { line, column, code, text: excerpt(bytes, start, end) };
      const record = other === undefined ? plain : { ...plain, other };
      if (rejects.length < LIST_CAP) rejects.push(record);
      listener?.reject(record);
    },
    skip(line, code, bytes, start, end) {
      count(skippedBy, code);
      if (skipped++ >= LIST_CAP && listener === undefined) return;
      const record = { line, code, text: excerpt(bytes, start, end) };
      if (skips.length < LIST_CAP) skips.push(record);
      listener?.skip(record);
    },
    odd(line, column, field, code, bytes, start, end) {
      let byCode = oddBy.get(field);
      if (byCode === undefined) {
        byCode = new Map();
        oddBy.set(field, byCode);
      }
      count(byCode, code);
      if (oddValues++ >= LIST_CAP && listener === undefined) return;
      const value = { line, column, field, code, text: excerpt(bytes, start, end) };
      if (odds.length < LIST_CAP) odds.push(value);
      listener?.odd(value);
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
      tallies: {
        rejected: Object.fromEntries(rejectedBy),
        skipped: Object.fromEntries(skippedBy),
        odd: Object.fromEntries(Array.from(oddBy, ([field, byCode]) => [field, Object.fromEntries(byCode)])),
      },
    }),
  };
}

function count<K>(tally: Map<K, number>, key: K): void {
  tally.set(key, (tally.get(key) ?? 0) + 1);
}

/** A character takes at most four bytes; a character cut in two at the end is not shown. */
function excerpt(bytes: Uint8Array, start: number, end: number): string {
  const cut = Math.min(end, start + TEXT_CAP * 4);
  const text = Array.from(decodeUtf8(bytes, start, cut))
    .slice(0, TEXT_CAP)
    .join('');
  return cut < end ? text.replace(/�$/, '') : text;
}
