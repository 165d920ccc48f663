import { MISSING_SECOND } from '../crossfilter/columns';
import { unpackDegrees } from '../crossfilter/degrees';
import type { WholeColumn } from '../crossfilter/whole-columns';
import type { CaseColumn, CaseColumns } from '../domain/fact';
import type { FieldId } from '../domain/field';
import type { Engine } from '../engine/port';
import type { BrushRemote } from './brush-remote';

/**
 * Whole columns in file order: those of the brush index from there, where they are arrays already, the others out of the
 * database. A field that neither has is left out.
 */
export async function caseColumns(
  brush: Pick<BrushRemote, 'wholeColumns'>,
  engine: Engine,
  fields: readonly FieldId[],
  signal: AbortSignal,
): Promise<CaseColumns> {
  const indexed = await brush.wholeColumns(fields);
  const columns: { [F in FieldId]?: CaseColumn } = {};
  for (const field of fields) {
    const column = indexed.columns[field];
    if (column !== undefined) columns[field] = caseColumn(column);
  }
  const others = fields.filter((field) => columns[field] === undefined);
  if (others.length === 0) return { rowCount: indexed.rowCount, columns };
  const stored = await engine.columns(others, signal);
  return { rowCount: stored.rowCount, columns: { ...columns, ...stored.columns } };
}

function caseColumn(column: WholeColumn): CaseColumn {
  switch (column.kind) {
    case 'codes':
      return { kind: 'codes', codes: new Uint32Array(column.codes), values: column.values };
    case 'degrees':
      return { kind: 'numbers', values: unpackDegrees(column.degrees) };
    case 'times': {
      const { times } = column;
      if (times.unitMs === 1) return { kind: 'numbers', values: times.values };
      const values = new Float64Array(times.values.length);
      for (let row = 0; row < values.length; row++) {
        const second = times.values[row]!;
        values[row] = second === MISSING_SECOND ? Number.NaN : second * 1000;
      }
      return { kind: 'numbers', values };
    }
  }
}
