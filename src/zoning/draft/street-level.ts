import type { DraftRequest } from '../../domain/draft';
import type { Level } from './level';
import { withTies } from './ties';

/** Some of the city's units as a graph of their own. `labels` are the zones that its parts become. */
export interface Patch {
  readonly level: Level;
  readonly units: Uint32Array;
  readonly labels: Int32Array;
}

/** Borders that leave the patch are left out; parts of it that do not touch are tied by a border of no length. */
export function patchOf(request: DraftRequest, units: Uint32Array, labels: Int32Array): Patch {
  const { graph, loads, locked, current } = request;
  const at = new Map<number, number>();
  units.forEach((unit, i) => {
    at.set(unit, i);
  });
  const partOf = new Map<number, number>();
  labels.forEach((label, part) => {
    partOf.set(label, part);
  });
  const starts = new Uint32Array(units.length + 1);
  const ids: number[] = [];
  const borders: number[] = [];
  for (let i = 0; i < units.length; i++) {
    for (let edge = graph.starts[units[i]!]!; edge < graph.starts[units[i]! + 1]!; edge++) {
      const other = at.get(graph.ids[edge]!);
      if (other === undefined) continue;
      ids.push(other);
      borders.push(graph.borders[edge]!);
    }
    starts[i + 1] = ids.length;
  }
  const own = Float64Array.from(units, (unit) => loads[unit]!);
  const mean = own.reduce((sum, load) => sum + load, 0) / Math.max(1, own.length);
  const level: Level = {
    n: units.length,
    starts,
    ids: Uint32Array.from(ids),
    borders: Float64Array.from(borders),
    loads: own,
    fixed: Int32Array.from(units, (unit) => partOf.get(locked?.[unit] ?? -1) ?? -1),
    home: Int32Array.from(units, (unit) =>
      request.stayMetres > 0 ? (partOf.get(current?.[unit] ?? -1) ?? -1) : -1,
    ),
    stay: own.map((load) => request.stayMetres * (mean > 0 ? Math.max(0.1, load / mean) : 1)),
  };
  return { level: tied(level), units, labels };
}

/** Adds borders of no length between the graph's pieces, each to the one before, so that a zone may span them. */
function tied(level: Level): Level {
  const piece = new Int32Array(level.n).fill(-1);
  const firsts: number[] = [];
  for (let first = 0; first < level.n; first++) {
    if (piece[first] !== -1) continue;
    const waiting = [first];
    piece[first] = firsts.length;
    for (let vertex = waiting.pop(); vertex !== undefined; vertex = waiting.pop()) {
      for (let at = level.starts[vertex]!; at < level.starts[vertex + 1]!; at++) {
        const other = level.ids[at]!;
        if (piece[other] !== -1) continue;
        piece[other] = firsts.length;
        waiting.push(other);
      }
    }
    firsts.push(first);
  }
  if (firsts.length <= 1) return level;
  const ties = firsts.slice(1).map((first, before) => [firsts[before]!, first] as const);
  return { ...level, ...withTies(level, ties) };
}
