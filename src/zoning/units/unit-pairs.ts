import type { UnitGraph } from '../../domain/unit-graph';

/** The graph of pairs that touch; borders of a pair that is given several times add up. */
export function graphOfPairs(
  units: number,
  pairs: Iterable<readonly [a: number, b: number, border: number]>,
): UnitGraph {
  const borders = new Map<number, number>();
  for (const [a, b, border] of pairs) {
    if (a === b) continue;
    const key = Math.min(a, b) * units + Math.max(a, b);
    borders.set(key, (borders.get(key) ?? 0) + border);
  }
  const starts = new Uint32Array(units + 1);
  for (const key of borders.keys()) {
    const [a, b] = [Math.floor(key / units), key % units];
    starts[a + 1] = starts[a + 1]! + 1;
    starts[b + 1] = starts[b + 1]! + 1;
  }
  for (let unit = 0; unit < units; unit++) starts[unit + 1] = starts[unit + 1]! + starts[unit]!;
  const next = starts.slice(0, units);
  const ids = new Uint32Array(2 * borders.size);
  const metres = new Float64Array(2 * borders.size);
  const put = (from: number, to: number, border: number) => {
    const at = next[from]!;
    next[from] = at + 1;
    ids[at] = to;
    metres[at] = border;
  };
  for (const [key, border] of borders) {
    put(Math.floor(key / units), key % units, border);
    put(key % units, Math.floor(key / units), border);
  }
  return { starts, ids, borders: metres };
}
