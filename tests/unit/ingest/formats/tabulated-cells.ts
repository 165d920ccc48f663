import type { Encoding } from '../../../../src/domain/recipe';
import type { TabulatedFormat } from '../../../../src/ingest/formats/tabulated';
import { textRecords } from '../../../../src/ingest/head-records';

export const never = new AbortController().signal;

export interface TabulatedCells {
  readonly tables: readonly {
    readonly name: string;
    readonly rows: number | null;
    readonly placeHint?: string;
  }[];
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly numbers: readonly number[];
  readonly error: { readonly code: string; readonly detail?: object } | null;
}

/** A table of a file as cells, through the record scanner that loading uses. */
export async function tabulatedCells(
  format: TabulatedFormat,
  file: Blob,
  options: { readonly table?: string; readonly encoding?: Encoding } = {},
): Promise<TabulatedCells> {
  const listed = await format.tables(file, never);
  if (!listed.ok) return { tables: [], header: [], rows: [], numbers: [], error: listed.error };
  const table = options.table ?? listed.value[0]!.name;
  const rows: (readonly string[])[] = [];
  const numbers: number[] = [];
  const reading = format.read(file, { ...options, table }, never);
  for (;;) {
    const next = await reading.next();
    if (next.done) {
      const [header = [], ...rest] = rows;
      return { tables: listed.value, header, rows: rest, numbers: numbers.slice(1), error: next.value };
    }
    const records = textRecords(
      next.value.text,
      { delimiter: ',', quote: '"' },
      true,
      Number.POSITIVE_INFINITY,
    );
    rows.push(...records.map(({ cells }) => cells));
    numbers.push(...next.value.rowNumbers);
  }
}
