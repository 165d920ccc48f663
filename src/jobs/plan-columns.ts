import { type PlannedRows, planOfField } from '../domain/plan-field';
import type { Engine } from '../engine/port';

/** The engine, with zone and chief of a plan as columns of its pages; the database itself never has them. */
export function withPlanColumns(engine: Engine, { zoneOfRow, zones }: PlannedRows): Engine {
  const byId = new Map(zones.map((one) => [one.id, one]));
  return {
    ...engine,
    async page(query, fields, from, n, signal) {
      const stored = fields.filter((field) => planOfField(field) === null);
      const page = await engine.page(query, stored, from, n, signal);
      let next = 0;
      const cells = fields.map((field) => {
        const column = planOfField(field);
        if (column === null) return page.cells[next++]!;
        return Array.from(page.rowIds, (row) => byId.get(zoneOfRow[row] ?? 0)?.[column] || null);
      });
      return { rowIds: page.rowIds, fields, cells };
    },
  };
}
