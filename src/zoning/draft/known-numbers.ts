import type { Draft, DraftRequest } from '../../domain/draft';

/**
 * The same draft under the numbers of the plan as it stands: each zone has that of the plan's zone with which it shares the
 * most units, the largest share first, those with locked units keep theirs. So few units change hands; where the draft's own
 * numbers move fewer, they stay.
 */
export function withKnownNumbers({ current, locked, zones }: DraftRequest, draft: Draft): Draft {
  if (current === undefined) return draft;
  const numberOf = new Int32Array(zones).fill(-1);
  const taken = new Set<number>();
  const give = (zone: number, number: number): void => {
    numberOf[zone] = number;
    taken.add(number);
  };
  for (const zone of new Set(locked)) if (zone >= 0) give(zone, zone);
  const shared = new Map<number, number>();
  draft.assignment.forEach((zone, unit) => {
    const before = current[unit]!;
    if (before < 0 || numberOf[zone] !== -1 || taken.has(before)) return;
    const key = zone * zones + before;
    shared.set(key, (shared.get(key) ?? 0) + 1);
  });
  for (const [key] of [...shared].sort((a, b) => b[1] - a[1] || a[0] - b[0])) {
    const [zone, number] = [Math.floor(key / zones), key % zones];
    if (numberOf[zone] === -1 && !taken.has(number)) give(zone, number);
  }
  let next = 0;
  for (let zone = 0; zone < zones; zone++) {
    if (numberOf[zone] !== -1) continue;
    while (taken.has(next)) next++;
    give(zone, next);
  }
  const assignment = draft.assignment.map((zone) => numberOf[zone]!);
  const movedBy = (zones: Int32Array) =>
    zones.reduce((sum, zone, unit) => sum + (zone === current[unit] ? 0 : 1), 0);
  const moved = movedBy(assignment);
  const movedAsItIs = movedBy(draft.assignment);
  if (movedAsItIs <= moved) return { ...draft, moved: movedAsItIs };
  const zoneLoads = new Float64Array(zones);
  const zoneStreets = new Uint32Array(zones);
  numberOf.forEach((number, zone) => {
    zoneLoads[number] = draft.zoneLoads[zone]!;
    zoneStreets[number] = draft.zoneStreets[zone]!;
  });
  return {
    ...draft,
    assignment,
    zoneLoads,
    zoneStreets,
    disconnected: draft.disconnected.map((zone) => numberOf[zone]!).sort((a, b) => a - b),
    moved,
  };
}
