import type { DeviationParts, Draft, DraftRequest, StreetShare } from '../../domain/draft';
import type { UnitGraph } from '../../domain/unit-graph';
import { components } from '../components';

type Figures = Pick<Draft, 'zoneLoads' | 'zoneStreets' | 'largestStreetDeviation' | 'cut'>;

export function zoneFigures(
  { graph, loads, streets, zones }: DraftRequest,
  assignment: Int32Array,
  shares: readonly StreetShare[],
): Figures {
  const zoneLoads = new Float64Array(zones);
  const zoneStreets = new Uint32Array(zones);
  let cut = 0;
  for (let unit = 0; unit < assignment.length; unit++) {
    const zone = assignment[unit]!;
    zoneLoads[zone] = zoneLoads[zone]! + loads[unit]!;
    zoneStreets[zone] = streets[unit]!;
    for (let at = graph.starts[unit]!; at < graph.starts[unit + 1]!; at++) {
      const other = graph.ids[at]!;
      if (other > unit && assignment[other] !== zone && streets[other] === streets[unit])
        cut += graph.borders[at]!;
    }
  }
  const means = streetMeans(shares);
  let largestStreetDeviation = 0;
  zoneLoads.forEach((load, zone) => {
    const mean = means.get(zoneStreets[zone]!)!;
    if (mean > 0) largestStreetDeviation = Math.max(largestStreetDeviation, Math.abs(load / mean - 1));
  });
  return { zoneLoads, zoneStreets, largestStreetDeviation, cut };
}

function streetMeans(shares: readonly StreetShare[]): Map<number, number> {
  return new Map(shares.map(({ street, load, zones }) => [street, load / zones]));
}

/**
 * The least largest deviation from a street's mean that any plan has: somebody holds the heaviest unit whole, and the
 * zones inside a piece that touches no other share its load, whatever their number.
 */
export function lowerBound(
  { loads }: DraftRequest,
  shares: readonly StreetShare[],
  byStreet: ReadonlyMap<number, Uint32Array>,
  piece: Int32Array,
): number {
  let bound = 0;
  for (const { street, load, zones, components: pieces } of shares) {
    const mean = load / zones;
    if (!(mean > 0)) continue;
    const sums = new Map<number, number>();
    for (const unit of byStreet.get(street)!) {
      bound = Math.max(bound, loads[unit]! / mean - 1);
      sums.set(piece[unit]!, (sums.get(piece[unit]!) ?? 0) + loads[unit]!);
    }
    // With fewer zones than pieces a zone may span them.
    if (pieces > zones) continue;
    for (const sum of sums.values()) {
      const fewer = Math.max(1, Math.floor(sum / mean));
      const off = (parts: number) => Math.abs(sum / parts / mean - 1);
      bound = Math.max(bound, Math.min(off(fewer), off(fewer + 1)));
    }
  }
  return bound;
}

/** The worst zone's distance from the city's mean, taken apart. */
export function cityDeviation(
  { loads, zones }: DraftRequest,
  { zoneLoads, zoneStreets }: Figures,
  shares: readonly StreetShare[],
  byStreet: ReadonlyMap<number, Uint32Array>,
): DeviationParts {
  const mean = zoneLoads.reduce((sum, load) => sum + load, 0) / zones;
  const off = (load: number) => Math.abs(load / mean - 1);
  let worst = 0;
  zoneLoads.forEach((load, zone) => {
    if (off(load) > off(zoneLoads[worst]!)) worst = zone;
  });
  const largest = off(zoneLoads[worst]!);
  const street = zoneStreets[worst]!;
  const rounding = Math.min(largest, off(streetMeans(shares).get(street)!));
  let heaviest = 0;
  for (const unit of byStreet.get(street)!) heaviest = Math.max(heaviest, loads[unit]!);
  const forced = heaviest > mean ? Math.max(0, off(heaviest) - rounding) : 0;
  const indivisible = Math.min(largest - rounding, forced);
  return { largest, rounding, indivisible, solver: largest - rounding - indivisible };
}

/** Zones in more than one piece. */
export function disconnectedZones(
  graph: UnitGraph,
  assignment: Int32Array,
  zones: number,
): readonly number[] {
  const { part } = components(graph, (a, b) => assignment[a] === assignment[b]);
  const pieces = Array.from({ length: zones }, () => new Set<number>());
  assignment.forEach((zone, unit) => {
    if (zone >= 0) pieces[zone]!.add(part[unit]!);
  });
  return pieces.flatMap((set, zone) => (set.size > 1 ? [zone] : []));
}
