import type { Level } from './level';

/** What makes one partition better than another; all terms in metres of border. */
export interface Objective {
  readonly parts: number;
  /** Load that each part should have. */
  readonly targets: Float64Array;
  readonly tolerance: number;
  /** Metres that a whole target beyond the tolerance is worth. */
  readonly excessMetres: number;
  /** Metres that the square of a relative deviation is worth, inside the tolerance too. */
  readonly unevenMetres: number;
}

/** `shares` of the load, one a part and 1 in all; equal ones where they are left out. A part's girth, guessed from the mean border of a vertex, sets the scale. */
export function objectiveFor(
  level: Level,
  parts: number,
  tolerance: number,
  shares?: readonly number[],
): Objective {
  const total = level.loads.reduce((sum, load) => sum + load, 0);
  const borders = level.borders.reduce((sum, border) => sum + border, 0);
  const perVertex = level.n > 0 ? borders / level.n : 1;
  const girth = Math.max(1e-9, perVertex * Math.sqrt(level.n / parts));
  return {
    parts,
    targets: Float64Array.from({ length: parts }, (_, part) =>
      total > 0 ? total * (shares?.[part] ?? 1 / parts) : 1,
    ),
    tolerance,
    excessMetres: 200 * girth,
    unevenMetres: 4 * girth,
  };
}

export function loadCost(
  part: number,
  load: number,
  { targets, tolerance, excessMetres, unevenMetres }: Objective,
): number {
  const deviation = load / targets[part]! - 1;
  const excess = Math.abs(deviation) - tolerance;
  return unevenMetres * deviation * deviation + (excess > 0 ? excessMetres * excess * (1 + excess) : 0);
}

export function cutOf({ n, starts, ids, borders }: Level, part: Int32Array): number {
  let cut = 0;
  for (let vertex = 0; vertex < n; vertex++) {
    for (let at = starts[vertex]!; at < starts[vertex + 1]!; at++) {
      if (part[ids[at]!] !== part[vertex]) cut += borders[at]!;
    }
  }
  return cut / 2;
}

export function partLoads({ n, loads }: Level, part: Int32Array, parts: number): Float64Array {
  const sums = new Float64Array(parts);
  for (let vertex = 0; vertex < n; vertex++) sums[part[vertex]!] = sums[part[vertex]!]! + loads[vertex]!;
  return sums;
}

export function totalCost(level: Level, part: Int32Array, objective: Objective): number {
  let cost = cutOf(level, part);
  partLoads(level, part, objective.parts).forEach((load, own) => {
    cost += loadCost(own, load, objective);
  });
  for (let vertex = 0; vertex < level.n; vertex++) {
    if (level.home[vertex]! >= 0 && level.home[vertex] !== part[vertex]) cost += level.stay[vertex]!;
  }
  return cost;
}
