import type { MapFaults } from './map-fault';
import type { Extent } from './place';
import { isCellCode } from './place-name';

export interface Zone {
  /** Unique within the set: the file's code where it has one, else made from its names and position. */
  readonly id: string;
  readonly name: string;
  readonly district: string;
  readonly street: string;
  readonly community: string;
  readonly areaKm2: number;
}

/** The unit grid's code where the zone is one, by its id or its name; else ''. */
export function cellOfZone({ id, name }: Zone): string {
  return isCellCode(id) ? id : isCellCode(name) ? name : '';
}

/** Polygons with one zone per feature. Geometry is flat so that it crosses a worker cheaply. */
export interface ZoneSet {
  /** Fingerprint of the source bytes. */
  readonly id: string;
  readonly name: string;
  readonly zones: readonly Zone[];
  readonly geometry: ZoneGeometry;
  readonly extent: Extent;
  /** Features of the file that are no usable polygon. */
  readonly skippedFeatures?: number;
  readonly faults?: MapFaults;
}

/**
 * coordinates: lng, lat interleaved; ring r is points ringStarts[r] .. ringStarts[r+1] (in points, closed rings
 * without the repeated last point); zone z is rings zoneStarts[z] .. zoneStarts[z+1]. Holes need no mark: a point
 * is inside by the even-odd rule over all rings of the zone.
 */
export interface ZoneGeometry {
  readonly coordinates: Float64Array;
  readonly ringStarts: Uint32Array;
  readonly zoneStarts: Uint32Array;
}

export const NO_ZONE = 0xffff_ffff;
