import type { Batch, Column } from '../../../src/domain/batch';
import type { FieldId } from '../../../src/domain/field';
import type { ImportReport } from '../../../src/domain/import-report';
import type { CaseRecipe } from '../../../src/domain/recipe';
import { createCaseReader } from '../../../src/ingest/case-reader';
import { propose } from '../../../src/ingest/propose';

export type Cell = string | number | null;

export interface ReadCases {
  readonly report: ImportReport;
  readonly lines: readonly number[];
  readonly offsets: Uint32Array;
  readonly columns: { readonly [F in FieldId]?: readonly Cell[] };
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function proposedRecipe(bytes: Uint8Array): CaseRecipe {
  const proposal = propose(bytes.subarray(0, 1 << 20), 'test.csv', bytes.length);
  if (!proposal.ok) throw new Error(proposal.error.code);
  return proposal.value.recipe;
}

/** Everything a reader gives, as plain values: null is missing. */
export function readCases(
  bytes: Uint8Array,
  recipe: CaseRecipe = proposedRecipe(bytes),
  chunkBytes = 1 << 20,
): ReadCases {
  const reader = createCaseReader(recipe);
  const batches: Batch[] = [];
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    const batch = reader.push(bytes.subarray(at, at + chunkBytes));
    if (batch) batches.push(batch);
  }
  const { batch, report } = reader.finish();
  if (batch) batches.push(batch);
  const columns: { [F in FieldId]?: Cell[] } = {};
  const dictionaries = new Map<FieldId, string[]>();
  for (const { columns: given } of batches) {
    for (const [id, column] of Object.entries(given) as [FieldId, Column][]) {
      const dictionary = dictionaries.get(id) ?? [''];
      dictionaries.set(id, dictionary);
      const cells = columns[id] ?? [];
      columns[id] = cells;
      for (const cell of plain(column, dictionary)) cells.push(cell);
    }
  }
  return {
    report,
    lines: batches.flatMap(({ lines }) => Array.from(lines)),
    offsets: reader.rowOffsets(),
    columns,
  };
}

function plain(column: Column, dictionary: string[]): Cell[] {
  switch (column.kind) {
    case 'dictionary':
      dictionary.push(...column.added);
      return Array.from(column.codes, (code) => (code === 0 ? null : dictionary[code]!));
    case 'text': {
      const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
      return Array.from({ length: column.offsets.length - 1 }, (_, i) => {
        const text = decoder.decode(column.bytes.subarray(column.offsets[i], column.offsets[i + 1]));
        return text === '' ? null : text;
      });
    }
    case 'time':
    case 'number':
      return Array.from(column.values, (value) => (Number.isNaN(value) ? null : value));
  }
}
