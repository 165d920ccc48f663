import type { LngLat } from './place';

/** Where cases were found to gather: a hot area, or a repeat place, by its number in its own list. */
export interface TideArea {
  readonly of: 'hotspot' | 'repeat';
  readonly index: number;
  /** '' where it has none of its own. */
  readonly name: string;
  readonly place: LngLat;
}

/** When the cases of an area come: 168 counts, Monday 00:00 first. */
export interface AreaTide extends TideArea {
  readonly counts: Uint32Array;
  /** In the area, without a time. */
  readonly untimed: number;
}
