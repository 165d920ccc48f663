import { type UnitGraph, unitCount } from '../domain/unit-graph';

/**
 * Connected parts of the units, joined only where `same(a, b)` holds for two that touch. Parts are numbered in the
 * order of their first unit.
 */
export function components(
  graph: UnitGraph,
  same: (a: number, b: number) => boolean,
): { readonly part: Int32Array; readonly count: number } {
  const n = unitCount(graph);
  const part = new Int32Array(n).fill(-1);
  const waiting = new Uint32Array(n);
  let count = 0;
  for (let first = 0; first < n; first++) {
    if (part[first] !== -1) continue;
    part[first] = count;
    let from = 0;
    let to = 1;
    waiting[0] = first;
    while (from < to) {
      const unit = waiting[from++]!;
      for (let at = graph.starts[unit]!; at < graph.starts[unit + 1]!; at++) {
        const other = graph.ids[at]!;
        if (part[other] !== -1 || !same(unit, other)) continue;
        part[other] = count;
        waiting[to++] = other;
      }
    }
    count++;
  }
  return { part, count };
}
