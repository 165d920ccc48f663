/** What may be wrong with a plan. Codes are the translation keys `plan-check.<code>`. */
export const PLAN_CHECK_CODES = [
  'unassigned_units',
  'zone_in_pieces',
  'zone_with_hole',
  'lone_unit',
  'unit_island',
  'crosses_street',
  'empty_zone',
  'no_chief',
  'chief_twice',
  'name_twice',
  'over_span',
  'dates_lapsed',
  'dates_reversed',
  'bad_code',
  'duplicate_code',
  'units_overlap',
  'gap_between_units',
] as const;
export type PlanCheckCode = (typeof PLAN_CHECK_CODES)[number];

/** One finding; `units` are where to go, `zones` whom it concerns. */
export interface PlanFinding {
  readonly code: PlanCheckCode;
  readonly zones: readonly number[];
  readonly units: readonly number[];
  /** Number behind it: pieces, streets, units over the span … */
  readonly amount: number;
}
