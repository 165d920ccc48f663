import type { PlanEdit } from '../domain/responsibility-plan';
import type { Roster } from '../domain/roster';
import type { RosterMatches } from '../domain/roster-match';
import { matchRoster, takeRoster } from '../zoning/match-roster';
import type { PlanDesk } from './plan-desk';
import { deskFigures } from './plan-workload';

export function matchDesk(desk: PlanDesk, roster: Roster): RosterMatches {
  return matchRoster(roster, deskFigures(desk));
}

/** `chosen`: a zone for each row of the matches, null for none. One command; null where nothing changes. */
export function rosterEdit(
  desk: PlanDesk,
  { matches }: RosterMatches,
  chosen: readonly (number | null)[],
): PlanEdit | null {
  const confirmed = matches.flatMap(({ row }, i) => {
    const zone = chosen[i];
    return zone === null || zone === undefined ? [] : [{ row, zone }];
  });
  return takeRoster(desk.plan().zones, confirmed);
}
