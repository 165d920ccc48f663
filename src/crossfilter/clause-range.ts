import type { TimeField } from '../domain/field';
import type { Clause } from '../domain/filter';
import { columnUnits } from '../domain/measure';
import { HOURS_PER_WEEK, hasWeekHour } from '../domain/week-hours';
import type { HeldColumns } from './held-columns';
import type { Numbers } from './numbers';

/** A clause as stretches of numbers, from ≤ number < to each, flat and ascending: from, to, from, to … */
export interface ClauseRanges {
  readonly numbers: Numbers;
  readonly bounds: readonly number[];
}

/**
 * What can be answered from rows in an order: a range, or a set of hours of the week, whose number is the hour's code. null
 * where the clause is neither, or its column is not here.
 */
export function rangesOf(
  clause: Clause,
  held: HeldColumns,
  weekHours: (field: TimeField) => Uint8Array,
): ClauseRanges | null {
  if (clause.kind !== 'hours') {
    const range = rangeOf(clause, held);
    return range === null ? null : { numbers: range.numbers, bounds: [range.from, range.to] };
  }
  if (held.times(clause.field) === undefined) return null;
  const bounds: number[] = [];
  for (let hour = 0; hour < HOURS_PER_WEEK; hour++) {
    if (!hasWeekHour(clause.hours, hour)) continue;
    if (bounds.at(-1) === hour) bounds[bounds.length - 1] = hour + 1;
    else bounds.push(hour, hour + 1);
  }
  return { numbers: { values: weekHours(clause.field), scale: 1 }, bounds };
}

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
