import type { FieldId, NumberField, TimeField } from './field';

/** A number of a case: a number column, or the hours from one of its times to another. Missing where a part is. */
export type Measure =
  | { readonly kind: 'field'; readonly field: NumberField }
  | { readonly kind: 'hours'; readonly from: TimeField; readonly to: TimeField };

/** How long a case took, as the field counts response time: from report to closing (domain facts §4). */
export const RESPONSE_HOURS: Measure = { kind: 'hours', from: 'reported_at', to: 'closed_at' };

/** Hours, about equally far apart on a logarithmic scale, at which people break response times: half an hour to 90 days. */
export const RESPONSE_EDGES: readonly number[] = [
  0, 0.5, 1, 2, 4, 8, 12, 24, 48, 72, 120, 168, 240, 360, 720, 1440, 2160,
];

/** Equal measures have equal keys. */
export function measureKey(measure: Measure): string {
  return measure.kind === 'field' ? measure.field : `${measure.from}..${measure.to}`;
}

/** Columns that the measure is made of. */
export function measureFields(measure: Measure): readonly FieldId[] {
  return measure.kind === 'field' ? [measure.field] : [measure.from, measure.to];
}

/** How many of its column's own units the measure's unit has: hours are counted in milliseconds. */
export function columnUnits(measure: Measure): number {
  return measure.kind === 'hours' ? 3_600_000 : 1;
}

/** Edges of `bins` equal steps on a logarithmic scale, ascending: from `least` (> 0) to `most`. */
export function logEdges(least: number, most: number, bins: number): readonly number[] {
  const step = Math.log(most / least) / bins;
  return Array.from({ length: bins + 1 }, (_, index) =>
    index === 0 ? least : index === bins ? most : least * Math.exp(step * index),
  );
}
