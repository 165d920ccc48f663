import type { RoadPieces } from '../domain/hotspot-units';
import { onPlane } from './distance-band';
import type { Neighbours } from './neighbours';
import { neighboursOfLists } from './zone-units';

/** Ends of pieces that lie this close are one junction. */
const JUNCTION_METRES = 2;
/** From middle to middle along the network: with pieces of 100 m some eight of them around a crossing. */
export const NETWORK_BAND_METRES = 250;

/** Pieces that share a junction, or, with a band, those whose middles lie within 250 m along the network. */
export function roadNeighbours(pieces: RoadPieces, rule: 'touching' | 'band'): Neighbours {
  const count = pieces.starts.length - 1;
  const { ends, junctions } = junctionsOf(pieces);
  const at: number[][] = Array.from({ length: junctions }, () => []);
  for (let piece = 0; piece < count; piece++) {
    at[ends[2 * piece]!]!.push(piece);
    if (ends[2 * piece + 1] !== ends[2 * piece]) at[ends[2 * piece + 1]!]!.push(piece);
  }
  const lists = Array.from({ length: count }, (_, piece) => {
    const near =
      rule === 'touching'
        ? new Set([...at[ends[2 * piece]!]!, ...at[ends[2 * piece + 1]!]!])
        : within(piece, NETWORK_BAND_METRES);
    near.delete(piece);
    return [...near].sort((a, b) => a - b);
  });
  return neighboursOfLists(lists);

  /** Dijkstra over junctions from both ends; the reach is short, so a sorted list serves for a heap. */
  function within(piece: number, reach: number): Set<number> {
    const found = new Set<number>();
    const distances = new Map<number, number>();
    const half = pieces.lengthsMetres[piece]! / 2;
    const waiting: [distance: number, junction: number][] = [
      [half, ends[2 * piece]!],
      [half, ends[2 * piece + 1]!],
    ];
    while (waiting.length > 0) {
      waiting.sort((a, b) => b[0] - a[0]);
      const [distance, junction] = waiting.pop()!;
      if (distances.has(junction) || distance > reach) continue;
      distances.set(junction, distance);
      for (const other of at[junction]!) {
        const length = pieces.lengthsMetres[other]!;
        if (distance + length / 2 <= reach) found.add(other);
        const far = ends[2 * other]! === junction ? ends[2 * other + 1]! : ends[2 * other]!;
        if (other !== piece) waiting.push([distance + length, far]);
      }
    }
    return found;
  }
}

/** Two junctions a piece. */
function junctionsOf({ coordinates, starts }: RoadPieces) {
  const count = starts.length - 1;
  const points = new Float64Array(4 * count);
  for (let piece = 0; piece < count; piece++) {
    const first = 2 * starts[piece]!;
    const last = 2 * (starts[piece + 1]! - 1);
    points.set([coordinates[first]!, coordinates[first + 1]!], 4 * piece);
    points.set([coordinates[last]!, coordinates[last + 1]!], 4 * piece + 2);
  }
  const { xs, ys } = onPlane(points);
  const buckets = new Map<string, number[]>();
  const places: [x: number, y: number][] = [];
  const ends = new Uint32Array(2 * count);
  for (let end = 0; end < ends.length; end++) {
    const column = Math.floor(xs[end]! / JUNCTION_METRES);
    const row = Math.floor(ys[end]! / JUNCTION_METRES);
    let found = -1;
    for (let up = row - 1; up <= row + 1 && found < 0; up++) {
      for (let along = column - 1; along <= column + 1 && found < 0; along++) {
        found =
          buckets
            .get(`${along},${up}`)
            ?.find(
              (other) =>
                Math.hypot(places[other]![0] - xs[end]!, places[other]![1] - ys[end]!) <= JUNCTION_METRES,
            ) ?? -1;
      }
    }
    if (found < 0) {
      found = places.length;
      places.push([xs[end]!, ys[end]!]);
      const key = `${column},${row}`;
      const there = buckets.get(key);
      if (there === undefined) buckets.set(key, [found]);
      else there.push(found);
    }
    ends[end] = found;
  }
  return { ends, junctions: places.length };
}
