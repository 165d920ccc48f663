import type { CellNote, CellNoteCode, RecordVerdict } from './formats/tabulated';
import type { RecordBlock } from './record-block';

type Report = (line: number, column: number, code: CellNoteCode, text: Uint8Array) => void;

export interface Verdict {
  readonly code: RecordVerdict;
  /** 0-based. */
  readonly column: number;
  readonly text: Uint8Array;
}

const ENCODER = new TextEncoder();

/** What a format said of records and cells that its text cannot say; of cells it is reported for the rows that are loaded. */
export function createSourceNotes() {
  const waiting = new Map<number, CellNote[]>();
  const verdicts = new Map<number, Verdict>();
  return {
    add(notes: readonly CellNote[]): void {
      for (const { row, column, code, text } of notes) {
        if (isVerdict(code)) {
          verdicts.set(row, { code, column, text: ENCODER.encode(text) });
          continue;
        }
        const others = waiting.get(row);
        const note = { row, column, code, text };
        if (others === undefined) waiting.set(row, [note]);
        else others.push(note);
      }
    },
    /** Why the record of a line is not to be loaded; asked once for each. */
    verdict(line: number): Verdict | null {
      if (verdicts.size === 0) return null;
      const found = verdicts.get(line) ?? null;
      verdicts.delete(line);
      return found;
    },
    /** Those of the records of a block; `rows[0 .. count)` are loaded, the notes of the others go. */
    report(block: RecordBlock, rows: Int32Array, count: number, report: Report): void {
      if (waiting.size === 0) return;
      for (let k = 0; k < count; k++) {
        const line = block.lines[rows[k]!]!;
        for (const { column, code, text } of waiting.get(line) ?? [])
          if (!isVerdict(code)) report(line, column, code, ENCODER.encode(text));
      }
      for (let record = 0; record < block.count; record++) waiting.delete(block.lines[record]!);
    },
  };
}

function isVerdict(code: CellNote['code']): code is RecordVerdict {
  return code === 'undecodable' || code === 'deleted_record' || code === 'not_an_object';
}
