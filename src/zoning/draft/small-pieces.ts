import Flatbush from 'flatbush';
import type { DraftRequest } from '../../domain/draft';
import type { UnitGraph } from '../../domain/unit-graph';
import { components } from '../components';
import { withTies } from './ties';

/** A piece with less of a zone's mean load has no zone of its own: it would be further off the mean than any other. */
const LEAST_SHARE = 0.5;

/**
 * The units' graph in which each piece of a street that is too small for a zone is tied to the nearest unit of another
 * piece: an alley whose crossing is not on the map goes with the streets beside it. As it is where no places are given.
 */
export function joinSmallPieces({ graph, loads, streets, zones, places }: DraftRequest): UnitGraph {
  if (places === undefined) return graph;
  const { part, count } = components(graph, (a, b) => streets[a] === streets[b]);
  const members: number[][] = Array.from({ length: count }, () => []);
  const sums = new Float64Array(count);
  let total = 0;
  for (let unit = 0; unit < part.length; unit++) {
    members[part[unit]!]!.push(unit);
    sums[part[unit]!]! += loads[unit]!;
    total += loads[unit]!;
  }
  const least = (LEAST_SHARE * total) / zones;
  const waiting = [...sums.keys()].filter((piece) => sums[piece]! < least);
  if (waiting.length === 0) return graph;
  waiting.sort((a, b) => sums[a]! - sums[b]! || a - b);

  const group = Int32Array.from(sums.keys());
  const groupOf = (piece: number): number => {
    let own = piece;
    while (group[own] !== own) own = group[own]!;
    return own;
  };
  const near = createNearest(streets, places);
  const ties: (readonly [number, number])[] = [];
  for (const piece of waiting) {
    let own = groupOf(piece);
    while (sums[own]! < least) {
      const outside = (unit: number) => groupOf(part[unit]!) !== own;
      const tie = near(members[own]!, outside);
      if (tie === null) break;
      ties.push(tie);
      const other = groupOf(part[tie[1]]!);
      group[own] = other;
      sums[other] = sums[other]! + sums[own]!;
      members[other] = [...members[other]!, ...members[own]!];
      own = other;
    }
  }
  return withTies(graph, ties);
}

type Nearest = (
  units: readonly number[],
  wanted: (unit: number) => boolean,
) => readonly [from: number, to: number] | null;

/** The nearest wanted unit of the same street, and the one of the given units that it is near to. */
function createNearest(streets: Uint32Array, places: Float64Array): Nearest {
  const narrowing = Math.cos(((places[1] ?? 0) * Math.PI) / 180);
  const x = (unit: number) => places[2 * unit]! * narrowing;
  const y = (unit: number) => places[2 * unit + 1]!;
  const trees = new Map<number, { readonly tree: Flatbush; readonly units: readonly number[] }>();
  function treeOf(street: number) {
    const known = trees.get(street);
    if (known !== undefined) return known;
    const units = [...streets.keys()].filter((unit) => streets[unit] === street);
    const tree = new Flatbush(units.length);
    for (const unit of units) tree.add(x(unit), y(unit), x(unit), y(unit));
    tree.finish();
    const made = { tree, units };
    trees.set(street, made);
    return made;
  }
  return (units, wanted) => {
    const { tree, units: all } = treeOf(streets[units[0]!]!);
    let best: readonly [number, number] | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const unit of units) {
      const [found] = tree.neighbors(x(unit), y(unit), 1, least, (at) => wanted(all[at]!));
      if (found === undefined) continue;
      const other = all[found]!;
      const distance = Math.hypot(x(other) - x(unit), y(other) - y(unit));
      if (distance >= least) continue;
      least = distance;
      best = [unit, other];
    }
    return best;
  };
}
