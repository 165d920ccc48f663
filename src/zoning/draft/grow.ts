import type { Level } from './level';
import type { Objective } from './objective';

/**
 * A first partition: locked and home vertices begin the parts they belong to, the other parts begin at a vertex far
 * from all begun ones (random among the far half), and the lightest part for its target always takes the free neighbour that adds
 * least new border. In a connected graph every part without locks comes out connected.
 */
export function growParts(level: Level, { parts, targets }: Objective, random: () => number): Int32Array {
  const { n, starts, ids, borders, loads, fixed, home } = level;
  const part = new Int32Array(n).fill(-1);
  const sums = new Float64Array(parts);
  const begun = new Uint8Array(parts);
  const frontier: number[][] = Array.from({ length: parts }, () => []);
  let left = n;

  function take(vertex: number, to: number): void {
    part[vertex] = to;
    begun[to] = 1;
    sums[to] = sums[to]! + loads[vertex]!;
    left--;
    for (let at = starts[vertex]!; at < starts[vertex + 1]!; at++) {
      const other = ids[at]!;
      if (part[other] === -1) frontier[to]!.push(other);
    }
  }

  for (let vertex = 0; vertex < n; vertex++) {
    const own = fixed[vertex]! >= 0 ? fixed[vertex]! : home[vertex]!;
    if (own >= 0) take(vertex, own);
  }
  seedRest();
  const closed = new Uint8Array(parts);
  while (left > 0) {
    const to = lightest();
    if (to < 0) break;
    const vertex = bestNeighbour(to);
    if (vertex < 0) closed[to] = 1;
    else take(vertex, to);
  }
  // Units that no part reached: only where the graph is not connected.
  for (let vertex = 0; vertex < n; vertex++) if (part[vertex] === -1) take(vertex, 0);
  return part;

  function lightest(): number {
    let best = -1;
    for (let to = 0; to < parts; to++) {
      if (closed[to] === 0 && (best < 0 || sums[to]! / targets[to]! < sums[best]! / targets[best]!))
        best = to;
    }
    return best;
  }

  function bestNeighbour(to: number): number {
    const open = frontier[to]!;
    let best = -1;
    let bestWorth = Number.NEGATIVE_INFINITY;
    let kept = 0;
    for (const vertex of open) {
      if (part[vertex] !== -1) continue;
      open[kept++] = vertex;
      let worth = 0;
      for (let at = starts[vertex]!; at < starts[vertex + 1]!; at++) {
        if (part[ids[at]!] === to) worth += borders[at]!;
        else if (part[ids[at]!] === -1) worth -= borders[at]!;
      }
      if (worth > bestWorth) {
        bestWorth = worth;
        best = vertex;
      }
    }
    open.length = kept;
    return best;
  }

  function seedRest(): void {
    const distance = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
    for (let vertex = 0; vertex < n; vertex++) if (part[vertex] !== -1) distance[vertex] = 0;
    spread(distance);
    for (let to = 0; to < parts; to++) {
      if (begun[to] === 1) continue;
      const seed = farVertex(distance);
      if (part[seed] !== -1) {
        // Everything is taken already: this part begins inside another.
        const from = part[seed]!;
        sums[from] = sums[from]! - loads[seed]!;
        left++;
      }
      take(seed, to);
      distance[seed] = 0;
      spread(distance, seed);
    }
  }

  /** Steps to the nearest begun part, by breadth; only what gets nearer is walked. */
  function spread(distance: Float64Array, from?: number): void {
    const queue: number[] = [];
    if (from !== undefined) queue.push(from);
    else for (let vertex = 0; vertex < n; vertex++) if (distance[vertex] === 0) queue.push(vertex);
    for (let i = 0; i < queue.length; i++) {
      const vertex = queue[i]!;
      for (let at = starts[vertex]!; at < starts[vertex + 1]!; at++) {
        const other = ids[at]!;
        if (distance[other]! <= distance[vertex]! + 1) continue;
        distance[other] = distance[vertex]! + 1;
        queue.push(other);
      }
    }
  }

  function farVertex(distance: Float64Array): number {
    let farthest = 0;
    for (let vertex = 0; vertex < n; vertex++) {
      if (fixed[vertex]! < 0 && Number.isFinite(distance[vertex]!))
        farthest = Math.max(farthest, distance[vertex]!);
    }
    const far: number[] = [];
    for (let vertex = 0; vertex < n; vertex++) {
      if (fixed[vertex]! < 0 && distance[vertex]! >= farthest * 0.75) far.push(vertex);
    }
    return far[Math.floor(random() * far.length)] ?? 0;
  }
}
