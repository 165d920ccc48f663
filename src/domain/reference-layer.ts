import type { MapFaults } from './map-fault';
import type { Extent } from './place';

/** What a background feature is, which decides how it is drawn. `green` is parks, woods and grass. */
export const REFERENCE_KINDS = [
  'road',
  'water',
  'building',
  'green',
  'boundary',
  'place',
  'rail',
  'other',
] as const;
export type ReferenceKind = (typeof REFERENCE_KINDS)[number];

/**
 * Classes of a road, widest first; a road whose file says nothing of the sort is `minor`. Other kinds keep the
 * file's own class word, or ''.
 */
export const ROAD_CLASSES = [
  'motorway',
  'trunk',
  'primary',
  'secondary',
  'tertiary',
  'minor',
  'service',
  'path',
] as const;
export type RoadClass = (typeof ROAD_CLASSES)[number];

export interface ReferenceProperties {
  readonly kind: ReferenceKind;
  readonly class: string;
  /** In Chinese where the file has it; '' without a name. */
  readonly name: string;
}

/** A loaded background layer: GeoJSON features with two coordinates a position and nothing but known properties. */
export interface ReferenceLayer {
  /** Fingerprint of the source bytes. */
  readonly id: string;
  readonly name: string;
  readonly extent: Extent;
  readonly counts: { readonly [K in ReferenceKind]: number };
  readonly features: readonly GeoJSON.Feature<GeoJSON.Geometry, ReferenceProperties>[];
  /** Features of the file without a usable geometry. */
  readonly skippedFeatures: number;
  readonly faults?: MapFaults;
}
