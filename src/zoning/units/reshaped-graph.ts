import type { UnitGraph } from '../../domain/unit-graph';
import type { LineTouch } from './line-touch';
import type { Reshape } from './reshape-segments';
import { graphOfPairs } from './unit-pairs';

/**
 * The neighbours after a change: pairs that it left alone keep their border; a changed unit has, of the neighbours of
 * what it was made of, those that its line touches, and the other part of the same split. A neighbour that touches it by
 * no corner any more stays with the part that is first, so that nobody loses a neighbour by rounding.
 */
export function reshapedGraph(before: UnitGraph, reshape: Reshape, touch: LineTouch): UnitGraph {
  const { sources, changed } = reshape;
  const became = new Map<number, number[]>();
  sources.forEach((olds, unit) => {
    for (const old of olds) became.set(old, [...(became.get(old) ?? []), unit]);
  });
  const touched = new Map(changed.map((unit) => [unit, new Set(touch.touching(unit))]));
  const meets = (a: number, b: number): boolean =>
    touched.get(a)?.has(b) === true ||
    touched.get(b)?.has(a) === true ||
    touchesBack(b, a) ||
    touchesBack(a, b);
  function touchesBack(unit: number, changedUnit: number): boolean {
    return touched.has(changedUnit) && touch.touching(unit).includes(changedUnit);
  }
  const borders = new Map<string, readonly [number, number, number]>();
  const add = (a: number, b: number, border: number): void => {
    if (a === b) return;
    const key = `${Math.min(a, b)} ${Math.max(a, b)}`;
    // A crossing that both halves of a merge shared with a third is one crossing.
    const known = borders.get(key)?.[2] ?? 0;
    borders.set(key, [a, b, Math.max(known, border)]);
  };
  for (let old = 0; old < before.starts.length - 1; old++) {
    for (let at = before.starts[old]!; at < before.starts[old + 1]!; at++) {
      const other = before.ids[at]!;
      if (other < old) continue;
      const border = before.borders[at]!;
      const pairs = became.get(old)!.flatMap((a) => became.get(other)!.map((b) => [a, b] as const));
      const kept = pairs.length === 1 ? pairs : pairs.filter(([a, b]) => meets(a, b));
      for (const [a, b] of kept.length === 0 ? pairs.slice(0, 1) : kept) add(a, b, border);
    }
  }
  const [first, second] = changed;
  if (first !== undefined && second !== undefined) add(first, second, 1);
  return graphOfPairs(sources.length, borders.values());
}
