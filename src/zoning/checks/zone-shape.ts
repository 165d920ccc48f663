import type { PlanFinding } from '../../domain/plan-check';
import { NO_PLAN_ZONE } from '../../domain/responsibility-plan';
import { components } from '../components';
import type { PlanCheck } from './check-input';

/** Zones in more than one piece; the units of all but the largest piece are where to look. */
export const zoneInPieces: PlanCheck = (input) => {
  const { graph, units } = input;
  const { part } = components(graph, (a, b) => units.zone[a] === units.zone[b]);
  const pieces = new Map<number, Map<number, number[]>>();
  units.zone.forEach((zone, unit) => {
    if (zone === NO_PLAN_ZONE) return;
    const own = pieces.get(zone) ?? new Map<number, number[]>();
    pieces.set(zone, own);
    const list = own.get(part[unit]!);
    if (list) list.push(unit);
    else own.set(part[unit]!, [unit]);
  });
  return [...pieces].flatMap(([zone, own]): PlanFinding[] => {
    if (own.size === 1) return [];
    const [, ...others] = [...own.values()].sort((a, b) => b.length - a.length);
    return [{ code: 'zone_in_pieces', zones: [zone], units: others.flat(), amount: own.size }];
  });
};

/** Other zones' or nobody's units that one zone shuts in: they cannot be left without crossing it. */
export const zoneWithHole: PlanCheck = ({ graph, units, rim }) => {
  const { part, count } = components(graph, (a, b) => units.zone[a] === units.zone[b]);
  const around: Set<number>[] = Array.from({ length: count }, () => new Set());
  const members: number[][] = Array.from({ length: count }, () => []);
  const open = new Uint8Array(count);
  units.zone.forEach((_, unit) => {
    const own = part[unit]!;
    members[own]!.push(unit);
    if (rim[unit] === 1) open[own] = 1;
    for (let at = graph.starts[unit]!; at < graph.starts[unit + 1]!; at++) {
      const other = part[graph.ids[at]!]!;
      if (other !== own) around[own]!.add(other);
    }
  });
  return members.flatMap((list, own): PlanFinding[] => {
    const [other, ...more] = around[own]!;
    if (open[own] === 1 || other === undefined || more.length > 0) return [];
    const shuts = units.zone[members[other]![0]!]!;
    if (shuts === NO_PLAN_ZONE) return [];
    return [{ code: 'zone_with_hole', zones: [shuts], units: list, amount: list.length }];
  });
};

/** A unit none of whose neighbours is of its zone, while the zone has others. */
export const loneUnit: PlanCheck = ({ graph, units }) => {
  const sizes = new Map<number, number>();
  for (const zone of units.zone) sizes.set(zone, (sizes.get(zone) ?? 0) + 1);
  const found: PlanFinding[] = [];
  units.zone.forEach((zone, unit) => {
    if (zone === NO_PLAN_ZONE || sizes.get(zone) === 1) return;
    for (let at = graph.starts[unit]!; at < graph.starts[unit + 1]!; at++) {
      if (units.zone[graph.ids[at]!] === zone) return;
    }
    found.push({ code: 'lone_unit', zones: [zone], units: [unit], amount: 1 });
  });
  return found;
};

/**
 * Units that cannot be walked to from the main part of the ground, whoever has them: no zone of theirs and of others can be
 * in one piece. One finding for each part but the largest.
 */
export const unitIsland: PlanCheck = ({ graph }) => {
  const { part, count } = components(graph, () => true);
  if (count < 2) return [];
  const members: number[][] = Array.from({ length: count }, () => []);
  part.forEach((own, unit) => {
    members[own]!.push(unit);
  });
  const largest = members.reduce((best, list) => (list.length > best.length ? list : best));
  return members
    .filter((list) => list !== largest)
    .map((list) => ({ code: 'unit_island', zones: [], units: list, amount: list.length }));
};
