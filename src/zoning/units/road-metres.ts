import Flatbush from 'flatbush';
import type { RoadLines } from '../../domain/road-set';
import { NO_ZONE, type ZoneGeometry } from '../../domain/zone-set';
import { planeOf, toPlane } from './plane';

/** Pieces of road that no outline of a cell crosses. */
export interface RoadPiecesInCells {
  /** Middles, by which the cell is told. */
  readonly lngs: Float64Array;
  readonly lats: Float64Array;
  readonly metres: Float64Array;
  readonly road: Uint32Array;
}

/** Every edge of the roads cut where it crosses an outline. */
export function cutByOutlines(geometry: ZoneGeometry, lines: RoadLines): RoadPiecesInCells {
  const plane = planeOf(geometry.coordinates);
  const corners = toPlane(plane, geometry.coordinates);
  const outline = outlineTree(geometry, corners);
  const points = toPlane(plane, lines.coordinates);
  const [xs, ys, metres, road]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let own = 0; own < lines.roadStarts.length - 1; own++) {
    for (let part = lines.roadStarts[own]!; part < lines.roadStarts[own + 1]!; part++) {
      for (let point = lines.partStarts[part]!; point + 1 < lines.partStarts[part + 1]!; point++) {
        const at = 2 * point;
        const [x1, y1, x2, y2] = [points[at]!, points[at + 1]!, points[at + 2]!, points[at + 3]!];
        const length = Math.hypot(x2 - x1, y2 - y1);
        let from = 0;
        for (const share of [...outline.crossings(x1, y1, x2, y2), 1]) {
          if (share <= from) continue;
          const middle = (from + share) / 2;
          xs.push(x1 + middle * (x2 - x1));
          ys.push(y1 + middle * (y2 - y1));
          metres.push((share - from) * length);
          road.push(own);
          from = share;
        }
      }
    }
  }
  return {
    lngs: Float64Array.from(xs, (x) => x / plane.metresPerLng + plane.west),
    lats: Float64Array.from(ys, (y) => y / plane.metresPerLat + plane.south),
    metres: Float64Array.from(metres),
    road: Uint32Array.from(road),
  };
}

/** Metres of road in each cell, and 1 where a strict one of them is. `cells`: the cell of each piece, NO_ZONE for none. */
export function roadMetres(
  count: number,
  { metres, road }: RoadPiecesInCells,
  cells: Uint32Array,
  isStrict: (road: number) => boolean,
): { readonly lengthMetres: Float64Array; readonly strict: Uint8Array } {
  const lengthMetres = new Float64Array(count);
  const strict = new Uint8Array(count);
  cells.forEach((cell, piece) => {
    if (cell === NO_ZONE) return;
    lengthMetres[cell] = lengthMetres[cell]! + metres[piece]!;
    if (isStrict(road[piece]!)) strict[cell] = 1;
  });
  return { lengthMetres, strict };
}

function outlineTree({ ringStarts }: ZoneGeometry, corners: Float64Array) {
  const edges = corners.length / 2;
  const next = new Uint32Array(edges);
  for (let ring = 0; ring < ringStarts.length - 1; ring++) {
    for (let point = ringStarts[ring]!; point < ringStarts[ring + 1]!; point++) {
      next[point] = point + 1 < ringStarts[ring + 1]! ? point + 1 : ringStarts[ring]!;
    }
  }
  const tree = new Flatbush(Math.max(1, edges));
  for (let point = 0; point < edges; point++) {
    const [x1, y1] = [corners[2 * point]!, corners[2 * point + 1]!];
    const [x2, y2] = [corners[2 * next[point]!]!, corners[2 * next[point]! + 1]!];
    tree.add(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
  }
  if (edges === 0) tree.add(0, 0, 0, 0);
  tree.finish();
  return {
    /** Shares of the edge at which outlines cross it, ascending. */
    crossings(x1: number, y1: number, x2: number, y2: number): readonly number[] {
      const found: number[] = [];
      const [dx, dy] = [x2 - x1, y2 - y1];
      if (edges === 0) return found;
      for (const point of tree.search(
        Math.min(x1, x2),
        Math.min(y1, y2),
        Math.max(x1, x2),
        Math.max(y1, y2),
      )) {
        const [px, py] = [corners[2 * point]!, corners[2 * point + 1]!];
        const [sx, sy] = [corners[2 * next[point]!]! - px, corners[2 * next[point]! + 1]! - py];
        const cross = dx * sy - dy * sx;
        if (cross === 0) continue;
        const share = ((px - x1) * sy - (py - y1) * sx) / cross;
        const other = ((px - x1) * dy - (py - y1) * dx) / cross;
        if (share > 0 && share < 1 && other >= 0 && other <= 1) found.push(share);
      }
      return found.sort((a, b) => a - b);
    },
  };
}
