import type { LngLat } from '../domain/place';
import type { ReshapeRefusal, UnitsChanged } from '../jobs/reshape-plan';

export type ReshapeMode = 'split' | 'merge';

/** A change of the segments that waits to be adopted; names as of when it was made, '' for a street without one. */
export interface ReshapeStep extends UnitsChanged {
  readonly kind: ReshapeMode;
  readonly name: string;
  /** Split: lengths of the two parts. Merge: of the whole. */
  readonly metres: readonly number[];
  /** How many became one, or 2. */
  readonly parts: number;
  /** Split: where; merge: the line that came of it. */
  readonly drawn: readonly LngLat[];
}

/** A segment picked for merging: its number in the units as changed so far, and in those on the map. */
export interface ReshapePick {
  readonly unit: number;
  readonly shown: number;
}

/** The segment chosen in the list, by its number in the units as changed so far, and where it would be cut, from its start. */
export interface ReshapeAim {
  readonly unit: number;
  readonly metres: number;
}

/** Changes of the open plan's segments, none of which is kept until they are adopted. */
export interface ReshapeState {
  readonly mode: ReshapeMode;
  readonly steps: readonly ReshapeStep[];
  readonly picked: readonly ReshapePick[];
  readonly aim: ReshapeAim | null;
  readonly busy: boolean;
  readonly refusal: ReshapeRefusal | null;
}

export const INITIAL_RESHAPE: ReshapeState = {
  mode: 'split',
  steps: [],
  picked: [],
  aim: null,
  busy: false,
  refusal: null,
};
