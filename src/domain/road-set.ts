import type { MapFaults } from './map-fault';
import type { RoadClass } from './reference-layer';

/** A street or a segment of one, as planners assign it. Texts are '' where the file has none. */
export interface Road {
  /** Unique within the set: the file's code where it has one, else made from its place in the file. */
  readonly id: string;
  readonly name: string;
  readonly class: RoadClass;
  /** Where it begins and ends, as the file words it (起点, 止点). */
  readonly from: string;
  readonly to: string;
  /** 严管: stalls are not allowed at all. */
  readonly strict: boolean;
  readonly street: string;
  /** Along the line on the sphere. */
  readonly lengthMetres: number;
  /** Above the ground (a bridge) 1, below it (a tunnel) −1; absent where it is on the ground or the file does not say. */
  readonly level?: 1 | -1;
}

/** Road lines, flat as ZoneSet's geometry: part p is points partStarts[p] .. partStarts[p+1], road r parts roadStarts[r] .. */
export interface RoadSet {
  /** Fingerprint of the source bytes. */
  readonly id: string;
  readonly name: string;
  readonly roads: readonly Road[];
  readonly lines: RoadLines;
  /** Features that are no usable line, or a railway or ferry among roads. */
  readonly skippedFeatures: number;
  readonly faults?: MapFaults;
}

export interface RoadLines {
  /** lng, lat interleaved. */
  readonly coordinates: Float64Array;
  readonly partStarts: Uint32Array;
  readonly roadStarts: Uint32Array;
}
