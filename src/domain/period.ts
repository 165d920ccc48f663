/** from ≤ t < to, milliseconds of the local wall clock. */
export interface Span {
  readonly from: number;
  readonly to: number;
}
