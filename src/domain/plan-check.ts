import type { PlanZone } from './responsibility-plan';

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
 * `split_off`: each piece becomes a zone of its own, named after the one it was of;
 * `open_end`: the zone is valid until further notice;
 * `end_before_next`: of zones whose dates overlap, each ends on the day before the next one begins.
 */
export const PLAN_FIXES = [
  'join_neighbour',
  'split_off',
  'remove_zone',
  'swap_dates',
  'open_end',
  'end_before_next',
] as const;
export type PlanFix = (typeof PLAN_FIXES)[number];

const FIXES: { readonly [C in PlanFinding['code']]?: readonly PlanFix[] } = {
  unassigned_units: ['join_neighbour'],
  lone_unit: ['join_neighbour'],
  zone_in_pieces: ['join_neighbour', 'split_off'],
  crosses_street: ['join_neighbour', 'split_off'],
  empty_zone: ['remove_zone'],
  chief_twice: ['end_before_next'],
  name_twice: ['end_before_next'],
  dates_lapsed: ['open_end'],
  dates_reversed: ['swap_dates'],
};

/** Those that would change something in a plan of these zones. */
export function fixesOf({ code, zones: named }: PlanFinding, zones: readonly PlanZone[]): readonly PlanFix[] {
  const begins = new Set(zones.filter(({ id }) => named.includes(id)).map(({ from }) => from));
  return (FIXES[code] ?? []).filter((fix) => fix !== 'end_before_next' || begins.size > 1);
}
