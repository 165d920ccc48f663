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
  /** A case further from every segment than this is on none; absent for cells. */
  readonly reachMetres?: number;
  /** 1 where a unit touches what no unit covers. */
  readonly rim: Uint8Array;
}

/** What tells the unit of a case. */
export type UnitPlaces = Pick<UnitSet, 'id' | 'kind' | 'codes' | 'geometry' | 'lines' | 'reachMetres'>;

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
      /** Classes that have chiefs; all but paths where absent. */
      readonly classes?: readonly RoadClass[];
      /** The road set they were made of, where several were loaded. */
      readonly roads?: string;
    };

/** Why no units came of a recipe. Codes are the translation keys `unit-refusal.<code>`. */
export type UnitRefusal =
  | { readonly code: 'no_boundary' }
  | { readonly code: 'side_out_of_range' }
  /** A community would need more than 999 numbers. */
  | { readonly code: 'too_many_cells_in_community'; readonly community: string; readonly cells: number }
  | { readonly code: 'too_many_units'; readonly units: number; readonly most: number }
  /** No road is loaded, or none of the classes asked for. */
  | { readonly code: 'no_roads' }
  | { readonly code: 'depth_out_of_range' };

/** More units than this are refused. */
export const MOST_UNITS = 400_000;

/** Milliseconds of the local wall clock: from ≤ reported < to; without a time a case is in no bounded span. */
export interface CaseSpan {
  readonly from: number;
  readonly to: number;
}

/** The cases of a filter and a span of time by unit. */
export interface UnitCases {
  /** Per unit. */
  readonly counts: Uint32Array;
  /** Per unit, each case by the weight of its class. */
  readonly weighted: Float64Array;
  /** On some unit. */
  readonly cases: number;
  /** With a trusted place, but in no cell, or beyond the reach of every segment. */
  readonly off: number;
  /** Without a point, on a unit because the case names its code; they are in `cases`. */
  readonly byCode: number;
  /** Without a point, naming a community, street or road but no unit: on none, counted here alone. */
  readonly areaOnly: number;
  /** Voided, or with no place, a default address, or outside the area: on none. */
  readonly leftOut: number;
}

/** What cases weigh by their major class. */
export type CaseClassWeights = Pick<WorkloadModel, 'caseWeights' | 'otherCase'>;

/** Where the units of a changed set were before: old unit → its new units, and the other way. */
export interface UnitMapping {
  /** Units that unit u became are ids[starts[u] .. starts[u + 1]]. */
  readonly starts: Uint32Array;
  readonly ids: Uint32Array;
  /** Old unit that most of each new unit was. */
  readonly origin: Uint32Array;
}

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
