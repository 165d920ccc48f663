import Flatbush from 'flatbush';
import { CORNER_SLACK, type CornerIndex } from './corner-index';
import type { Edges } from './edge-rings';

/** Edges cut where a corner of another lies on them: a long side beside two short ones. */
export function cutAtCorners(edges: Edges, { x, y }: CornerIndex): Edges {
  const corners = [...new Set(edges.flat())];
  if (corners.length === 0) return edges;
  const tree = new Flatbush(corners.length);
  for (const corner of corners) tree.add(x[corner]!, y[corner]!, x[corner]!, y[corner]!);
  tree.finish();
  return edges.flatMap(([from, to]) => {
    const [x1, y1, x2, y2] = [x[from]!, y[from]!, x[to]!, y[to]!];
    const length = Math.hypot(x2 - x1, y2 - y1);
    const on: [along: number, corner: number][] = [];
    const found = tree.search(
      Math.min(x1, x2) - CORNER_SLACK,
      Math.min(y1, y2) - CORNER_SLACK,
      Math.max(x1, x2) + CORNER_SLACK,
      Math.max(y1, y2) + CORNER_SLACK,
    );
    for (const place of found) {
      const corner = corners[place]!;
      if (corner === from || corner === to) continue;
      const [dx, dy] = [x[corner]! - x1, y[corner]! - y1];
      const across = Math.abs(dx * (y2 - y1) - dy * (x2 - x1)) / length;
      const along = (dx * (x2 - x1) + dy * (y2 - y1)) / length;
      if (across <= CORNER_SLACK && along > 0 && along < length) on.push([along, corner]);
    }
    if (on.length === 0) return [[from, to] as const];
    on.sort((a, b) => a[0] - b[0]);
    const stops = [from, ...on.map(([, corner]) => corner), to];
    return stops.slice(1).map((stop, i) => [stops[i]!, stop] as const);
  });
}
