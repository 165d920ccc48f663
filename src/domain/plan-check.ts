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

/**
 * What can be done about a finding without a decision that only a planner can take. Translation keys `plan-fix.<code>`.
 * `join_neighbour`: the units go to the zone of their street with which they have the longest border;
 * `split_off`: each piece becomes a zone of its own, named after the one it was of.
 */
export const PLAN_FIXES = ['join_neighbour', 'split_off', 'remove_zone', 'swap_dates'] as const;
export type PlanFix = (typeof PLAN_FIXES)[number];

const FIXES: { readonly [C in PlanFinding['code']]?: readonly PlanFix[] } = {
  unassigned_units: ['join_neighbour'],
  lone_unit: ['join_neighbour'],
  zone_in_pieces: ['join_neighbour', 'split_off'],
  crosses_street: ['join_neighbour', 'split_off'],
  empty_zone: ['remove_zone'],
  dates_reversed: ['swap_dates'],
};

export function fixesOf({ code }: PlanFinding): readonly PlanFix[] {
  return FIXES[code] ?? [];
}
