import type { MapFaults } from '../../../domain/map-fault';

/** A feature whose geometry can be used. */
export interface ReadFeature {
  readonly geometry: GeoJSON.Geometry;
  readonly properties: { readonly [name: string]: unknown };
}

/** The usable features of a file in its order. */
export interface ReadFeatures {
  readonly id: string;
  /** The file's name without its ending. */
  readonly name: string;
  readonly features: readonly ReadFeature[];
  /** Features left out: malformed or out of range. */
  readonly skipped: number;
  /** Why features were left out, and what is odd about others. */
  readonly faults?: MapFaults;
}
