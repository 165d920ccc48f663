import type { RecordBatch } from 'apache-arrow';
import type { ClassCodeCount, TableQuality } from '../domain/table-quality';
import type { QualityPlan } from './compile-quality';
import { cellsOf } from './result-columns';

type Batches = readonly RecordBatch[];

/** Puts the figures of `compileQuality`'s one line back beside their names. */
export function qualityAnswer(
  { columns, orders, times }: QualityPlan,
  figures: Batches,
  sources: Batches | null,
  classCodes: Batches | null,
): TableQuality {
  let at = 0;
  const next = (): number | null => {
    const cell = cellsOf(figures, at++)[0] ?? null;
    return cell === null || Number.isNaN(Number(cell)) ? null : Number(cell);
  };
  const count = (): number => next() ?? 0;
  return {
    rowCount: count(),
    columns: columns.map((field) => ({
      field,
      filled: count(),
      distinct: count(),
      least: next(),
      most: next(),
    })),
    timeOrders: orders.map(([earlier, later]) => ({ earlier, later, compared: count(), broken: count() })),
    outOfOrder: count(),
    future: times.map((field) => ({ field, count: count() })).filter((line) => line.count > 0),
    sources: sources === null ? [] : sourceLines(sources),
    classCodes: classCodes === null ? [] : codeLines(classCodes),
  };
}

function sourceLines(batches: Batches): TableQuality['sources'] {
  const counts = cellsOf(batches, 1);
  return cellsOf(batches, 0).map((value, row) => ({
    value: String(value ?? ''),
    count: Number(counts[row]),
  }));
}

function codeLines(batches: Batches): readonly ClassCodeCount[] {
  const [majors, minors, codes, counts] = [0, 1, 2, 3].map((column) => cellsOf(batches, column));
  return codes!.map((code, row) => ({
    major: String(majors![row] ?? ''),
    minor: String(minors![row] ?? ''),
    code: String(code ?? ''),
    count: Number(counts![row]),
  }));
}
