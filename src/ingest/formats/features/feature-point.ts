import { interiorPoint, type Ring } from '../../../domain/interior-point';
import { isObject } from '../geojson-geometry';

/** First and second coordinate in the file's own system. */
export type FilePoint = readonly [first: number, second: number];

type Positions = readonly (readonly number[])[];

/**
 * One point for a geometry of any kind: a point itself, the first of several, the middle of the longest line, a point
 * inside the largest polygon. null where there is no finite position. The system is not looked at, so planar
 * coordinates pass.
 */
export function featurePoint(geometry: unknown): FilePoint | null {
  if (!isObject(geometry) || typeof geometry.type !== 'string') return null;
  const { type, coordinates } = geometry;
  if (type === 'GeometryCollection') {
    if (!Array.isArray(geometry.geometries)) return null;
    for (const member of geometry.geometries.slice(0, 10_000) as unknown[]) {
      // A collection inside a collection is not asked again: RFC 7946 §3.1.8 advises against it.
      const point = isObject(member) && member.type !== 'GeometryCollection' ? featurePoint(member) : null;
      if (point !== null) return point;
    }
    return null;
  }
  switch (type) {
    case 'Point':
      return positionOf(coordinates);
    case 'MultiPoint':
      return (positionsOf(coordinates)[0] as FilePoint | undefined) ?? null;
    case 'LineString':
      return middleOf(positionsOf(coordinates));
    case 'MultiLineString':
      return middleOf(largest(listOf(coordinates).map(positionsOf), lengthOf));
    case 'Polygon':
      return insideOf(listOf(coordinates).map(positionsOf));
    case 'MultiPolygon':
      return insideOf(
        largest(
          listOf(coordinates).map((polygon) => listOf(polygon).map(positionsOf)),
          (rings) => Math.abs(areaOf(rings[0] ?? [])),
        ),
      );
    default:
      return null;
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function positionOf(value: unknown): FilePoint | null {
  if (!Array.isArray(value)) return null;
  const [first, second] = value as unknown[];
  return typeof first === 'number' &&
    typeof second === 'number' &&
    Number.isFinite(first) &&
    Number.isFinite(second)
    ? [first, second]
    : null;
}

function positionsOf(value: unknown): Positions {
  return listOf(value).flatMap((one) => {
    const position = positionOf(one);
    return position === null ? [] : [position];
  });
}

function largest<T>(members: readonly T[], sizeOf: (member: T) => number): T | undefined {
  let best: T | undefined;
  let bestSize = Number.NEGATIVE_INFINITY;
  for (const member of members) {
    const size = sizeOf(member);
    if (size > bestSize) [best, bestSize] = [member, size];
  }
  return best;
}

function lengthOf(line: Positions): number {
  let length = 0;
  for (let at = 1; at < line.length; at++) length += stepOf(line, at);
  return length;
}

function stepOf(line: Positions, at: number): number {
  return Math.hypot(line[at]![0]! - line[at - 1]![0]!, line[at]![1]! - line[at - 1]![1]!);
}

/** Half-way along. */
function middleOf(line: Positions | undefined): FilePoint | null {
  const first = line?.[0];
  if (line === undefined || first === undefined) return null;
  let rest = lengthOf(line) / 2;
  for (let at = 1; at < line.length; at++) {
    const step = stepOf(line, at);
    if (step >= rest && step > 0) {
      const [from, to] = [line[at - 1]!, line[at]!];
      const part = rest / step;
      return [from[0]! + part * (to[0]! - from[0]!), from[1]! + part * (to[1]! - from[1]!)];
    }
    rest -= step;
  }
  return [first[0]!, first[1]!];
}

function insideOf(rings: readonly Positions[] | undefined): FilePoint | null {
  return rings === undefined || rings.length === 0 ? null : interiorPoint(rings as readonly Ring[]);
}

function areaOf(ring: Positions): number {
  let twice = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i++) {
    twice += ring[j]![0]! * ring[i]![1]! - ring[i]![0]! * ring[j]![1]!;
  }
  return twice / 2;
}
