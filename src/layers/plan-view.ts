import type { Map as MapLibreMap } from 'maplibre-gl';
import { mercatorX, mercatorY } from '../domain/mercator';
import { NO_UNIT, type PlanChunk, type PlanMesh } from '../domain/plan-mesh';

/** Borders of units show from so many pixels of a unit's side on. */
const EDGE_PIXELS = { from: 9, full: 20 } as const;

/** The map's matrix for coordinates less `origin`, in double precision until the last. */
export function relativeTo(matrix: ArrayLike<number>, [x, y]: readonly [number, number]): Float32Array {
  const moved = Float32Array.from(matrix);
  for (let row = 0; row < 4; row++)
    moved[12 + row] = matrix[row]! * x + matrix[4 + row]! * y + matrix[12 + row]!;
  return moved;
}

export function inView(map: MapLibreMap): (chunk: PlanChunk) => boolean {
  const bounds = map.getBounds();
  const [west, east] = [mercatorX(bounds.getWest()), mercatorX(bounds.getEast())];
  const [top, bottom] = [mercatorY(bounds.getNorth()), mercatorY(bounds.getSouth())];
  return ({ box }) => box.east >= west && box.west <= east && box.north >= top && box.south <= bottom;
}

/** Neighbouring chunks in one call. */
export function runs<F extends 'firstIndex' | 'firstEdge', C extends 'indexCount' | 'edgeCount'>(
  chunks: readonly Pick<PlanChunk, F | C>[],
  first: F,
  count: C,
): readonly (readonly [from: number, count: number])[] {
  const joined: [number, number][] = [];
  for (const chunk of chunks) {
    const last = joined.at(-1);
    if (last !== undefined && last[0] + last[1] === chunk[first]) last[1] += chunk[count];
    else if (chunk[count] > 0) joined.push([chunk[first], chunk[count]]);
  }
  return joined;
}

export interface ZoneBorders {
  /** x, y of both ends a border. */
  readonly edges: Float32Array<ArrayBuffer>;
  readonly pairs: Uint32Array<ArrayBuffer>;
  readonly count: number;
}

/**
 * Finds the borders whose two units are in different zones, or that have no unit beyond. What it gives holds until it is
 * asked again: a stroke asks in every frame, and arrays made anew each time cost more than the search.
 */
export function createZoneBorders({
  edges,
  edgeUnits,
}: Pick<PlanMesh, 'edges' | 'edgeUnits'>): (words: Uint32Array) => ZoneBorders {
  const found = new Uint32Array(edgeUnits.length / 2);
  let picked = new Float32Array(0);
  let pairs = new Uint32Array(0);
  return (words) => {
    let count = 0;
    for (let edge = 0; edge < found.length; edge++) {
      const other = edgeUnits[2 * edge + 1]!;
      const apart = other === NO_UNIT || ((words[edgeUnits[2 * edge]!]! ^ words[other]!) & 0xff_ffff) !== 0;
      if (apart) found[count++] = edge;
    }
    if (pairs.length < count * 2) {
      // Room for what a stroke adds.
      const room = Math.min(found.length, Math.ceil(count * 1.25));
      picked = new Float32Array(room * 4);
      pairs = new Uint32Array(room * 2);
    }
    for (let i = 0; i < count; i++) {
      const edge = found[i]!;
      for (let k = 0; k < 4; k++) picked[4 * i + k] = edges[4 * edge + k]!;
      pairs[2 * i] = edgeUnits[2 * edge]!;
      pairs[2 * i + 1] = edgeUnits[2 * edge + 1]!;
    }
    return { edges: picked.subarray(0, count * 4), pairs: pairs.subarray(0, count * 2), count };
  };
}

/** Fades in as units become large enough to be told apart. */
export function edgeAlpha(map: MapLibreMap, { chunks, unitCount }: PlanMesh): number {
  const area = chunks.reduce((sum, { box }) => sum + (box.east - box.west) * (box.north - box.south), 0);
  const side = Math.sqrt(area / Math.max(1, unitCount)) * 512 * 2 ** map.getZoom();
  const share = (side - EDGE_PIXELS.from) / (EDGE_PIXELS.full - EDGE_PIXELS.from);
  return 0.45 * Math.min(1, Math.max(0, share));
}
