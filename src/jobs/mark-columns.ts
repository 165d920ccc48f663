import { type MarkedRows, markOfField } from '../domain/mark-field';
import type { Engine } from '../engine/port';

/** The engine, with what a person put on cases as columns of its pages; the database itself never has it. */
export function withMarkColumns(engine: Engine, marked: MarkedRows): Engine {
  const placeOf = new Map(Array.from(marked.rowIds, (rowId, at) => [rowId, at]));
  return {
    ...engine,
    async page(query, fields, from, n, signal) {
      const stored = fields.filter((field) => markOfField(field) === null);
      const page = await engine.page(query, stored, from, n, signal);
      let next = 0;
      const cells = fields.map((field) => {
        const column = markOfField(field);
        if (column === null) return page.cells[next++]!;
        return Array.from(page.rowIds, (rowId) => {
          const at = placeOf.get(rowId);
          return at === undefined ? null : marked[column][at] || null;
        });
      });
      return { rowIds: page.rowIds, fields, cells };
    },
  };
}
