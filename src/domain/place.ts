/** How far a case's point can be trusted (design: "Rules of the data"). */
export const GEO_QUALITIES = ['exact', 'default', 'out_of_area', 'suspect', 'area', 'missing'] as const;
export type GeoQuality = (typeof GEO_QUALITIES)[number];

/**
 * Why a point is `suspect`. `nowhere`: 0, 0 or one number in both columns. `swapped`: east and north stood in each
 * other's column in this row alone. `coarse`: whole hundredths of a degree, or whole kilometres, where most of the file
 * is finer. Codes are the translation keys `doubt.<code>`.
 */
export const PLACE_DOUBTS = ['none', 'nowhere', 'swapped', 'coarse'] as const;
export type PlaceDoubt = (typeof PLACE_DOUBTS)[number];
export const DOUBT = { none: 0, nowhere: 1, swapped: 2, coarse: 3 } as const satisfies {
  readonly [D in PlaceDoubt]: number;
};

/** Columns derived from a case's point and the loaded zones; they live beside the case, never in it. */
export const PLACE_FIELDS = [
  'geo_quality',
  'located_district',
  'located_street',
  'located_community',
  'located_cell',
  'zone',
] as const;
export type PlaceField = (typeof PLACE_FIELDS)[number];

export function isPlaceField(field: string): field is PlaceField {
  return (PLACE_FIELDS as readonly string[]).includes(field);
}

/** Fields that place a case without a point, the finest first. */
export const AREA_FIELDS = ['cell_code', 'community', 'street', 'road_name', 'district'] as const;

export interface Extent {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export function sameExtent(one: Extent | null | undefined, other: Extent | null | undefined): boolean {
  if (one == null || other == null) return one == null && other == null;
  return (
    one.west === other.west &&
    one.south === other.south &&
    one.east === other.east &&
    one.north === other.north
  );
}

export type LngLat = readonly [lng: number, lat: number];

/**
 * Per row, in row order: index into GEO_QUALITIES, and index into the zone set's zones (NO_ZONE = in none).
 * Computed once per data version and zone geometry.
 */
export interface PlaceColumns {
  readonly qualities: Uint8Array;
  readonly zones: Uint32Array;
  /** Sum of MISMATCH_BITS of the levels at which the case says one place and its point another. */
  readonly mismatches: Uint8Array;
}

/** Levels at which the place that a case reports is compared with the one its point lies in. */
export const PLACE_LEVELS = ['district', 'street', 'community', 'cell'] as const;
export type PlaceLevel = (typeof PLACE_LEVELS)[number];
export const MISMATCH_BITS = { district: 1, street: 2, community: 4, cell: 8 } as const satisfies {
  readonly [L in PlaceLevel]: number;
};
