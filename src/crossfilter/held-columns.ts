import { type FieldId, fieldKind, type TimeField } from '../domain/field';
import { type Measure, measureFields, measureKey } from '../domain/measure';
import { type IndexedRows, packTimes, type Times } from './columns';
import { elapsed, type Numbers, packNumbers } from './numbers';
import { recent } from './recent';

/** Times and numbers of the rows: those the batches brought, and those fetched later because a view needs them. */
export interface HeldColumns {
  /** undefined: the data has no such field, or nobody brought it. */
  times(field: TimeField): Times | undefined;
  numbers(measure: Measure): Numbers | undefined;
  /** Likewise, to be read once: what has to be computed for it is not kept. */
  passingNumbers(measure: Measure): Numbers | undefined;
  holds(field: FieldId): boolean;
  /** Values as the engine gives a whole column (times in ms), NaN missing; null where the data has no such field. */
  bring(field: FieldId, values: Float64Array | null): void;
}

/** Derived measures that are kept; each has 4 bytes a row, rarely 8. */
const KEPT_MEASURES = 4;

export function heldColumns(rows: IndexedRows): HeldColumns {
  const times = new Map<FieldId, Times | undefined>(rows.times);
  const numbers = new Map<FieldId, Numbers | undefined>();
  const measures = recent<Numbers>(KEPT_MEASURES);

  function timesOf(field: TimeField): Times | undefined {
    return times.get(field);
  }

  function derived(measure: Measure & { readonly kind: 'hours' }, keep: boolean): Numbers | undefined {
    const from = timesOf(measure.from);
    const to = timesOf(measure.to);
    if (from === undefined || to === undefined) return undefined;
    const key = measureKey(measure);
    const known = measures.get(key) ?? elapsed(from, to);
    if (keep) measures.set(key, known);
    return known;
  }

  return {
    times: timesOf,
    numbers: (measure) => (measure.kind === 'hours' ? derived(measure, true) : numbers.get(measure.field)),
    passingNumbers: (measure) =>
      measure.kind === 'hours' ? derived(measure, false) : numbers.get(measure.field),
    holds: (field) => times.has(field) || numbers.has(field),
    bring(field, values) {
      if (fieldKind(field) === 'time') times.set(field, values === null ? undefined : packTimes(values));
      else numbers.set(field, values === null ? undefined : packNumbers(values));
    },
  };
}

/** Whether every column of the measure is here. */
export function holdsMeasure(held: HeldColumns, measure: Measure): boolean {
  return measureFields(measure).every((field) => held.holds(field));
}
