import type { Draft, DraftRefusal, DraftRequest, StreetShare } from '../../domain/draft';
import { failure, ok, type Result } from '../../domain/result';
import { seededRandom } from '../../domain/seeded-random';
import { unitCount } from '../../domain/unit-graph';
import { components } from '../components';
import { cityDeviation, disconnectedZones, lowerBound, zoneFigures } from './draft-figures';
import { partition } from './partition';
import { joinSmallPieces } from './small-pieces';
import { patchOf } from './street-level';
import { streetSeats } from './street-seats';

export interface DraftProgress {
  readonly streetsDone: number;
  readonly streets: number;
}

/**
 * A plan in which no zone crosses a street: zones are apportioned to the streets by load, then each street is cut into
 * connected zones of like load and short borders. One seed gives one plan. `onProgress` is called after each street;
 * the caller ends a run by ending the worker it is in.
 */
export function draftZones(
  request: DraftRequest,
  onProgress: (progress: DraftProgress) => void = () => undefined,
): Result<Draft, DraftRefusal> {
  const { graph, loads, streets, zones, locked } = request;
  const n = unitCount(graph);
  if (n === 0) return failure('no_units');
  if (!(zones >= 1)) return failure('no_zones_asked');
  if (zones > n) return failure('more_zones_than_units');
  if (!(loads.reduce((sum, load) => sum + load, 0) > 0)) return failure('no_load');
  const byStreet = unitsByStreet(streets);
  const lockedIn = locksByStreet(streets, locked);
  if (lockedIn === null) return failure('lock_crosses_street');
  const names = [...byStreet.keys()];
  const least = names.map((street) => Math.max(1, lockedIn.get(street)?.size ?? 0));
  if (least.reduce((sum, one) => sum + one, 0) > zones) return failure('fewer_zones_than_streets');

  const streetLoads = names.map((street) => sumOf(loads, byStreet.get(street)!));
  const seats = streetSeats(
    streetLoads,
    least,
    names.map((street) => byStreet.get(street)!.length),
    zones,
    request.seatRule,
  );
  const joined = { ...request, graph: joinSmallPieces(request) };
  const { part: piece } = components(joined.graph, (a, b) => streets[a] === streets[b]);
  const labels = createLabels(request, lockedIn);
  const random = seededRandom(request.seed);
  const assignment = new Int32Array(n).fill(-1);
  const shares: StreetShare[] = [];
  const drafted = names.map((street, i) => {
    const patches = patchesOf(byStreet.get(street)!, piece, loads, seats[i]!, locked);
    // Every patch keeps its numbers before any is given a new one: a street that gains a zone takes no other's number.
    return {
      pieces: patches.pieces,
      list: patches.list.map(({ members, seats: own }) => ({
        members,
        seats: own,
        kept: labels.keep(street, members, own),
      })),
    };
  });
  names.forEach((street, i) => {
    const units = byStreet.get(street)!;
    const patches = drafted[i]!;
    for (const { members, seats: own, kept } of patches.list) {
      const patch = patchOf(joined, members, labels.fill(kept, own));
      const part = partition(patch.level, own, request.tolerance, random);
      members.forEach((unit, at) => {
        assignment[unit] = patch.labels[part[at]!]!;
      });
    }
    const load = streetLoads[i]!;
    const total = streetLoads.reduce((sum, one) => sum + one, 0);
    shares.push({
      street,
      load,
      units: units.length,
      quota: (load / total) * zones,
      zones: seats[i]!,
      components: patches.pieces,
    });
    onProgress({ streetsDone: i + 1, streets: names.length });
  });

  const figures = zoneFigures(request, assignment, shares);
  return ok({
    assignment,
    ...figures,
    streets: shares,
    lowerBound: lowerBound(request, shares, byStreet, piece),
    city: cityDeviation(request, figures, shares, byStreet),
    disconnected: disconnectedZones(graph, assignment, zones),
    moved: movedFrom(request.current, assignment),
    seed: request.seed,
  });
}

function unitsByStreet(streets: Uint32Array): Map<number, Uint32Array> {
  const lists = new Map<number, number[]>();
  streets.forEach((street, unit) => {
    const list = lists.get(street);
    if (list) list.push(unit);
    else lists.set(street, [unit]);
  });
  return new Map(
    Array.from(lists, ([street, list]) => [street, Uint32Array.from(list)] as const).sort(
      (a, b) => a[0] - b[0],
    ),
  );
}

/** Locked zones of each street; null where one is in two. */
function locksByStreet(
  streets: Uint32Array,
  locked: Int32Array | undefined,
): Map<number, Set<number>> | null {
  const streetOf = new Map<number, number>();
  const found = new Map<number, Set<number>>();
  for (let unit = 0; unit < (locked?.length ?? 0); unit++) {
    const zone = locked![unit]!;
    if (zone < 0) continue;
    const street = streets[unit]!;
    if ((streetOf.get(zone) ?? street) !== street) return null;
    streetOf.set(zone, street);
    const zones = found.get(street) ?? new Set();
    found.set(street, zones.add(zone));
  }
  return found;
}

/**
 * Numbers for the zones of a patch: its locked zones, then the zones of the plan in force that have most of their load
 * there, then numbers that nobody has.
 */
function createLabels(
  { current, locked, loads, zones, streets, stayMetres }: DraftRequest,
  lockedIn: ReadonlyMap<number, ReadonlySet<number>>,
) {
  const used = new Set<number>();
  for (const set of lockedIn.values()) for (const zone of set) used.add(zone);
  const homeStreet = new Map<number, number>();
  if (current !== undefined && stayMetres > 0) {
    const inStreet = new Map<number, Map<number, number>>();
    current.forEach((zone, unit) => {
      if (zone < 0 || zone >= zones) return;
      const sums = inStreet.get(zone) ?? new Map<number, number>();
      sums.set(streets[unit]!, (sums.get(streets[unit]!) ?? 0) + loads[unit]!);
      inStreet.set(zone, sums);
    });
    for (const [zone, sums] of inStreet) {
      const [street] = [...sums].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]!;
      homeStreet.set(zone, street);
    }
  }
  let next = 0;
  const fresh = () => {
    while (used.has(next)) next++;
    used.add(next);
    return next;
  };
  return {
    keep(street: number, members: Uint32Array, seats: number): Set<number> {
      const labels = new Set<number>();
      for (const unit of members) if ((locked?.[unit] ?? -1) >= 0) labels.add(locked![unit]!);
      if (current !== undefined && stayMetres > 0) {
        const sums = new Map<number, number>();
        for (const unit of members) {
          const zone = current[unit]!;
          if (homeStreet.get(zone) === street) sums.set(zone, (sums.get(zone) ?? 0) + loads[unit]!);
        }
        for (const [zone] of [...sums].sort((a, b) => b[1] - a[1] || a[0] - b[0])) {
          if (labels.size < seats && !used.has(zone)) {
            labels.add(zone);
            used.add(zone);
          }
        }
      }
      return labels;
    },
    fill(labels: Set<number>, seats: number): Int32Array {
      while (labels.size < seats) labels.add(fresh());
      return Int32Array.from(labels);
    },
  };
}

/** A street's pieces with their zones; all of it as one patch where it has more pieces than zones, or a lock spans two. */
function patchesOf(
  units: Uint32Array,
  piece: Int32Array,
  loads: Float64Array,
  seats: number,
  locked: Int32Array | undefined,
) {
  const members = new Map<number, number[]>();
  for (const unit of units) {
    const list = members.get(piece[unit]!);
    if (list) list.push(unit);
    else members.set(piece[unit]!, [unit]);
  }
  const pieces = [...members.values()].map((list) => Uint32Array.from(list));
  const locks = pieces.map(
    (list) => new Set(Array.from(list, (unit) => locked?.[unit] ?? -1).filter((zone) => zone >= 0)),
  );
  const least = locks.map((set) => Math.max(1, set.size));
  const whole = [{ members: units, seats }];
  const spanning =
    new Set(locks.flatMap((set) => [...set])).size < locks.reduce((sum, set) => sum + set.size, 0);
  if (pieces.length === 1 || spanning || least.reduce((sum, one) => sum + one, 0) > seats) {
    return { list: whole, pieces: pieces.length };
  }
  const own = streetSeats(
    pieces.map((list) => sumOf(loads, list)),
    least,
    pieces.map((list) => list.length),
    seats,
    'sainte_lague',
  );
  return { list: pieces.map((list, i) => ({ members: list, seats: own[i]! })), pieces: pieces.length };
}

function movedFrom(current: Int32Array | undefined, assignment: Int32Array): number | null {
  if (current === undefined) return null;
  let moved = 0;
  for (let unit = 0; unit < assignment.length; unit++) if (current[unit] !== assignment[unit]) moved++;
  return moved;
}

function sumOf(loads: Float64Array, units: Uint32Array): number {
  let sum = 0;
  for (const unit of units) sum += loads[unit]!;
  return sum;
}
