import type { RosterRow } from './roster';

/** A row of a roster and the zone it seems to speak of. */
export interface RosterMatch {
  readonly row: RosterRow;
  /** null where nothing is like it enough to be proposed. */
  readonly zone: number | null;
  /** 1: the same names; 0: nothing in common. Of the best zone, whether proposed or not. */
  readonly similarity: number;
}

export interface RosterMatches {
  readonly matches: readonly RosterMatch[];
  /** Zones that no row speaks of. */
  readonly unmet: readonly number[];
}
