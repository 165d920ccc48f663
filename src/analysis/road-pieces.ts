import Flatbush from 'flatbush';
import { ROAD_PIECE_METRES, type RoadPieces } from '../domain/hotspot-units';
import type { RoadSet } from '../domain/road-set';
import { onPlane } from './distance-band';

/** A line that ends this close to another meets it there; crossings closer than this along a line are one. */
const MEETS_METRES = 1.5;

/**
 * Lines cut wherever two of them cross or meet (a bridge counts as a crossing: files do not say), and between cuts
 * into equal pieces as near to 100 m as their number allows. Lengths on a plane tangent at the middle.
 */
export function roadPieces({ roads, lines }: RoadSet): RoadPieces {
  const { xs, ys } = onPlane(lines.coordinates);
  const parts = partsOf(lines.partStarts, lines.roadStarts);
  const cuts = cutsOf(xs, ys, parts);
  const coordinates: number[] = [];
  const starts = [0];
  const lengths: number[] = [];
  const ofRoad: number[] = [];
  parts.forEach((part, index) => {
    const along = distancesAlong(xs, ys, part);
    const total = along.at(-1)!;
    if (!(total > 0)) return;
    const places = mergeClose(
      [0, ...cuts[index]!, total].sort((a, b) => a - b),
      total,
    );
    for (let i = 1; i < places.length; i++) {
      const from = places[i - 1]!;
      const length = places[i]! - from;
      const count = Math.max(1, Math.round(length / ROAD_PIECE_METRES));
      for (let piece = 0; piece < count; piece++) {
        stretch(
          lines.coordinates,
          part,
          along,
          from + (piece * length) / count,
          from + ((piece + 1) * length) / count,
          coordinates,
        );
        starts.push(coordinates.length / 2);
        lengths.push(length / count);
        ofRoad.push(part.road);
      }
    }
  });
  return {
    coordinates: Float64Array.from(coordinates),
    starts: Uint32Array.from(starts),
    lengthsMetres: Float64Array.from(lengths),
    roads: Uint32Array.from(ofRoad),
    names: roads.map(({ name }) => name),
  };
}

interface Part {
  readonly road: number;
  /** Points from ≤ p < to. */
  readonly from: number;
  readonly to: number;
}

function partsOf(partStarts: Uint32Array, roadStarts: Uint32Array): readonly Part[] {
  const parts: Part[] = [];
  for (let road = 0; road < roadStarts.length - 1; road++) {
    for (let part = roadStarts[road]!; part < roadStarts[road + 1]!; part++) {
      const from = partStarts[part]!;
      const to = partStarts[part + 1]!;
      if (to - from >= 2) parts.push({ road, from, to });
    }
  }
  return parts;
}

/** Distance of each point of a part from its start. */
function distancesAlong(xs: Float64Array, ys: Float64Array, { from, to }: Part): number[] {
  const along = [0];
  for (let point = from + 1; point < to; point++) {
    along.push(along.at(-1)! + Math.hypot(xs[point]! - xs[point - 1]!, ys[point]! - ys[point - 1]!));
  }
  return along;
}

/** Per part the distances from its start at which another part crosses or meets it. */
function cutsOf(xs: Float64Array, ys: Float64Array, parts: readonly Part[]): readonly number[][] {
  const segments: { readonly part: number; readonly point: number; readonly before: number }[] = [];
  parts.forEach((part, index) => {
    const along = distancesAlong(xs, ys, part);
    for (let point = part.from; point < part.to - 1; point++) {
      segments.push({ part: index, point, before: along[point - part.from]! });
    }
  });
  const cuts: number[][] = parts.map(() => []);
  if (segments.length === 0) return cuts;
  const tree = new Flatbush(segments.length);
  for (const { point } of segments) {
    tree.add(
      Math.min(xs[point]!, xs[point + 1]!) - MEETS_METRES,
      Math.min(ys[point]!, ys[point + 1]!) - MEETS_METRES,
      Math.max(xs[point]!, xs[point + 1]!) + MEETS_METRES,
      Math.max(ys[point]!, ys[point + 1]!) + MEETS_METRES,
    );
  }
  tree.finish();
  segments.forEach((segment, index) => {
    const { point } = segment;
    const others = tree.search(
      Math.min(xs[point]!, xs[point + 1]!),
      Math.min(ys[point]!, ys[point + 1]!),
      Math.max(xs[point]!, xs[point + 1]!),
      Math.max(ys[point]!, ys[point + 1]!),
    );
    for (const other of others) {
      if (other === index || segments[other]!.part === segment.part) continue;
      const share = meeting(xs, ys, point, segments[other]!.point);
      if (share === null) continue;
      const length = Math.hypot(xs[point + 1]! - xs[point]!, ys[point + 1]! - ys[point]!);
      cuts[segment.part]!.push(segment.before + share * length);
    }
  });
  return cuts;
}

/** Where segment a meets segment b, as a share of a; null where it does not. */
function meeting(xs: Float64Array, ys: Float64Array, a: number, b: number): number | null {
  const [px, py] = [xs[a]!, ys[a]!];
  const [rx, ry] = [xs[a + 1]! - px, ys[a + 1]! - py];
  const [qx, qy] = [xs[b]!, ys[b]!];
  const [sx, sy] = [xs[b + 1]! - qx, ys[b + 1]! - qy];
  const length = rx * rx + ry * ry;
  if (length === 0) return null;
  const cross = rx * sy - ry * sx;
  if (cross !== 0) {
    const share = ((qx - px) * sy - (qy - py) * sx) / cross;
    const other = ((qx - px) * ry - (qy - py) * rx) / cross;
    if (share >= 0 && share <= 1 && other >= 0 && other <= 1) return share;
  }
  // A point of the other line on this one, or this one's end on the other: T-junctions with a gap.
  for (const point of [b, b + 1]) {
    const share = Math.min(1, Math.max(0, ((xs[point]! - px) * rx + (ys[point]! - py) * ry) / length));
    if (Math.hypot(px + share * rx - xs[point]!, py + share * ry - ys[point]!) <= MEETS_METRES) return share;
  }
  return null;
}

/** Both ends stay; of cuts that lie close together the first. */
function mergeClose(places: readonly number[], total: number): readonly number[] {
  const kept = [0];
  for (const place of places) {
    if (place - kept.at(-1)! > MEETS_METRES && total - place > MEETS_METRES) kept.push(place);
  }
  kept.push(total);
  return kept;
}

function stretch(
  lngLats: Float64Array,
  part: Part,
  along: readonly number[],
  from: number,
  to: number,
  out: number[],
): void {
  pushAt(from);
  for (let i = 0; i < along.length; i++) {
    if (along[i]! > from + 1e-6 && along[i]! < to - 1e-6) {
      out.push(lngLats[2 * (part.from + i)]!, lngLats[2 * (part.from + i) + 1]!);
    }
  }
  pushAt(to);

  function pushAt(distance: number): void {
    let i = 1;
    while (i < along.length - 1 && along[i]! < distance) i++;
    const before = along[i - 1]!;
    const span = along[i]! - before;
    const share = span > 0 ? Math.min(1, Math.max(0, (distance - before) / span)) : 0;
    const a = 2 * (part.from + i - 1);
    const lng = lngLats[a]! + share * (lngLats[a + 2]! - lngLats[a]!);
    const lat = lngLats[a + 1]! + share * (lngLats[a + 3]! - lngLats[a + 1]!);
    out.push(lng, lat);
  }
}
