/** Neighbours in one list: those of vertex v are ids[starts[v] .. starts[v + 1]]. */
export interface Adjacency {
  readonly starts: Uint32Array;
  readonly ids: Uint32Array;
  readonly borders: Float64Array;
}

/** The same with borders of no length between the given pairs: who is tied may be in one zone without touching. */
export function withTies(
  { starts, ids, borders }: Adjacency,
  ties: readonly (readonly [number, number])[],
): Adjacency {
  const extra = new Map<number, number[]>();
  for (const [a, b] of ties) {
    extra.set(a, [...(extra.get(a) ?? []), b]);
    extra.set(b, [...(extra.get(b) ?? []), a]);
  }
  const tiedStarts = new Uint32Array(starts.length);
  const tiedIds = new Uint32Array(ids.length + 2 * ties.length);
  const tiedBorders = new Float64Array(tiedIds.length);
  let filled = 0;
  for (let vertex = 0; vertex + 1 < starts.length; vertex++) {
    for (let at = starts[vertex]!; at < starts[vertex + 1]!; at++) {
      tiedIds[filled] = ids[at]!;
      tiedBorders[filled++] = borders[at]!;
    }
    for (const other of extra.get(vertex) ?? []) tiedIds[filled++] = other;
    tiedStarts[vertex + 1] = filled;
  }
  return { starts: tiedStarts, ids: tiedIds, borders: tiedBorders };
}
