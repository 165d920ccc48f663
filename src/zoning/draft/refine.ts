import { createConnection } from './connection';
import type { Level } from './level';
import { createMoveHeap } from './move-heap';
import { loadCost, type Objective } from './objective';

/** Moves that may be made in a row without a new best before a pass gives up. */
const PATIENCE = 120;
const MOST_PASSES = 12;
/** Gains below this are rounding. */
const LEAST_GAIN = 1e-9;

/**
 * Improves a partition in place by moving vertices between touching parts (Fiduccia and Mattheyses 1982, for k parts):
 * the best move first, also one that costs, each vertex once a pass; then back to the best state met. No pass ends
 * worse than it began. Fixed vertices stay, no part is emptied, and a part that is connected stays so. Gives the gain.
 */
export type Refine = (level: Level, part: Int32Array, objective: Objective) => number;

/**
 * Refinement of levels with at most so many vertices and parts. Its arrays are made once: halving a graph into hundreds
 * of parts refines thousands of small levels, and making arrays for each took longer than the moves.
 */
export function createRefine(mostVertices: number, mostParts: number): Refine {
  const connection = createConnection(mostVertices);
  const heap = createMoveHeap(mostVertices);
  const moved = new Uint8Array(mostVertices);
  const trail = new Int32Array(mostVertices);
  const trailFrom = new Int32Array(mostVertices);
  const sums = new Float64Array(mostParts);
  /** What the load of each part costs now. */
  const costs = new Float64Array(mostParts);
  const members = new Uint32Array(mostParts);
  /** Metres at which the vertex in question touches each part; 0 between questions. */
  const touch = new Float64Array(mostParts);
  const touched = new Int32Array(mostParts);

  return (level, part, objective) => {
    const { n, starts, ids, borders, loads, fixed, home, stay } = level;
    const { parts } = objective;
    sums.fill(0, 0, parts);
    members.fill(0, 0, parts);
    for (let vertex = 0; vertex < n; vertex++) {
      const own = part[vertex]!;
      sums[own] = sums[own]! + loads[vertex]!;
      members[own] = members[own]! + 1;
    }
    for (let own = 0; own < parts; own++) costs[own] = loadCost(own, sums[own]!, objective);
    let bestPart = -1;

    /** Gain of the best move of a vertex, its target in bestPart; −Infinity where it has none. */
    function bestMove(vertex: number): number {
      const own = part[vertex]!;
      let inner = 0;
      let count = 0;
      const end = starts[vertex + 1]!;
      for (let at = starts[vertex]!; at < end; at++) {
        const other = part[ids[at]!]!;
        if (other === own) {
          inner += borders[at]!;
          continue;
        }
        if (touch[other] === 0) touched[count++] = other;
        // A border of no length still joins.
        touch[other] = touch[other]! + borders[at]! + 1e-12;
      }
      bestPart = -1;
      let best = Number.NEGATIVE_INFINITY;
      if (count === 0) return best;
      const load = loads[vertex]!;
      const left = costs[own]! - loadCost(own, sums[own]! - load, objective) - inner;
      const leaving = home[vertex] === own ? -stay[vertex]! : 0;
      for (let i = 0; i < count; i++) {
        const other = touched[i]!;
        const back = home[vertex] === other ? stay[vertex]! : 0;
        const gain =
          left +
          touch[other]! +
          leaving +
          back +
          costs[other]! -
          loadCost(other, sums[other]! + load, objective);
        if (gain > best) {
          best = gain;
          bestPart = other;
        }
        touch[other] = 0;
      }
      return best;
    }

    function consider(vertex: number): void {
      if (moved[vertex] === 1 || fixed[vertex] !== -1) return;
      const gain = bestMove(vertex);
      if (bestPart >= 0) heap.set(vertex, gain);
      else heap.remove(vertex);
    }

    function move(vertex: number, to: number): void {
      const from = part[vertex]!;
      sums[from] = sums[from]! - loads[vertex]!;
      sums[to] = sums[to]! + loads[vertex]!;
      costs[from] = loadCost(from, sums[from]!, objective);
      costs[to] = loadCost(to, sums[to]!, objective);
      members[from] = members[from]! - 1;
      members[to] = members[to]! + 1;
      part[vertex] = to;
    }

    function pass(): number {
      heap.clear();
      moved.fill(0, 0, n);
      for (let vertex = 0; vertex < n; vertex++) consider(vertex);
      let length = 0;
      let gained = 0;
      let best = 0;
      let bestLength = 0;
      for (let vertex = heap.pop(); vertex >= 0; vertex = heap.pop()) {
        const gain = bestMove(vertex);
        const to = bestPart;
        if (to < 0) continue;
        // Loads have changed since it was put in: it waits at its present gain.
        if (gain < heap.top() - LEAST_GAIN) {
          heap.set(vertex, gain);
          continue;
        }
        const from = part[vertex]!;
        if (members[from] === 1 || !connection.staysWithout(level, part, vertex)) continue;
        trail[length] = vertex;
        trailFrom[length++] = from;
        moved[vertex] = 1;
        move(vertex, to);
        gained += gain;
        if (gained > best + LEAST_GAIN) {
          best = gained;
          bestLength = length;
        } else if (length - bestLength > PATIENCE) break;
        const end = starts[vertex + 1]!;
        for (let at = starts[vertex]!; at < end; at++) consider(ids[at]!);
      }
      for (let i = length - 1; i >= bestLength; i--) move(trail[i]!, trailFrom[i]!);
      return best;
    }

    let total = 0;
    for (let round = 0; round < MOST_PASSES; round++) {
      const gain = pass();
      total += gain;
      if (gain <= LEAST_GAIN) break;
    }
    return total;
  };
}
