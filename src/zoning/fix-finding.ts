import type { PlanFinding, PlanFix } from '../domain/plan-check';
import type { PlanState } from '../domain/plan-history';
import { NO_PLAN_ZONE, type PlanEdit, type PlanZone } from '../domain/responsibility-plan';
import type { UnitGraph } from '../domain/unit-graph';
import { components } from './components';
import { assignUnits, removeZone, takeOver } from './plan-edits';

/** Where the units of a plan lie. */
export interface PlanGround {
  readonly graph: UnitGraph;
  /** Street of each unit. */
  readonly streets: Uint32Array;
}

/** The edit that carries a fix out, for as many of the finding's units as it can; null where it changes nothing. */
export function fixFinding(
  state: PlanState,
  ground: PlanGround,
  finding: PlanFinding,
  fix: PlanFix,
): PlanEdit | null {
  const [zone = NO_PLAN_ZONE] = finding.zones;
  switch (fix) {
    case 'join_neighbour':
      return joinNeighbours(state, ground, finding.units, zone);
    case 'split_off':
      return splitOff(state, ground, finding.units, zone);
    case 'remove_zone':
      return removeZone(state, zone);
    case 'swap_dates':
      return redated(state, zone, ({ from, to }) => ({ from: to, to: from }));
    case 'open_end':
      return redated(state, zone, ({ from }) => ({ from, to: '' }));
    case 'end_before_next':
      return endBeforeNext(state.plan.zones.filter(({ id }) => finding.zones.includes(id)));
  }
}

type Dates = Pick<PlanZone, 'from' | 'to'>;

function redated({ plan }: PlanState, zone: number, change: (dates: Dates) => Dates): PlanEdit | null {
  const before = plan.zones.find(({ id }) => id === zone);
  if (before === undefined) return null;
  const after = { ...before, ...change(before) };
  return after.from === before.from && after.to === before.to ? null : { kind: 'change_zone', before, after };
}

/** Zones that begin on one day are left side by side: which of them should end is not to be told. */
function endBeforeNext(zones: readonly PlanZone[]): PlanEdit | null {
  const edits = zones.flatMap((before): PlanEdit[] => {
    const next = zones
      .map(({ from }) => from)
      .filter((from) => from > before.from)
      .sort()[0];
    if (next === undefined || (before.to !== '' && before.to < next)) return [];
    return [{ kind: 'change_zone', before, after: { ...before, to: dayBefore(next) } }];
  });
  if (edits.length === 0) return null;
  return edits.length === 1 ? edits[0]! : { kind: 'several', edits };
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** Ring by ring from the zones inwards, so that a patch nobody has is shared out among those around it. */
function joinNeighbours(
  { units }: PlanState,
  { graph, streets }: PlanGround,
  wanted: readonly number[],
  notInto: number,
): PlanEdit | null {
  const zone = units.zone.slice();
  // A finding may be older than the plan.
  let open = wanted.filter((unit) => units.locked[unit] === 0 && units.zone[unit] === notInto);
  const isOpen = new Uint8Array(zone.length);
  for (const unit of open) isOpen[unit] = 1;
  while (open.length > 0) {
    const joined: [unit: number, zone: number][] = [];
    for (const unit of open) {
      const target = longestBorder(unit, zone, graph, (other) => {
        const own = zone[other]!;
        return (
          isOpen[other] === 0 && own !== NO_PLAN_ZONE && own !== notInto && streets[other] === streets[unit]
        );
      });
      if (target !== NO_PLAN_ZONE) joined.push([unit, target]);
    }
    if (joined.length === 0) break;
    for (const [unit, target] of joined) {
      zone[unit] = target;
      isOpen[unit] = 0;
    }
    open = open.filter((unit) => isOpen[unit] === 1);
  }
  return takeOver({ units }, zone);
}

function longestBorder(
  unit: number,
  zone: Uint32Array,
  graph: UnitGraph,
  counts: (neighbour: number) => boolean,
): number {
  const borders = new Map<number, number>();
  for (let at = graph.starts[unit]!; at < graph.starts[unit + 1]!; at++) {
    const other = graph.ids[at]!;
    if (!counts(other)) continue;
    borders.set(zone[other]!, (borders.get(zone[other]!) ?? 0) + graph.borders[at]!);
  }
  let best = NO_PLAN_ZONE;
  let longest = 0;
  for (const [other, metres] of borders) {
    if (metres > longest || (metres === longest && other < best)) [best, longest] = [other, metres];
  }
  return best;
}

function splitOff(
  state: PlanState,
  { graph, streets }: PlanGround,
  wanted: readonly number[],
  from: number,
): PlanEdit | null {
  const parent = state.plan.zones.find(({ id }) => id === from);
  if (parent === undefined) return null;
  const loose = new Set(
    wanted.filter((unit) => state.units.locked[unit] === 0 && state.units.zone[unit] === from),
  );
  const { part } = components(graph, (a, b) => loose.has(a) && loose.has(b) && streets[a] === streets[b]);
  const pieces = new Map<number, number[]>();
  for (const unit of loose) {
    const piece = pieces.get(part[unit]!);
    if (piece) piece.push(unit);
    else pieces.set(part[unit]!, [unit]);
  }
  const edits: PlanEdit[] = [];
  const names = new Set(state.plan.zones.map(({ name }) => name));
  let id = state.plan.nextZone;
  for (const piece of pieces.values()) {
    const zone = splitZone(parent, id++, names);
    const assign = assignUnits(state, piece, zone.id);
    if (assign !== null) edits.push({ kind: 'add_zone', zone }, assign);
  }
  return edits.length === 0 ? null : { kind: 'several', edits };
}

/** Nobody's yet: one person in two zones would be the next finding. */
function splitZone(parent: PlanZone, id: number, names: Set<string>): PlanZone {
  let n = 2;
  while (names.has(`${parent.name}-${n}`)) n++;
  const name = `${parent.name}-${n}`;
  names.add(name);
  return { ...parent, id, name, chief: { name: '', unit: parent.chief.unit, phone: '', shift: '' } };
}
