import type { PlanClause } from '../domain/plan-clause';
import type { FactClause, RowSetClause } from '../domain/row-set';

/** Clauses whose rows no SQL can tell: they are handed in and kept as a table of row ids until the rows are replaced. */
export type GivenClause = FactClause | RowSetClause | PlanClause;

/** The table of a clause's rows; equal clauses have the same one. */
export function keptRowsTable(clause: GivenClause): string {
  const text = JSON.stringify(clause);
  return `kept_rows_${hash(text, 0x811c_9dc5)}${hash(text, 0x01f3_5a7d)}`;
}

/** FNV-1a over UTF-16 units; two of them make 64 bits. */
function hash(text: string, seed: number): string {
  let sum = seed;
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x0100_0193);
  return (sum >>> 0).toString(16).padStart(8, '0');
}
