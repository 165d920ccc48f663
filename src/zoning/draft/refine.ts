import { createConnection } from './connection';
import type { Level } from './level';
import { createMoveHeap } from './move-heap';
import { loadCost, type Objective, partLoads } from './objective';

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
export function refine(level: Level, part: Int32Array, objective: Objective): number {
  const { n, starts, ids, borders, loads, fixed, home, stay } = level;
  const { parts } = objective;
  const sums = partLoads(level, part, parts);
  const members = new Uint32Array(parts);
  for (let vertex = 0; vertex < n; vertex++) members[part[vertex]!] = members[part[vertex]!]! + 1;
  const connection = createConnection(level, part);
  const heap = createMoveHeap(n);
  const moved = new Uint8Array(n);
  const touch = new Float64Array(parts);
  const touched: number[] = [];
  let bestPart = -1;

  /** Gain of the best move of a vertex, its target in bestPart; −Infinity where it has none. */
  function bestMove(vertex: number): number {
    const own = part[vertex]!;
    let inner = 0;
    touched.length = 0;
    for (let at = starts[vertex]!; at < starts[vertex + 1]!; at++) {
      const other = part[ids[at]!]!;
      if (other === own) {
        inner += borders[at]!;
        continue;
      }
      if (touch[other] === 0) touched.push(other);
      // A border of no length still joins.
      touch[other] = touch[other]! + borders[at]! + 1e-12;
    }
    bestPart = -1;
    let best = Number.NEGATIVE_INFINITY;
    if (touched.length === 0) return best;
    const load = loads[vertex]!;
    const left = loadCost(own, sums[own]!, objective) - loadCost(own, sums[own]! - load, objective) - inner;
    const leaving = home[vertex] === own ? -stay[vertex]! : 0;
    for (const other of touched) {
      const back = home[vertex] === other ? stay[vertex]! : 0;
      const gain =
        left +
        touch[other]! +
        leaving +
        back +
        loadCost(other, sums[other]!, objective) -
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
    members[from] = members[from]! - 1;
    members[to] = members[to]! + 1;
    part[vertex] = to;
  }

  function pass(): number {
    heap.clear();
    moved.fill(0);
    for (let vertex = 0; vertex < n; vertex++) consider(vertex);
    const trail: { readonly vertex: number; readonly from: number }[] = [];
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
      if (members[from] === 1 || !connection.staysWithout(vertex)) continue;
      trail.push({ vertex, from });
      moved[vertex] = 1;
      move(vertex, to);
      gained += gain;
      if (gained > best + LEAST_GAIN) {
        best = gained;
        bestLength = trail.length;
      } else if (trail.length - bestLength > PATIENCE) break;
      for (let at = starts[vertex]!; at < starts[vertex + 1]!; at++) consider(ids[at]!);
    }
    for (let i = trail.length - 1; i >= bestLength; i--) move(trail[i]!.vertex, trail[i]!.from);
    return best;
  }

  let total = 0;
  for (let round = 0; round < MOST_PASSES; round++) {
    const gain = pass();
    total += gain;
    if (gain <= LEAST_GAIN) break;
  }
  return total;
}
