import { type HexGrid, hexCentre, hexOfPoint } from './hex-grid';
import { type CellGrid, cellCentre, cellOfPoint, type LeftOutCases } from './hotspot';
import type { ZoneSet } from './zone-set';

export const UNIT_KINDS = [
  'squares',
  'hexagons',
  'zones',
  'communities',
  'streets',
  'roads',
  'plan',
] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** What is tested, each against all others: a value, from which the units are made anew. */
export interface UnitRecipe {
  readonly kind: UnitKind;
  /** Of squares, and of hexagons across their flats; other kinds do not read it. */
  readonly sideMetres: number;
  /** Touching: a common border or corner. Band: at least eight neighbours by distance, along the network for roads. */
  readonly neighbours: 'touching' | 'band';
}

/** Pieces of road lines: piece p is points starts[p] .. starts[p+1]. */
export interface RoadPieces {
  /** lng, lat interleaved. */
  readonly coordinates: Float64Array;
  readonly starts: Uint32Array;
  readonly lengthsMetres: Float64Array;
  /** Index of its road in `names`. */
  readonly roads: Uint32Array;
  readonly names: readonly string[];
}

/** A case further from every piece is on none of them (frontage, domain facts §10.1: 30–50 m). */
export const ROAD_REACH_METRES = 50;
/** Length that pieces are cut to, as near as the crossings allow. */
export const ROAD_PIECE_METRES = 100;

export type UnitShape =
  | { readonly kind: 'squares'; readonly grid: CellGrid }
  | { readonly kind: 'hexagons'; readonly grid: HexGrid }
  | {
      readonly kind: 'zones';
      readonly zoneSet: ZoneSet;
      /** Unit of each zone; several zones of a community or street are one. */
      readonly unitOfZone: Int32Array;
      readonly names: readonly string[];
      /** Other zones than the loaded ones, a plan's: cases are located in them by their points alone. */
      readonly byPoint?: true;
    }
  | { readonly kind: 'roads'; readonly pieces: RoadPieces; readonly reachMetres: number };

/** Neighbours of unit i, itself left out: ids[starts[i] .. starts[i+1]]. */
export interface UnitNeighbours {
  readonly starts: Uint32Array;
  readonly ids: Uint32Array;
}

export interface HotspotUnits {
  /** Equal where recipe and geometry are: what a row's unit is remembered under. */
  readonly key: string;
  readonly recipe: UnitRecipe;
  readonly shape: UnitShape;
  readonly count: number;
  /** km²; for roads hundreds of metres. */
  readonly sizes: Float64Array;
  /** lng, lat interleaved. */
  readonly centres: Float64Array;
  readonly neighbours: UnitNeighbours;
}

/** Unit at a point by its shape, -1 for none; for zones and roads ask what knows their geometry. */
export function regularUnitAt(shape: UnitShape, lng: number, lat: number): number {
  if (shape.kind === 'squares') return cellOfPoint(shape.grid, lng, lat);
  return shape.kind === 'hexagons' ? hexOfPoint(shape.grid, lng, lat) : -1;
}

export function unitCentre(units: HotspotUnits, unit: number): readonly [lng: number, lat: number] {
  const { shape } = units;
  if (shape.kind === 'squares') return cellCentre(shape.grid, unit);
  if (shape.kind === 'hexagons') return hexCentre(shape.grid, unit);
  return [units.centres[2 * unit]!, units.centres[2 * unit + 1]!];
}

/** Its own name; '' for cells of a grid. */
export function unitName({ shape }: HotspotUnits, unit: number): string {
  if (shape.kind === 'zones') return shape.names[unit]!;
  return shape.kind === 'roads' ? shape.pieces.names[shape.pieces.roads[unit]!]! : '';
}

/** What counting needs of units: neighbours stay where they are. */
export type CountedUnits = Pick<HotspotUnits, 'key' | 'shape' | 'count'>;

/** Cases per unit and slice, as a SpaceTimeCube has them. */
export interface SlicedCounts {
  readonly counts: Uint32Array;
  /** In a unit and a slice. */
  readonly cases: number;
  readonly leftOut: LeftOutCases;
  /** In a unit, at a time of no whole slice. */
  readonly beside: number;
  /** In a unit, without a time. */
  readonly untimed: number;
}
