import type { RoadClass } from './reference-layer';
import type { RoadLines } from './road-set';
import type { UnitGraph } from './unit-graph';
import type { ZoneGeometry } from './zone-set';

export const UNIT_SET_KINDS = ['cells', 'segments'] as const;
export type UnitSetKind = (typeof UNIT_SET_KINDS)[number];

/**
 * What a plan divides: area cells, or road segments with their frontage on both sides. Arrays have one entry per unit;
 * a unit's number is its place in them and never changes within a set.
 */
export interface UnitSet {
  /** Fingerprint of all that follows: a plan of another set is never laid over this one. */
  readonly id: string;
  readonly kind: UnitSetKind;
  readonly name: string;
  /** 14 to 16 digits; '' where the units have none. */
  readonly codes: readonly string[];
  /** What people call the unit: a road's name, a cell's own name; '' for none. */
  readonly names: readonly string[];
  readonly streets: readonly string[];
  /** Index into `streets`. */
  readonly streetOf: Uint32Array;
  readonly communities: readonly string[];
  readonly communityOf: Uint32Array;
  /** A cell's polygon, a segment's frontage. */
  readonly geometry: ZoneGeometry;
  /** Centre lines; null for cells. */
  readonly lines: RoadLines | null;
  /** Where a segment begins and ends, as people name it (a crossing street); '' where unknown and for cells. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly areaM2: Float64Array;
  /** 0 for cells that no road lies in. */
  readonly lengthMetres: Float64Array;
  readonly roadClass: readonly RoadClass[] | null;
  /** 1 for a street under strict rule (严管). */
  readonly strict: Uint8Array;
  readonly shops: Uint32Array;
  readonly facilities: Uint32Array;
  readonly graph: UnitGraph;
  /** 1 where a unit touches what no unit covers. */
  readonly rim: Uint8Array;
}

/** How units come to be: a value, kept beside the set it made. */
export type UnitSetRecipe =
  | { readonly kind: 'generated'; readonly sideMetres: number }
  /** The polygons of the loaded zones as they are. */
  | { readonly kind: 'imported' }
  | {
      readonly kind: 'segments';
      /** Depth of the frontage on each side. */
      readonly depthMetres: number;
      /** A case further from every segment is on none. */
      readonly reachMetres: number;
      /** Pieces longer than this are cut again between crossings; 0: only at crossings. */
      readonly longestMetres: number;
    };

/** What one case, metre, shop, facility or hectare is worth in a unit's workload. */
export interface WorkloadModel {
  /** Cases of so many months before the last one. */
  readonly months: number;
  /** Weight of a case by its major class; `other` for the rest. */
  readonly caseWeights: Readonly<Record<string, number>>;
  readonly otherCase: number;
  /** Of 100 m of road by its class, for segments. */
  readonly per100Metres: Readonly<Partial<Record<RoadClass, number>>>;
  readonly strictFactor: number;
  readonly perShop: number;
  readonly perFacility: number;
  readonly perHectare: number;
}
