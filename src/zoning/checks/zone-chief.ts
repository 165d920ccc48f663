import type { PlanFinding } from '../../domain/plan-check';
import type { PlanZone } from '../../domain/responsibility-plan';
import type { PlanCheck } from './check-input';

export const noChief: PlanCheck = ({ plan }) =>
  plan.zones
    .filter(({ chief }) => chief.name.trim() === '')
    .map(({ id }) => ({ code: 'no_chief', zones: [id], units: [], amount: 0 }) as const);

/**
 * One person as the chief of several zones of one level whose dates overlap. Two of the same name with other phones are
 * two people.
 */
export const chiefTwice: PlanCheck = ({ plan }) =>
  twice(plan.zones, 'chief_twice', ({ level, chief }) =>
    chief.name.trim() === '' ? null : [level, chief.name.trim(), chief.phone.replace(/\D/g, '')],
  );

/** Zones of one name and level whose dates overlap: a roster or a case's text cannot tell them apart. */
export const nameTwice: PlanCheck = ({ plan }) =>
  twice(plan.zones, 'name_twice', ({ level, name }) => (name.trim() === '' ? null : [level, name.trim()]));

/** Zones of like key whose dates overlap; those whose key is null are not compared. */
function twice(
  zones: readonly PlanZone[],
  code: PlanFinding['code'],
  keyOf: (zone: PlanZone) => readonly string[] | null,
): readonly PlanFinding[] {
  const byKey = new Map<string, PlanZone[]>();
  for (const zone of zones) {
    const parts = keyOf(zone);
    if (parts === null) continue;
    const key = JSON.stringify(parts);
    const list = byKey.get(key);
    if (list) list.push(zone);
    else byKey.set(key, [zone]);
  }
  return [...byKey.values()].flatMap((list): PlanFinding[] => {
    const clashing = list.filter((zone) => list.some((other) => other !== zone && overlap(zone, other)));
    if (clashing.length === 0) return [];
    return [{ code, zones: clashing.map(({ id }) => id), units: [], amount: clashing.length }];
  });
}

/** Open ends are before and after everything. */
function overlap(a: PlanZone, b: PlanZone): boolean {
  const begins = (zone: PlanZone) => zone.from || '0000-00-00';
  const ends = (zone: PlanZone) => zone.to || '9999-99-99';
  return begins(a) <= ends(b) && begins(b) <= ends(a);
}

export const datesLapsed: PlanCheck = ({ plan, today }) =>
  plan.zones
    .filter(({ from, to }) => to !== '' && to < today && from <= to)
    .map(({ id }) => ({ code: 'dates_lapsed', zones: [id], units: [], amount: 0 }) as const);

export const datesReversed: PlanCheck = ({ plan }) =>
  plan.zones
    .filter(({ from, to }) => from !== '' && to !== '' && to < from)
    .map(({ id }) => ({ code: 'dates_reversed', zones: [id], units: [], amount: 0 }) as const);
