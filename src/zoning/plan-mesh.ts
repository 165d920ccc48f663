import earcut from 'earcut';
import { mercatorX, mercatorY } from '../domain/mercator';
import { nestRings } from '../domain/nested-rings';
import type { Extent } from '../domain/place';
import { NO_UNIT, type PlanChunk, type PlanMesh } from '../domain/plan-mesh';
import type { ZoneGeometry } from '../domain/zone-set';
import { unitEdges } from './unit-edges';

/** Tiles along each side of the units' extent. */
const TILES = 12;

export function planMesh(geometry: ZoneGeometry): PlanMesh {
  const { ringStarts, zoneStarts } = geometry;
  const unitCount = zoneStarts.length - 1;
  const mercator = toMercator(geometry.coordinates);
  const whole = boxOf(mercator, 0, mercator.length / 2);
  const origin = [(whole.west + whole.east) / 2, (whole.south + whole.north) / 2] as const;
  const positions = new Float32Array(mercator.length);
  for (let at = 0; at < mercator.length; at++) positions[at] = mercator[at]! - origin[at & 1]!;

  const units = new Uint32Array(mercator.length / 2);
  const tileOf = new Uint16Array(unitCount);
  for (let unit = 0; unit < unitCount; unit++) {
    const first = ringStarts[zoneStarts[unit]!]!;
    const end = ringStarts[zoneStarts[unit + 1]!]!;
    units.fill(unit, first, end);
    if (end > first) tileOf[unit] = tileAt(whole, mercator[2 * first]!, mercator[2 * first + 1]!);
  }
  const order = Uint32Array.from({ length: unitCount }, (_, unit) => unit).sort(
    (a, b) => tileOf[a]! - tileOf[b]! || a - b,
  );
  const edges = unitEdges(geometry, order);

  const indices: number[] = [];
  const chunks: PlanChunk[] = [];
  let edge = 0;
  for (let from = 0; from < unitCount; ) {
    const tile = tileOf[order[from]!]!;
    const firstIndex = indices.length;
    const firstEdge = edge;
    const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
    let to = from;
    for (; to < unitCount && tileOf[order[to]!] === tile; to++) {
      const unit = order[to]!;
      triangulate(geometry, mercator, unit, indices);
      const own = boxOf(mercator, ringStarts[zoneStarts[unit]!]!, ringStarts[zoneStarts[unit + 1]!]!);
      box.west = Math.min(box.west, own.west);
      box.south = Math.min(box.south, own.south);
      box.east = Math.max(box.east, own.east);
      box.north = Math.max(box.north, own.north);
      while (edge < edges.owners.length && edges.owners[edge] === unit) edge++;
    }
    chunks.push({
      firstIndex,
      indexCount: indices.length - firstIndex,
      firstEdge,
      edgeCount: edge - firstEdge,
      box,
    });
    from = to;
  }

  const edgePositions = new Float32Array(edges.owners.length * 4);
  edges.points.forEach((point, i) => {
    edgePositions[2 * i] = positions[2 * point]!;
    edgePositions[2 * i + 1] = positions[2 * point + 1]!;
  });
  const edgeUnits = new Uint32Array(edges.owners.length * 2);
  edges.owners.forEach((owner, i) => {
    edgeUnits[2 * i] = owner;
    edgeUnits[2 * i + 1] = edges.others[i] ?? NO_UNIT;
  });
  return {
    unitCount,
    origin,
    positions,
    units,
    indices: Uint32Array.from(indices),
    edges: edgePositions,
    edgeUnits,
    chunks,
  };
}

function triangulate(
  { ringStarts, zoneStarts }: ZoneGeometry,
  mercator: Float64Array,
  unit: number,
  into: number[],
): void {
  const firstRing = zoneStarts[unit]!;
  const endRing = zoneStarts[unit + 1]!;
  const start = ringStarts[firstRing]!;
  if (endRing === firstRing + 1) {
    const end = ringStarts[endRing]!;
    if (end - start === 4 && isConvex(mercator, start)) {
      into.push(start, start + 1, start + 2, start, start + 2, start + 3);
      return;
    }
    for (const index of earcut(mercator.subarray(2 * start, 2 * end) as unknown as number[]))
      into.push(start + index);
    return;
  }
  // Rings carry no mark of what they are: outlines with their holes are found first.
  const points = new Map<string, number>();
  const rings: [number, number][][] = [];
  for (let ring = firstRing; ring < endRing; ring++) {
    const positions: [number, number][] = [];
    for (let at = ringStarts[ring]!; at < ringStarts[ring + 1]!; at++) {
      const position: [number, number] = [mercator[2 * at]!, mercator[2 * at + 1]!];
      points.set(`${position[0]},${position[1]}`, at);
      positions.push(position);
    }
    if (positions.length >= 3) rings.push([...positions, positions[0]!]);
  }
  for (const part of nestRings(rings)) {
    const flat: number[] = [];
    const holes: number[] = [];
    part.forEach((ring, i) => {
      if (i > 0) holes.push(flat.length / 2);
      for (const [x, y] of ring.slice(0, -1)) flat.push(x, y);
    });
    for (const index of earcut(flat, holes))
      into.push(points.get(`${flat[2 * index]},${flat[2 * index + 1]}`)!);
  }
}

function isConvex(mercator: Float64Array, start: number): boolean {
  let turns = 0;
  for (let i = 0; i < 4; i++) {
    const [a, b, c] = [start + i, start + ((i + 1) % 4), start + ((i + 2) % 4)];
    const cross =
      (mercator[2 * b]! - mercator[2 * a]!) * (mercator[2 * c + 1]! - mercator[2 * b + 1]!) -
      (mercator[2 * b + 1]! - mercator[2 * a + 1]!) * (mercator[2 * c]! - mercator[2 * b]!);
    turns += Math.sign(cross);
  }
  return Math.abs(turns) === 4;
}

function toMercator(coordinates: Float64Array): Float64Array {
  const mercator = new Float64Array(coordinates.length);
  for (let at = 0; at < coordinates.length; at += 2) {
    mercator[at] = mercatorX(coordinates[at]!);
    mercator[at + 1] = mercatorY(coordinates[at + 1]!);
  }
  return mercator;
}

/** North is the smaller y of Mercator; here `south` is the smaller number, whatever it means on the ground. */
function boxOf(mercator: Float64Array, from: number, to: number): Extent {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = from; at < to; at++) {
    west = Math.min(west, mercator[2 * at]!);
    east = Math.max(east, mercator[2 * at]!);
    south = Math.min(south, mercator[2 * at + 1]!);
    north = Math.max(north, mercator[2 * at + 1]!);
  }
  return { west, south, east, north };
}

function tileAt({ west, south, east, north }: Extent, x: number, y: number): number {
  const column = Math.min(TILES - 1, Math.floor(((x - west) / (east - west || 1)) * TILES));
  const row = Math.min(TILES - 1, Math.floor(((y - south) / (north - south || 1)) * TILES));
  return row * TILES + column;
}
