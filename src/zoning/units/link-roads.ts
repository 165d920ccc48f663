import Flatbush from 'flatbush';
import type { Road, RoadLines } from '../../domain/road-set';

/** A stretch of one road between two junctions, in metres on a plane. */
export interface Link {
  /** x, y interleaved. */
  readonly points: readonly number[];
  /** Index of its road. */
  readonly road: number;
  /** Junctions along it by distance from its start, both ends among them. */
  readonly junctions: readonly LinkJunction[];
  readonly metres: number;
  /** What the file says of the end, where it is the road's own; '' else. */
  readonly given: readonly [from: string, to: string];
}

export interface LinkJunction {
  readonly junction: number;
  readonly along: number;
}

/** A line that ends this close to another meets it there; cuts closer than this along a line are one. */
const MEETS_METRES = 1.5;
/** Points that two lines share lie no further apart than rounding. */
const SHARED_METRES = 0.05;

/**
 * Lines cut where two of them share a point, where one ends on the other, and where they cross on one level (a bridge
 * or tunnel that the file names only crosses its like). `points` are the lines' on the plane, x and y interleaved;
 * roads for which `wanted` does not hold are left out and cut nothing.
 */
export function linkRoads(
  roads: readonly Road[],
  { partStarts, roadStarts }: RoadLines,
  points: Float64Array,
  wanted: (road: Road) => boolean,
): readonly Link[] {
  const parts: Part[] = [];
  roads.forEach((road, index) => {
    if (!wanted(road)) return;
    for (let part = roadStarts[index]!; part < roadStarts[index + 1]!; part++) {
      const line = withoutRepeats(points, partStarts[part]!, partStarts[part + 1]!);
      if (line.length >= 4) parts.push(partOf(line, index, road.level ?? 0));
    }
  });
  const cuts = cutsOf(parts);
  const junctionAt = junctionFinder();
  return parts.flatMap((part, index) => {
    const places = mergedPlaces(cuts[index]!, part.along.at(-1)!);
    return places.slice(1).map((to, i): Link => {
      const from = places[i]!;
      const stretch = stretchOf(part, from, to);
      const road = roads[part.road]!;
      const whole = i === 0 && places.length === 2;
      return {
        points: stretch,
        road: part.road,
        junctions: [
          { junction: junctionAt(stretch[0]!, stretch[1]!), along: 0 },
          { junction: junctionAt(stretch.at(-2)!, stretch.at(-1)!), along: to - from },
        ],
        metres: to - from,
        given: [whole || i === 0 ? road.from : '', whole || i === places.length - 2 ? road.to : ''],
      };
    });
  });
}

interface Part {
  readonly line: readonly number[];
  /** Distance of each point from the start. */
  readonly along: readonly number[];
  readonly road: number;
  readonly level: number;
}

function withoutRepeats(points: Float64Array, from: number, to: number): number[] {
  const line: number[] = [];
  for (let point = from; point < to; point++) {
    const [x, y] = [points[2 * point]!, points[2 * point + 1]!];
    if (line.length > 0 && x === line.at(-2) && y === line.at(-1)) continue;
    line.push(x, y);
  }
  return line;
}

function partOf(line: readonly number[], road: number, level: number): Part {
  const along = [0];
  for (let at = 2; at < line.length; at += 2) {
    along.push(along.at(-1)! + Math.hypot(line[at]! - line[at - 2]!, line[at + 1]! - line[at - 1]!));
  }
  return { line, along, road, level };
}

/** Distances along each part at which it is cut. */
function cutsOf(parts: readonly Part[]): readonly number[][] {
  const cuts: number[][] = parts.map(() => []);
  const edges = parts.flatMap(({ line }, part) =>
    Array.from({ length: line.length / 2 - 1 }, (_, edge) => [part, edge] as const),
  );
  if (edges.length === 0) return cuts;
  const tree = new Flatbush(edges.length);
  const boxOf = ([part, edge]: readonly [number, number], room: number): [number, number, number, number] => {
    const { line } = parts[part]!;
    const [x1, y1, x2, y2] = [line[2 * edge]!, line[2 * edge + 1]!, line[2 * edge + 2]!, line[2 * edge + 3]!];
    return [
      Math.min(x1, x2) - room,
      Math.min(y1, y2) - room,
      Math.max(x1, x2) + room,
      Math.max(y1, y2) + room,
    ];
  };
  for (const edge of edges) tree.add(...boxOf(edge, MEETS_METRES));
  tree.finish();
  edges.forEach((own, index) => {
    for (const found of tree.search(...boxOf(own, 0))) {
      const other = edges[found]!;
      if (found <= index || own[0] === other[0]) continue;
      for (const [a, b] of meetings(parts, own, other)) {
        cuts[own[0]]!.push(a);
        cuts[other[0]]!.push(b);
      }
    }
  });
  return cuts;
}

/** Where two edges meet: distance along the part of each. */
function meetings(
  parts: readonly Part[],
  [partA, edgeA]: readonly [number, number],
  [partB, edgeB]: readonly [number, number],
): readonly (readonly [a: number, b: number])[] {
  const [a, b] = [parts[partA]!, parts[partB]!];
  const found: (readonly [number, number])[] = [];
  for (const point of [edgeA, edgeA + 1]) {
    const on = touching(a, point, b, edgeB);
    if (on !== null) found.push([a.along[point]!, on]);
  }
  for (const point of [edgeB, edgeB + 1]) {
    const on = touching(b, point, a, edgeA);
    if (on !== null) found.push([on, b.along[point]!]);
  }
  if (found.length > 0 || a.level !== b.level) return found;
  const [px, py] = [a.line[2 * edgeA]!, a.line[2 * edgeA + 1]!];
  const [rx, ry] = [a.line[2 * edgeA + 2]! - px, a.line[2 * edgeA + 3]! - py];
  const [qx, qy] = [b.line[2 * edgeB]!, b.line[2 * edgeB + 1]!];
  const [sx, sy] = [b.line[2 * edgeB + 2]! - qx, b.line[2 * edgeB + 3]! - qy];
  const cross = rx * sy - ry * sx;
  if (cross === 0) return [];
  const share = ((qx - px) * sy - (qy - py) * sx) / cross;
  const other = ((qx - px) * ry - (qy - py) * rx) / cross;
  if (share < 0 || share > 1 || other < 0 || other > 1) return [];
  return [[a.along[edgeA]! + share * Math.hypot(rx, ry), b.along[edgeB]! + other * Math.hypot(sx, sy)]];
}

/**
 * Where a point of one line lies on an edge of the other, as a distance along that other; null where it does not. Only
 * a line's own end may miss by more than rounding.
 */
function touching(of: Part, point: number, on: Part, edge: number): number | null {
  const isEnd = point === 0 || point === of.line.length / 2 - 1;
  const [px, py] = [on.line[2 * edge]!, on.line[2 * edge + 1]!];
  const [rx, ry] = [on.line[2 * edge + 2]! - px, on.line[2 * edge + 3]! - py];
  const [x, y] = [of.line[2 * point]! - px, of.line[2 * point + 1]! - py];
  const share = Math.min(1, Math.max(0, (x * rx + y * ry) / (rx * rx + ry * ry)));
  const off = Math.hypot(x - share * rx, y - share * ry);
  if (off > (isEnd ? MEETS_METRES : SHARED_METRES)) return null;
  // Inside an edge, a passing line on another level shares no point with it.
  const atPoint = share === 0 || share === 1;
  if (!isEnd && !atPoint && of.level !== on.level) return null;
  return on.along[edge]! + share * Math.hypot(rx, ry);
}

/** Both ends stay; of cuts that lie close together the first. */
function mergedPlaces(cuts: readonly number[], total: number): readonly number[] {
  const kept = [0];
  for (const place of [...cuts].sort((a, b) => a - b)) {
    if (place - kept.at(-1)! > MEETS_METRES && total - place > MEETS_METRES) kept.push(place);
  }
  return [...kept, total];
}

function stretchOf({ line, along }: Part, from: number, to: number): number[] {
  const points = [...pointAt(line, along, from)];
  along.forEach((distance, i) => {
    if (distance > from + 1e-6 && distance < to - 1e-6) points.push(line[2 * i]!, line[2 * i + 1]!);
  });
  points.push(...pointAt(line, along, to));
  return points;
}

function pointAt(line: readonly number[], along: readonly number[], distance: number): [number, number] {
  let i = 1;
  while (i < along.length - 1 && along[i]! < distance) i++;
  const span = along[i]! - along[i - 1]!;
  const share = span > 0 ? Math.min(1, Math.max(0, (distance - along[i - 1]!) / span)) : 0;
  const at = 2 * (i - 1);
  return [
    line[at]! + share * (line[at + 2]! - line[at]!),
    line[at + 1]! + share * (line[at + 3]! - line[at + 1]!),
  ];
}

/** Numbers places; those within the reach of a meeting are one. */
function junctionFinder(): (x: number, y: number) => number {
  const buckets = new Map<string, number[]>();
  const places: (readonly [x: number, y: number])[] = [];
  return (x, y) => {
    const [column, row] = [Math.floor(x / MEETS_METRES), Math.floor(y / MEETS_METRES)];
    for (let up = row - 1; up <= row + 1; up++) {
      for (let right = column - 1; right <= column + 1; right++) {
        const near = buckets
          .get(`${right},${up}`)
          ?.find((one) => Math.hypot(places[one]![0] - x, places[one]![1] - y) <= MEETS_METRES);
        if (near !== undefined) return near;
      }
    }
    const key = `${column},${row}`;
    buckets.set(key, [...(buckets.get(key) ?? []), places.length]);
    return places.push([x, y]) - 1;
  };
}
