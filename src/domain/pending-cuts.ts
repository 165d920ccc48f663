import type { LngLat } from './place';

/** Changes of segments that wait to be adopted, and the segment in hand, as a map draws them. */
export interface PendingCuts {
  readonly cuts: readonly LngLat[];
  /** Lines that came of joining. */
  readonly joined: readonly (readonly LngLat[])[];
  /** Empty for none. */
  readonly chosen: readonly LngLat[];
  /** Where the chosen one would be cut. */
  readonly aim: LngLat | null;
}

export const NO_CUTS: PendingCuts = { cuts: [], joined: [], chosen: [], aim: null };
