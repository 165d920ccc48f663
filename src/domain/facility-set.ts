import type { MapFaults } from './map-fault';

/** What a place of the field is. Translation key `facility.<kind>`. */
export const FACILITY_KINDS = [
  'sorting-house',
  'toilet',
  'transfer-station',
  'stall-area',
  'camera',
  'building-site',
  'shop',
  'bin',
  'parking',
  'post',
  'other',
] as const;
export type FacilityKind = (typeof FACILITY_KINDS)[number];

export interface Facility {
  readonly name: string;
  readonly kind: FacilityKind;
  /** The file's own word for the kind. */
  readonly kindText: string;
  readonly address: string;
  readonly lng: number;
  readonly lat: number;
}

export interface FacilitySet {
  /** Fingerprint of the source bytes. */
  readonly id: string;
  readonly name: string;
  readonly facilities: readonly Facility[];
  /** Rows without a usable place. */
  readonly skipped: number;
  readonly faults?: MapFaults;
}
