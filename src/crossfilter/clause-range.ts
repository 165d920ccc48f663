import type { Clause } from '../domain/filter';
import { columnUnits } from '../domain/measure';
import type { HeldColumns } from './held-columns';
import type { Numbers } from './numbers';

/** A clause as a stretch of numbers: from ≤ number < to. */
export interface ClauseRange {
  readonly numbers: Numbers;
  readonly from: number;
  readonly to: number;
}

/** null where the clause is not one of ranges, or its column is not here. */
export function rangeOf(clause: Clause, held: HeldColumns): ClauseRange | null {
  if (clause.kind === 'time') {
    const times = held.times(clause.field);
    if (times === undefined) return null;
    return { numbers: { values: times.values, scale: times.unitMs }, from: clause.from, to: clause.to };
  }
  if (clause.kind === 'number') {
    const numbers = held.numbers(clause.measure);
    if (numbers === undefined) return null;
    const scale = columnUnits(clause.measure);
    return {
      numbers,
      from: clause.from === null ? Number.NEGATIVE_INFINITY : clause.from * scale,
      to: clause.to === null ? Number.POSITIVE_INFINITY : clause.to * scale,
    };
  }
  return null;
}
