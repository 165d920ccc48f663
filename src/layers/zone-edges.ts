import type { ZoneGeometry } from '../domain/zone-set';

type Position = [lng: number, lat: number];

/**
 * Every edge once, as lines that run from junction to junction (or around, where there is none). Neighbours share
 * their edges, so drawing each zone's outline would draw, and blend, almost all of them twice.
 */
export function zoneEdgeLines(geometry: ZoneGeometry): GeoJSON.MultiLineString {
  const { points, ends } = uniqueSegments(geometry);
  const segmentCount = ends.length / 2;
  const { starts, touching } = segmentsByPoint(ends, points.length);
  const degree = (point: number) => starts[point + 1]! - starts[point]!;
  const used = new Uint8Array(segmentCount);
  const lines: Position[][] = [];

  const walk = (from: number, firstSegment: number) => {
    const line = [points[from]!];
    let point = from;
    let segment: number | undefined = firstSegment;
    while (segment !== undefined) {
      used[segment] = 1;
      point = ends[segment * 2] === point ? ends[segment * 2 + 1]! : ends[segment * 2]!;
      line.push(points[point]!);
      segment = undefined;
      if (degree(point) !== 2) break;
      for (let i = starts[point]!; i < starts[point + 1]!; i += 1) {
        if (used[touching[i]!] === 0) segment = touching[i]!;
      }
    }
    lines.push(line);
  };

  for (let point = 0; point < points.length; point += 1) {
    if (degree(point) === 2) continue;
    for (let i = starts[point]!; i < starts[point + 1]!; i += 1) {
      if (used[touching[i]!] === 0) walk(point, touching[i]!);
    }
  }
  // What is left has no junction: islands and holes.
  for (let segment = 0; segment < segmentCount; segment += 1) {
    if (used[segment] === 0) walk(ends[segment * 2]!, segment);
  }
  return { type: 'MultiLineString', coordinates: lines };
}

/** `ends` holds two indices into `points` per segment. Points are the same where their coordinates are. */
function uniqueSegments({ coordinates, ringStarts }: ZoneGeometry) {
  const points: Position[] = [];
  const indices = new Map<string, number>();
  const indexOf = (at: number): number => {
    const lng = coordinates[at * 2]!;
    const lat = coordinates[at * 2 + 1]!;
    const key = `${lng},${lat}`;
    let index = indices.get(key);
    if (index === undefined) {
      index = points.length;
      points.push([lng, lat]);
      indices.set(key, index);
    }
    return index;
  };
  const seen = new Set<number>();
  const ends: number[] = [];
  for (let ring = 0; ring + 1 < ringStarts.length; ring += 1) {
    const first = ringStarts[ring]!;
    const end = ringStarts[ring + 1]!;
    if (end - first < 2) continue;
    let previous = indexOf(end - 1);
    for (let at = first; at < end; at += 1) {
      const current = indexOf(at);
      const key = Math.min(previous, current) * 2 ** 26 + Math.max(previous, current);
      if (current !== previous && !seen.has(key)) {
        seen.add(key);
        ends.push(previous, current);
      }
      previous = current;
    }
  }
  return { points, ends };
}

function segmentsByPoint(ends: readonly number[], pointCount: number) {
  const starts = new Uint32Array(pointCount + 1);
  for (const point of ends) starts[point + 1]! += 1;
  for (let point = 0; point < pointCount; point += 1) starts[point + 1]! += starts[point]!;
  const next = starts.slice(0, pointCount);
  const touching = new Uint32Array(ends.length);
  ends.forEach((point, i) => {
    touching[next[point]!] = i >> 1;
    next[point]! += 1;
  });
  return { starts, touching };
}
