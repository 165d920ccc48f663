import Flatbush from 'flatbush';
import type { UnitGraph } from '../../domain/unit-graph';
import type { ZoneGeometry } from '../../domain/zone-set';

/** Cells that touch along a border, and what of each cell's outline is nobody's. */
export interface CellGraph {
  readonly graph: UnitGraph;
  /** Metres of outline. */
  readonly perimeters: Float64Array;
  /** 1 where a part of the outline touches no other cell. */
  readonly rim: Uint8Array;
}

/** Borders drawn twice may lie this far apart; corners round to it. */
const SLACK_METRES = 0.1;
/** Less than this in common is a corner, not a border. */
const LEAST_BORDER_METRES = 0.5;
/** Free outline that a rim cell has at least. */
const LEAST_RIM_METRES = 1;
const METRES_PER_DEGREE = (6_371_008.8 * Math.PI) / 180;

/**
 * Neighbours by common border, also where one cell's side meets several shorter ones of others (T-junctions) and
 * where the drawn lines differ by up to 10 cm. Lengths in metres on a plane tangent at the middle of the set.
 */
export function cellGraph(geometry: ZoneGeometry): CellGraph {
  const cells = geometry.zoneStarts.length - 1;
  const edges = edgesOf(geometry);
  const count = edges.cell.length;
  const tree = new Flatbush(Math.max(1, count));
  for (let edge = 0; edge < count; edge++) {
    const [x1, y1, x2, y2] = endsOf(edges, edge);
    tree.add(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
  }
  if (count === 0) tree.add(0, 0, 0, 0);
  tree.finish();

  const perimeters = new Float64Array(cells);
  const shared = new Float64Array(cells);
  const borders = new Map<number, number>();
  for (let edge = 0; edge < count; edge++) {
    const own = edges.cell[edge]!;
    const [x1, y1, x2, y2] = endsOf(edges, edge);
    const length = Math.hypot(x2 - x1, y2 - y1);
    perimeters[own] = perimeters[own]! + length;
    const [west, east] = [Math.min(x1, x2) - SLACK_METRES, Math.max(x1, x2) + SLACK_METRES];
    const [south, north] = [Math.min(y1, y2) - SLACK_METRES, Math.max(y1, y2) + SLACK_METRES];
    for (const other of tree.search(west, south, east, north)) {
      const neighbour = edges.cell[other]!;
      if (neighbour === own) continue;
      const common = commonLength(x1, y1, x2, y2, length, endsOf(edges, other));
      if (common <= 0) continue;
      shared[own] = shared[own]! + common;
      // From both sides: half of each, so that the two ends of a pair agree.
      const key = own < neighbour ? own * cells + neighbour : neighbour * cells + own;
      borders.set(key, (borders.get(key) ?? 0) + common / 2);
    }
  }
  const rim = Uint8Array.from(perimeters, (metres, cell) =>
    metres - shared[cell]! > LEAST_RIM_METRES ? 1 : 0,
  );
  return { graph: graphOf(cells, borders), perimeters, rim };
}

function graphOf(cells: number, borders: ReadonlyMap<number, number>): UnitGraph {
  const pairs = [...borders].filter(([, metres]) => metres >= LEAST_BORDER_METRES);
  const starts = new Uint32Array(cells + 1);
  const ends = pairs.map(([key]) => [Math.floor(key / cells), key % cells] as const);
  for (const [a, b] of ends) {
    starts[a + 1] = starts[a + 1]! + 1;
    starts[b + 1] = starts[b + 1]! + 1;
  }
  for (let cell = 0; cell < cells; cell++) starts[cell + 1] = starts[cell + 1]! + starts[cell]!;
  const next = starts.slice(0, cells);
  const ids = new Uint32Array(2 * pairs.length);
  const metres = new Float64Array(2 * pairs.length);
  ends.forEach(([a, b], pair) => {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const at = next[from]!;
      next[from] = at + 1;
      ids[at] = to;
      metres[at] = pairs[pair]![1];
    }
  });
  return { starts, ids, borders: metres };
}

/** x1, y1, x2, y2 in metres, and the cell of each edge. */
interface Edges {
  readonly ends: Float64Array;
  readonly cell: Uint32Array;
}

function edgesOf({ coordinates, ringStarts, zoneStarts }: ZoneGeometry): Edges {
  let south = Number.POSITIVE_INFINITY;
  let north = Number.NEGATIVE_INFINITY;
  for (let at = 1; at < coordinates.length; at += 2) {
    south = Math.min(south, coordinates[at]!);
    north = Math.max(north, coordinates[at]!);
  }
  const alongLng = METRES_PER_DEGREE * Math.cos((((south + north) / 2) * Math.PI) / 180);
  const [west, base] = [coordinates[0] ?? 0, coordinates[1] ?? 0];
  const ends: number[] = [];
  const cell: number[] = [];
  for (let zone = 0; zone < zoneStarts.length - 1; zone++) {
    for (let ring = zoneStarts[zone]!; ring < zoneStarts[zone + 1]!; ring++) {
      const [from, to] = [ringStarts[ring]!, ringStarts[ring + 1]!];
      for (let point = from; point < to; point++) {
        const after = point + 1 < to ? point + 1 : from;
        ends.push(
          (coordinates[2 * point]! - west) * alongLng,
          (coordinates[2 * point + 1]! - base) * METRES_PER_DEGREE,
          (coordinates[2 * after]! - west) * alongLng,
          (coordinates[2 * after + 1]! - base) * METRES_PER_DEGREE,
        );
        cell.push(zone);
      }
    }
  }
  return { ends: Float64Array.from(ends), cell: Uint32Array.from(cell) };
}

function endsOf({ ends }: Edges, edge: number): readonly [number, number, number, number] {
  return [ends[4 * edge]!, ends[4 * edge + 1]!, ends[4 * edge + 2]!, ends[4 * edge + 3]!];
}

/** How much of the other edge lies along this one: both its ends within the slack of the line, measured along it. */
function commonLength(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  length: number,
  [u1, v1, u2, v2]: readonly [number, number, number, number],
): number {
  if (length === 0) return 0;
  const [dx, dy] = [(x2 - x1) / length, (y2 - y1) / length];
  const along1 = (u1 - x1) * dx + (v1 - y1) * dy;
  const along2 = (u2 - x1) * dx + (v2 - y1) * dy;
  const from = Math.max(0, Math.min(along1, along2));
  const to = Math.min(length, Math.max(along1, along2));
  if (to - from <= 0) return 0;
  // Distance from the line where the stretch in common begins and ends.
  const off1 = (v1 - y1) * dx - (u1 - x1) * dy;
  const off2 = (v2 - y1) * dx - (u2 - x1) * dy;
  const span = along2 - along1;
  const offAt = (along: number) =>
    Math.abs(span) < 1e-9 ? off1 : off1 + ((off2 - off1) * (along - along1)) / span;
  return Math.abs(offAt(from)) <= SLACK_METRES && Math.abs(offAt(to)) <= SLACK_METRES ? to - from : 0;
}
