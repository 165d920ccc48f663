import type { OddValueCode } from '../domain/import-report';
import type { CellNote } from './formats/tabulated';
import type { RecordBlock } from './record-block';

type Report = (line: number, column: number, code: OddValueCode, text: Uint8Array) => void;

/** What a format said of cells that its text cannot say; reported for the rows that are loaded. */
export function createSourceNotes() {
  const waiting = new Map<number, CellNote[]>();
  const encoder = new TextEncoder();
  return {
    add(notes: readonly CellNote[]): void {
      for (const note of notes) {
        const others = waiting.get(note.row);
        if (others === undefined) waiting.set(note.row, [note]);
        else others.push(note);
      }
    },
    /** Those of the records of a block; `rows[0 .. count)` are loaded, the notes of the others go. */
    report(block: RecordBlock, rows: Int32Array, count: number, report: Report): void {
      if (waiting.size === 0) return;
      for (let k = 0; k < count; k++) {
        const line = block.lines[rows[k]!]!;
        for (const { column, code, text } of waiting.get(line) ?? [])
          report(line, column, code, encoder.encode(text));
      }
      for (let record = 0; record < block.count; record++) waiting.delete(block.lines[record]!);
    },
  };
}
