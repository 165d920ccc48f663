import type { CaseColumns } from '../domain/fact';
import type { Basis } from '../domain/fact-context';
import type { Span } from '../domain/period';
import type { FactTable } from '../facts/fact-table';
import { numbersOf } from '../facts/life-rows';

/** Columns of all rows, the deadlines as the facts used them, and the facts at one counting moment. */
export interface CaseMaterial {
  readonly data: CaseColumns;
  readonly deadlines: Float64Array;
  readonly table: FactTable;
}

/** Which rows are counted: those of the filter whose basis time falls into the period. */
export interface Population {
  readonly rowIds: Uint32Array;
  readonly basis: Basis;
  /** null takes every row that has the time. */
  readonly period: Span | null;
}

export interface CountedRows {
  readonly counted: Uint32Array;
  readonly withoutBasis: number;
}

/** The basis 上报 takes the filter's rows as they are. */
export function countedRows(
  { data, deadlines }: Pick<CaseMaterial, 'data' | 'deadlines'>,
  { rowIds, basis, period }: Population,
): CountedRows {
  if (basis === 'reported_at') return { counted: rowIds, withoutBasis: 0 };
  const times = basis === 'deadline' ? deadlines : numbersOf(data, basis);
  let withoutBasis = 0;
  const counted = rowIds.filter((row) => {
    const time = times[row]!;
    if (Number.isNaN(time)) withoutBasis += 1;
    return period === null ? !Number.isNaN(time) : time >= period.from && time < period.to;
  });
  return { counted, withoutBasis };
}
