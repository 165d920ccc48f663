import { growParts } from './grow';
import { type Coarsening, coarsen, type Level, subLevel } from './level';
import { type Objective, objectiveFor, totalCost } from './objective';
import { createRefine, type Refine } from './refine';

/** Coarsening ends at this many vertices a part, or when it no longer shrinks the graph. */
const VERTICES_PER_PART = 12;
const FEWEST_VERTICES = 60;
const SHRINK = 0.92;
/** Partitions tried on the coarsest level: many where it is small and each is cheap. */
const FEWEST_TRIES = 6;
/** Partitions by halving. */
const HALVINGS = 5;
const MOST_TRIES = 200;
const TRIED_VERTICES = 6000;
/** Beyond this growing all parts at once leaves too many of them shut in. */
const MANY_PARTS = 24;
/** Halves are kept near their share: what they are off adds up. */
const HALF_TOLERANCE = 0.015;

/**
 * A connected graph in `parts` connected parts of like load with short borders: coarsened by matching, grown and refined
 * on the coarsest level several times, the best refined again on every finer one. Deterministic for one `random`.
 */
export function partition(level: Level, parts: number, tolerance: number, random: () => number): Int32Array {
  if (parts <= 1) return new Int32Array(level.n);
  const tools = { random, refine: createRefine(level.n, parts) };
  return cut(level, objectiveFor(level, parts, tolerance), tools, HALVINGS);
}

interface Tools {
  readonly random: () => number;
  readonly refine: Refine;
}

function cut(level: Level, objective: Objective, tools: Tools, halvings: number): Int32Array {
  const { random, refine } = tools;
  const chain: Coarsening[] = [];
  let coarsest = level;
  const enough = Math.max(FEWEST_VERTICES, VERTICES_PER_PART * objective.parts);
  while (coarsest.n > enough) {
    const next = coarsen(coarsest, objective.targets[0]!, random);
    if (next.level.n > SHRINK * coarsest.n) break;
    chain.push(next);
    coarsest = next.level;
  }
  let part = bestStart(coarsest, objective, tools, halvings);
  for (let i = chain.length - 1; i >= 0; i--) {
    const finer = i === 0 ? level : chain[i - 1]!.level;
    const { vertexOf } = chain[i]!;
    const coarse = part;
    part = vertexOf.map((vertex) => coarse[vertex]!);
    refine(finer, part, objective);
  }
  return part;
}

/** Grown at once, and by halving again and again; the cheaper after refinement. */
function bestStart(level: Level, objective: Objective, tools: Tools, halvings: number): Int32Array {
  const { parts, tolerance } = objective;
  const { random, refine } = tools;
  const starts: (() => Int32Array | null)[] = [];
  // Locks and homes name their parts: halves would not know them.
  const bound = level.fixed.some((part) => part >= 0) || level.home.some((part) => part >= 0);
  const halved = bound || parts === 2 ? 0 : halvings;
  for (let i = 0; i < halved; i++) starts.push(() => halve(level, parts, tolerance, tools));
  const grown = halved > 0 && parts > MANY_PARTS ? 0 : grownTries(level.n, parts);
  for (let i = 0; i < grown; i++) starts.push(() => growParts(level, objective, random));

  let best: Int32Array | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const start of starts) {
    const part = start() ?? growParts(level, objective, random);
    refine(level, part, objective);
    const cost = totalCost(level, part, objective);
    if (cost < bestCost) {
      bestCost = cost;
      best = part;
    }
  }
  return best!;
}

/** Many where the level is small and each is cheap; few for halves, of which there are many. */
function grownTries(vertices: number, parts: number): number {
  const tries = Math.min(MOST_TRIES, Math.max(FEWEST_TRIES, Math.floor(TRIED_VERTICES / vertices)));
  return parts === 2 ? FEWEST_TRIES : tries;
}

/** null where a half came out with fewer vertices than it needs. */
function halve(level: Level, parts: number, tolerance: number, tools: Tools): Int32Array | null {
  const part = new Int32Array(level.n);
  if (parts === 1) return part;
  const first = parts >> 1;
  const objective = objectiveFor(level, 2, HALF_TOLERANCE, [first / parts, 1 - first / parts]);
  const side = cut(level, objective, tools, 0);
  for (const [half, count, from] of [
    [0, first, 0],
    [1, parts - first, first],
  ] as const) {
    const members = membersOf(side, half);
    if (members.length < count) return null;
    const inner = halve(subLevel(level, members), count, tolerance, tools);
    if (inner === null) return null;
    for (let i = 0; i < members.length; i++) part[members[i]!] = from + inner[i]!;
  }
  return part;
}

function membersOf(side: Int32Array, half: number): Uint32Array {
  const members = new Uint32Array(side.length);
  let count = 0;
  for (let vertex = 0; vertex < side.length; vertex++) if (side[vertex] === half) members[count++] = vertex;
  return members.subarray(0, count);
}
