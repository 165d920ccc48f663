import type { DefaultAddress } from './import-report';
import type { Extent } from './place';

/** The points of all cases in row order, NaN where a case has none. */
export interface CasePoints {
  readonly lngs: Float64Array;
  readonly lats: Float64Array;
  /** 1 where a cell, community, street or road of the case is known. */
  readonly hasArea: Uint8Array;
  /** Indexes into PLACE_DOUBTS by what reading the file found; absent where it found nothing. */
  readonly doubts?: Uint8Array;
}

/** What the points say by themselves, before any zones: computed once per data version. */
export interface PointSurvey {
  /** 0 for a missing or suspect point. */
  readonly usable: Uint8Array;
  /** Indexes into PLACE_DOUBTS: why a point is suspect. */
  readonly doubts: Uint8Array;
  /** 1 for a row at a default address. */
  readonly atDefaultAddress: Uint8Array;
  readonly defaultAddresses: readonly DefaultAddress[];
  readonly distinctPoints: number;
  /** 1–99 % bounds, widened; null without a usable point. */
  readonly robustExtent: Extent | null;
}

/** Where a density is computed: regular in degrees, row 0 southern, on a lattice anchored at 0°, 0°. */
export interface DensityGrid {
  readonly extent: Extent;
  readonly columns: number;
  readonly rows: number;
  readonly cellLng: number;
  readonly cellLat: number;
  readonly bandwidthMetres: number;
  /** A case's place inside a cell is kept to 1/steps of it, so its shares are whole numbers of 1/steps². */
  readonly steps: number;
}

/** Cases per km² at the cell centres. */
export interface DensitySurface {
  readonly values: Float32Array;
  readonly peak: number;
}
