import type { UnitGraph } from './unit-graph';

export type SeatRule = 'largest_remainder' | 'sainte_lague';

/** What a draft is asked for. Arrays have one entry per unit. */
export interface DraftRequest {
  readonly graph: UnitGraph;
  /** Workload; at least 0. */
  readonly loads: Float64Array;
  /** Street of each unit; no zone crosses one. */
  readonly streets: Uint32Array;
  /** Zones for the whole city. */
  readonly zones: number;
  /** Zone (0 … zones − 1) that a unit must stay in, −1 where it is free. Zones of locked units are numbered as here. */
  readonly locked?: Int32Array;
  /** The plan to stay close to: zone of each unit, −1 for none. */
  readonly current?: Int32Array;
  /** Metres of border that one average unit's move away from `current` is worth; 0: no matter. */
  readonly stayMetres: number;
  /** Share of the street's mean that a zone may be off: 0.1. */
  readonly tolerance: number;
  readonly seatRule: SeatRule;
  readonly seed: number;
  /** Middle of each unit, lng and lat interleaved: pieces too small for a zone of their own go with the nearest units. */
  readonly places?: Float64Array;
}

export type DraftRefusal =
  | 'no_units'
  | 'no_zones_asked'
  | 'more_zones_than_units'
  | 'fewer_zones_than_streets'
  | 'no_load'
  /** Locked units of one zone lie in two streets. */
  | 'lock_crosses_street';

export interface StreetShare {
  readonly street: number;
  readonly load: number;
  readonly units: number;
  /** Zones that its load would be worth, with its fraction. */
  readonly quota: number;
  readonly zones: number;
  /** Parts of the street that do not touch each other; one too small for a zone counts with what it was joined to. */
  readonly components: number;
}

/** The largest deviation of a zone from the city's mean, share of it, and where it comes from. */
export interface DeviationParts {
  readonly largest: number;
  /** Zones are whole: the street's own mean differs from the city's. */
  readonly rounding: number;
  /** A unit, or a part of a street that touches no other, cannot be divided. */
  readonly indivisible: number;
  /** What a better search might still take away. */
  readonly solver: number;
}

export interface Draft {
  /** Zone of each unit, 0 … zones − 1. */
  readonly assignment: Int32Array;
  readonly zoneLoads: Float64Array;
  readonly zoneStreets: Uint32Array;
  readonly streets: readonly StreetShare[];
  /** Largest |load − street mean| / street mean. */
  readonly largestStreetDeviation: number;
  /** No plan with these zones per street can be below this. */
  readonly lowerBound: number;
  readonly city: DeviationParts;
  /** Metres of border between units of different zones, in the same street. */
  readonly cut: number;
  /** Zones that are not in one piece: only where a part is too small for a zone, a street has more parts than zones, or locks force it. */
  readonly disconnected: readonly number[];
  /** Units that are in another zone than `current` has them; null without one. */
  readonly moved: number | null;
  readonly seed: number;
}
