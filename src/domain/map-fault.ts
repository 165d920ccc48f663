/**
 * What is wrong with the shape of a GeoJSON file (RFC 7946). Codes are the translation keys `map-fault.<code>`.
 * - `member_missing`, `member_twice`, `member_misplaced`, `member_malformed`: of `member`
 * - `type_unknown`: no type that GeoJSON has, also by its letters' case
 * - `position_malformed`, `nesting_wrong`, `ring_open`, `ring_short`, `line_short`: of coordinates
 * - `winding`, `single_collection`: allowed, and better otherwise
 * - `no_geometry`, `out_of_range`: nothing can be drawn
 * - `undecodable`: text that the file's encoding does not read
 */
export const MAP_FAULT_CODES = [
  'member_missing',
  'member_twice',
  'member_misplaced',
  'member_malformed',
  'type_unknown',
  'position_malformed',
  'nesting_wrong',
  'ring_open',
  'ring_short',
  'line_short',
  'winding',
  'single_collection',
  'no_geometry',
  'out_of_range',
  'undecodable',
] as const;
export type MapFaultCode = (typeof MAP_FAULT_CODES)[number];

export interface MapFault {
  readonly code: MapFaultCode;
  /** 1-based line of the file on which the object or list begins that it is about; 0 where the format has no lines. */
  readonly line: number;
  /** Name of the member that it is about; '' for an object as a whole. */
  readonly member: string;
  /** The feature's place in the file from 1; 0 for the document. */
  readonly feature: number;
  /** Its feature was left out. */
  readonly left: boolean;
}

/** A capped list; `total` is not capped. */
export interface MapFaults {
  readonly list: readonly MapFault[];
  readonly total: number;
}

export const NO_FAULTS: MapFaults = { list: [], total: 0 };
