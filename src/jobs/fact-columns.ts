import { DEFAULT_COUNTING } from '../domain/fact-context';
import { FACT_WORDS, factOfField } from '../domain/fact-field';
import type { Engine } from '../engine/port';
import type { createIndicatorDesk } from './indicator-desk';

/** The engine, with facts as columns of its pages; the database itself has none of them. */
export function withFactColumns(
  engine: Engine,
  desk: Pick<ReturnType<typeof createIndicatorDesk>, 'factMarks'>,
): Engine {
  return {
    ...engine,
    async page(query, fields, from, n, signal) {
      const stored = fields.filter((field) => factOfField(field) === null);
      const page = await engine.page(query, stored, from, n, signal);
      if (stored.length === fields.length) return page;
      const cells: (readonly (string | number | null)[])[] = [];
      let next = 0;
      for (const field of fields) {
        const column = factOfField(field);
        if (column === null) {
          cells.push(page.cells[next]!);
          next += 1;
          continue;
        }
        const [marks] = await desk.factMarks(
          engine,
          [column.fact],
          { ...DEFAULT_COUNTING, ...column.choice },
          // What is read is kept for every page: one that is no longer wanted must not end it for the others.
          new AbortController().signal,
        );
        signal?.throwIfAborted();
        cells.push(Array.from(page.rowIds, (row) => FACT_WORDS[marks![row]!] ?? null));
      }
      return { rowIds: page.rowIds, fields, cells };
    },
  };
}
