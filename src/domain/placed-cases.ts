import type { LoadedField } from './extra-field';
import type { LeftOutCases } from './hotspot';

/**
 * Cases of a filter that an analysis of places may use: neither voided nor without a place that can be trusted. One
 * entry a case, in row order.
 */
export interface PlacedCases {
  readonly rowIds: Uint32Array;
  readonly lngs: Float64Array;
  readonly lats: Float64Array;
  /** reported_at, ms of the local wall clock; NaN missing. */
  readonly times: Float64Array;
  /** Index into `classes`. */
  readonly classCodes: Uint32Array;
  /** Every pair of the data, whether it occurs here or not; '' is missing. */
  readonly classes: readonly (readonly [major: string, minor: string])[];
  readonly leftOut: Omit<LeftOutCases, 'edge'>;
}

/** What a case counts for in a density; a case without such a number counts nothing and is told of. */
export type CaseWeight =
  | { readonly kind: 'cases' }
  /** `quantity` where its unit is a square metre. */
  | { readonly kind: 'area' }
  | { readonly kind: 'column'; readonly field: LoadedField };

/** Spellings of the square metre in `quantity_unit`. */
const SQUARE_METRES: ReadonlySet<string> = new Set(['m²', 'm2', '㎡', '平方米', '平米', '平方', '平方公尺']);

export function isSquareMetre(unit: string): boolean {
  return SQUARE_METRES.has(unit.trim().toLowerCase());
}
