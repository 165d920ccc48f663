import type { Level } from './level';

export interface Connection {
  /** Would the rest of the vertex's part still be one piece (as far as it is now) without it? */
  staysWithout(level: Level, part: Int32Array, vertex: number): boolean;
}

/**
 * Do the neighbours of a vertex in its part reach each other without it? First by the neighbours' own neighbours, which
 * settles nearly all; else by a walk through the part, which ends when all are met. For levels of at most so many vertices.
 */
export function createConnection(mostVertices: number): Connection {
  const seen = new Uint32Array(mostVertices);
  const wanted = new Uint32Array(mostVertices);
  const waiting = new Uint32Array(mostVertices);
  let stamp = 0;

  return {
    staysWithout({ starts, ids }, part, vertex) {
      const own = part[vertex]!;
      stamp++;
      let open = 0;
      let first = -1;
      for (let at = starts[vertex]!; at < starts[vertex + 1]!; at++) {
        const other = ids[at]!;
        if (part[other] !== own || wanted[other] === stamp) continue;
        wanted[other] = stamp;
        open++;
        first = other;
      }
      if (open <= 1) return true;
      seen[vertex] = stamp;
      seen[first] = stamp;
      open--;
      waiting[0] = first;
      let from = 0;
      let to = 1;
      // Wanted vertices jump the queue: around a vertex they mostly lie side by side.
      while (from < to) {
        const unit = waiting[from++]!;
        for (let at = starts[unit]!; at < starts[unit + 1]!; at++) {
          const other = ids[at]!;
          if (seen[other] === stamp || part[other] !== own) continue;
          seen[other] = stamp;
          if (wanted[other] === stamp) {
            if (--open === 0) return true;
            if (from < to) {
              waiting[to++] = waiting[from]!;
              waiting[from] = other;
            } else waiting[to++] = other;
          } else waiting[to++] = other;
        }
      }
      return false;
    },
  };
}
