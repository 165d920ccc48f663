import type { CaseRecipe, PreviewRow, PreviewRowKind } from '../domain/recipe';
import { CANONICAL, createCanonicalWriter } from './formats/canonical-writer';
import type { TextRecord } from './head-records';
import { createImportLog } from './import-log';
import { createRecordScanner } from './record-scanner';
import { createRowJudge } from './row-judge';
import { createRowNumbers } from './row-numbers';

/** Long texts are cut: the preview shows what a cell is, not all of it. */
const LONGEST_CELL = 200;
const WIDEST = 200;

/** The first records with what loading will make of each, decided by the judge that loading uses. */
export function previewRows(records: readonly TextRecord[], recipe: CaseRecipe, most: number): PreviewRow[] {
  const shown = records.slice(0, most);
  const writer = createCanonicalWriter();
  for (const { cells, line } of shown) {
    for (const [column, text] of cells.entries()) if (text !== '') writer.cell(column, text);
    if (cells.length > 0 && cells.at(-1) === '') writer.cell(cells.length - 1, '');
    writer.endRecord(line);
  }
  const { text, rowNumbers } = writer.take(0);
  const scanner = createRecordScanner({ ...CANONICAL, expectedFields: 0 });
  const numbers = createRowNumbers();
  numbers.add(rowNumbers);
  const log = createImportLog();
  const { escape: _, ...canonical } = { ...recipe, ...CANONICAL, encoding: 'utf-8' as const };
  const judge = createRowJudge(canonical, log);
  const kinds = new Map<number, PreviewRowKind>();
  const block = scanner.push(text);
  numbers.apply(block);
  const kept = new Int32Array(block.count);
  const count = judge.select(block, kept);
  for (const record of kept.subarray(0, count)) kinds.set(block.lines[record]!, 'data');
  const report = log.report(count, {});
  for (const { line, code } of report.skips) kinds.set(line, code);
  for (const { line, code } of report.rejects) kinds.set(line, code);
  return shown.map(({ line, cells }) => ({
    line,
    kind: kinds.get(line) ?? 'names',
    cells: cells
      .slice(0, WIDEST)
      .map((cell) => (cell.length > LONGEST_CELL ? `${cell.slice(0, LONGEST_CELL)}…` : cell)),
  }));
}
