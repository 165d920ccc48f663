/** A graph to be cut into parts; on coarser levels a vertex stands for a connected group of units. */
export interface Level {
  readonly n: number;
  readonly starts: Uint32Array;
  readonly ids: Uint32Array;
  readonly borders: Float64Array;
  readonly loads: Float64Array;
  /** Part that a vertex must be in, −1 for free. */
  readonly fixed: Int32Array;
  /** Part of the plan in force, −1 for none. */
  readonly home: Int32Array;
  /** What it costs, in metres of border, to take the vertex from its home. */
  readonly stay: Float64Array;
}

/** A coarser level and the vertex there of each vertex here. */
export interface Coarsening {
  readonly level: Level;
  readonly vertexOf: Int32Array;
}

/** No vertex may outgrow this share of a part: parts are made of several. */
const LARGEST_SHARE = 0.25;

/**
 * Heavy-edge matching (Karypis and Kumar 1998): each vertex joins the free neighbour with the longest border for its
 * load, in an order dealt by `random`. Vertices with another lock or home are never joined.
 */
export function coarsen(level: Level, partLoad: number, random: () => number): Coarsening {
  const { n, starts, ids, borders, loads, fixed, home } = level;
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const vertex = order[i]!;
    order[i] = order[j]!;
    order[j] = vertex;
  }
  const vertexOf = new Int32Array(n).fill(-1);
  let count = 0;
  for (const vertex of order) {
    if (vertexOf[vertex] !== -1) continue;
    let best = -1;
    let bestWorth = -1;
    for (let at = starts[vertex]!; at < starts[vertex + 1]!; at++) {
      const other = ids[at]!;
      if (vertexOf[other] !== -1 || other === vertex) continue;
      if (fixed[other] !== fixed[vertex] || home[other] !== home[vertex]) continue;
      const load = loads[other]! + loads[vertex]!;
      if (load > LARGEST_SHARE * partLoad && loads[other]! > 0 && loads[vertex]! > 0) continue;
      const worth = borders[at]! / (load + partLoad * 1e-6);
      if (worth > bestWorth) {
        bestWorth = worth;
        best = other;
      }
    }
    vertexOf[vertex] = count;
    if (best >= 0) vertexOf[best] = count;
    count++;
  }
  return { level: joined(level, vertexOf, count), vertexOf };
}

function joined(level: Level, vertexOf: Int32Array, n: number): Level {
  const { starts, ids, borders } = level;
  const loads = new Float64Array(n);
  const stay = new Float64Array(n);
  const fixed = new Int32Array(n).fill(-1);
  const home = new Int32Array(n).fill(-1);
  // Members of each coarse vertex: at most two.
  const first = new Int32Array(n).fill(-1);
  const second = new Int32Array(n).fill(-1);
  for (let vertex = 0; vertex < level.n; vertex++) {
    const coarse = vertexOf[vertex]!;
    loads[coarse] = loads[coarse]! + level.loads[vertex]!;
    stay[coarse] = stay[coarse]! + level.stay[vertex]!;
    fixed[coarse] = level.fixed[vertex]!;
    home[coarse] = level.home[vertex]!;
    if (first[coarse] === -1) first[coarse] = vertex;
    else second[coarse] = vertex;
  }
  const coarseStarts = new Uint32Array(n + 1);
  const coarseIds = new Uint32Array(ids.length);
  const coarseBorders = new Float64Array(ids.length);
  const slotOf = new Int32Array(n).fill(-1);
  let filled = 0;
  for (let coarse = 0; coarse < n; coarse++) {
    const from = filled;
    for (const vertex of [first[coarse]!, second[coarse]!]) {
      if (vertex < 0) continue;
      for (let at = starts[vertex]!; at < starts[vertex + 1]!; at++) {
        const other = vertexOf[ids[at]!]!;
        if (other === coarse) continue;
        const slot = slotOf[other]!;
        if (slot >= from) {
          coarseBorders[slot] = coarseBorders[slot]! + borders[at]!;
        } else {
          slotOf[other] = filled;
          coarseIds[filled] = other;
          coarseBorders[filled++] = borders[at]!;
        }
      }
    }
    coarseStarts[coarse + 1] = filled;
  }
  return {
    n,
    starts: coarseStarts,
    ids: coarseIds.subarray(0, filled),
    borders: coarseBorders.subarray(0, filled),
    loads,
    fixed,
    home,
    stay,
  };
}

/** The vertices of `members` alone, in their order; borders that leave them are left out. */
export function subLevel(level: Level, members: Uint32Array): Level {
  const at = new Int32Array(level.n).fill(-1);
  for (let i = 0; i < members.length; i++) at[members[i]!] = i;
  const starts = new Uint32Array(members.length + 1);
  const ids = new Uint32Array(level.ids.length);
  const borders = new Float64Array(level.ids.length);
  let filled = 0;
  for (let i = 0; i < members.length; i++) {
    for (let edge = level.starts[members[i]!]!; edge < level.starts[members[i]! + 1]!; edge++) {
      const other = at[level.ids[edge]!]!;
      if (other < 0) continue;
      ids[filled] = other;
      borders[filled++] = level.borders[edge]!;
    }
    starts[i + 1] = filled;
  }
  const n = members.length;
  const loads = new Float64Array(n);
  const stay = new Float64Array(n);
  const fixed = new Int32Array(n);
  const home = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const vertex = members[i]!;
    loads[i] = level.loads[vertex]!;
    stay[i] = level.stay[vertex]!;
    fixed[i] = level.fixed[vertex]!;
    home[i] = level.home[vertex]!;
  }
  return {
    n,
    starts,
    ids: ids.subarray(0, filled),
    borders: borders.subarray(0, filled),
    loads,
    fixed,
    home,
    stay,
  };
}
