import { failure, ok, type Result } from '../../domain/result';
import type { ZoneGeometry, ZoneSet } from '../../domain/zone-set';
import {
  areaOf,
  joined,
  latticePieces,
  type Piece,
  type Ring,
  ringsOf,
  type Stretches,
  sharedLength,
} from './lattice-pieces';

/** Unit grid cells over communities (单元网格). Arrays have one entry per cell, in the order of their codes. */
export interface GeneratedCells {
  readonly geometry: ZoneGeometry;
  /** Community's code and a running number of three digits, west to east, then north to south. */
  readonly codes: readonly string[];
  /** Index of the community. */
  readonly community: Uint32Array;
  readonly areaM2: Float64Array;
}

export type CellRefusal =
  | { readonly code: 'no_boundary' }
  | { readonly code: 'side_out_of_range' }
  /** A community would need more than 999 numbers. */
  | { readonly code: 'too_many_cells_in_community'; readonly community: string; readonly cells: number };

/** 万米单元网格: some 10,000 m². */
export const CELL_SIDE_METRES = 100;
const SIDES = { least: 20, most: 2000 } as const;
/** A piece below this share of a full cell joins its neighbour in the community with the longest border in common. */
const SLIVER = 0.3;
const MOST_IN_COMMUNITY = 999;
const METRES_PER_DEGREE = (6_371_008.8 * Math.PI) / 180;
/** Lines that no real corner lies on. */
const OFFSET = 0.381_966_011_250_105;

/**
 * Square cells of one lattice over all communities, cut to each, so that no cell crosses a community and together
 * they are exactly the communities. `codeOf` gives a community's 12 digits (or what stands for them).
 */
export function generateCells(
  communities: ZoneSet,
  sideMetres: number,
  codeOf: (community: number) => string,
): Result<GeneratedCells, CellRefusal> {
  if (communities.zones.length === 0) return failure({ code: 'no_boundary' });
  if (!(sideMetres >= SIDES.least && sideMetres <= SIDES.most)) return failure({ code: 'side_out_of_range' });
  const { west, south, north } = communities.extent;
  const perLat = METRES_PER_DEGREE / sideMetres;
  const perLng = perLat * Math.cos((((south + north) / 2) * Math.PI) / 180);
  const toCells = (ring: Ring) =>
    ring.map((degrees, at) =>
      at % 2 === 0 ? (degrees - west) * perLng + OFFSET : (degrees - south) * perLat + OFFSET,
    );

  const coordinates: number[] = [];
  const ringStarts = [0];
  const zoneStarts = [0];
  const codes: string[] = [];
  const owner: number[] = [];
  const areas: number[] = [];
  for (let community = 0; community < communities.zones.length; community++) {
    const pieces = withoutSlivers(latticePieces(ringsOfZone(communities.geometry, community).map(toCells)));
    if (pieces.length > MOST_IN_COMMUNITY) {
      const { name } = communities.zones[community]!;
      return failure({ code: 'too_many_cells_in_community', community: name, cells: pieces.length });
    }
    pieces.sort((a, b) => b.row - a.row || a.column - b.column);
    pieces.forEach((piece, i) => {
      for (const ring of ringsOf(piece.stretches)) {
        for (let at = 0; at < ring.length; at += 2) {
          coordinates.push((ring[at]! - OFFSET) / perLng + west, (ring[at + 1]! - OFFSET) / perLat + south);
        }
        ringStarts.push(coordinates.length / 2);
      }
      zoneStarts.push(ringStarts.length - 1);
      codes.push(`${codeOf(community)}${String(i + 1).padStart(3, '0')}`);
      owner.push(community);
      areas.push(areaOf(piece.stretches) * sideMetres * sideMetres);
    });
  }
  return ok({
    geometry: {
      coordinates: Float64Array.from(coordinates),
      ringStarts: Uint32Array.from(ringStarts),
      zoneStarts: Uint32Array.from(zoneStarts),
    },
    codes,
    community: Uint32Array.from(owner),
    areaM2: Float64Array.from(areas),
  });
}

function ringsOfZone({ coordinates, ringStarts, zoneStarts }: ZoneGeometry, zone: number): readonly Ring[] {
  const rings: Ring[] = [];
  for (let ring = zoneStarts[zone]!; ring < zoneStarts[zone + 1]!; ring++) {
    rings.push(coordinates.slice(2 * ringStarts[ring]!, 2 * ringStarts[ring + 1]!));
  }
  return rings;
}

/** The smallest first; one that touches no other piece stays as it is. A joined piece is numbered where its larger part lies. */
function withoutSlivers(given: readonly Piece[]): Piece[] {
  const at = new Map<string, Piece>(given.map((piece) => [`${piece.column},${piece.row}`, piece]));
  /** Where a piece went that has joined another. */
  const moved = new Map<string, string>();
  const areas = new Map(given.map((piece) => [piece, areaOf(piece.stretches)] as const));
  const slivers = given
    .filter((piece) => areas.get(piece)! < SLIVER)
    .sort((a, b) => areas.get(a)! - areas.get(b)!);
  for (const sliver of slivers) {
    const key = `${sliver.column},${sliver.row}`;
    const own = at.get(key);
    // It has grown by a smaller one, or gone with one.
    if (own === undefined || areaOf(own.stretches) >= SLIVER) continue;
    const target = bestNeighbour(own, at, moved);
    if (target === null) continue;
    const host = at.get(target)!;
    const stretches: Stretches = joined(host.stretches, own.stretches);
    at.set(target, { ...host, stretches });
    at.delete(key);
    moved.set(key, target);
  }
  return [...at.values()];
}

function bestNeighbour(
  piece: Piece,
  at: ReadonlyMap<string, Piece>,
  moved: ReadonlyMap<string, string>,
): string | null {
  const own = `${piece.column},${piece.row}`;
  let best: string | null = null;
  let longest = 0;
  for (const [dx, dy] of [
    [0, 1],
    [1, 0],
    [0, -1],
    [-1, 0],
  ] as const) {
    let key = `${piece.column + dx},${piece.row + dy}`;
    for (let next = moved.get(key); next !== undefined; next = moved.get(key)) key = next;
    const other = at.get(key);
    if (other === undefined || key === own) continue;
    const shared = sharedLength(piece.stretches, other.stretches);
    if (shared > longest) {
      longest = shared;
      best = key;
    }
  }
  return best;
}
