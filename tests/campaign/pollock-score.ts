/** A table as loaded: names, and rows of text; an absent value is ''. */
export interface LoadedTable {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface WantedTable extends LoadedTable {
  /** Names are judged only where the file has some. */
  readonly named: boolean;
}

/** Trimmed and case-folded, as the benchmark compares them. */
function normal(text: string): string {
  return text.trim().toLowerCase();
}

/**
 * Score of one file, 0..10, as the Pollock benchmark (VLDB 2023) defines it: 1 for loading at all, then precision, recall and F1 of
 * the header cells, of the records and of the cells, as multisets. Where nothing is wanted the three are 1. `null`: not loaded.
 */
export function pollockScore(wanted: WantedTable, loaded: LoadedTable | null): number {
  if (loaded === null) return 0;
  const record = (cells: readonly string[]) => cells.map(normal).join('\u001f');
  const headers = threeMeasures(wanted.named ? wanted.headers.map(normal) : [], loaded.headers.map(normal));
  const records = threeMeasures(wanted.rows.map(record), loaded.rows.map(record));
  const cells = threeMeasures(wanted.rows.flat().map(normal), loaded.rows.flat().map(normal));
  return 1 + headers + records + cells;
}

function threeMeasures(wanted: readonly string[], loaded: readonly string[]): number {
  if (wanted.length === 0) return 3;
  const left = new Map<string, number>();
  for (const text of wanted) left.set(text, (left.get(text) ?? 0) + 1);
  let common = 0;
  for (const text of loaded) {
    const times = left.get(text) ?? 0;
    if (times === 0) continue;
    left.set(text, times - 1);
    common++;
  }
  if (common === 0) return 0;
  const precision = common / loaded.length;
  const recall = common / wanted.length;
  return precision + recall + (2 * precision * recall) / (precision + recall);
}
