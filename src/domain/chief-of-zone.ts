import type { Roster, RosterRow } from './roster';
import type { Zone } from './zone-set';

/**
 * The row of the loaded rosters that answers for a zone: one that names it (or its code), else one for its whole
 * community and no road; null where none does. Rosters that were loaded later hold.
 */
export function chiefOfZone(rosters: readonly Roster[], { id, name, community }: Zone): RosterRow | null {
  const rows = rosters.flatMap((roster) => roster.rows).reverse();
  const named = rows.find(({ zone, chief }) => chief !== '' && zone !== '' && (zone === name || zone === id));
  if (named !== undefined) return named;
  const whole = rows.find(
    ({ zone, road, community: own, chief }) =>
      chief !== '' && zone === '' && road === '' && own !== '' && own === community,
  );
  return whole ?? null;
}
