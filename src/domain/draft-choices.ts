import type { Draft, DraftRefusal, SeatRule } from './draft';

/** How an automatic draft is asked for. */
export interface DraftChoices {
  /** `number`: so many zones; `load`: as many as bring a zone to about the load. */
  readonly by: 'number' | 'load';
  readonly zones: number;
  readonly targetLoad: number;
  /** Share of a street's mean that a zone may be off. */
  readonly tolerance: number;
  readonly seatRule: SeatRule;
  readonly seed: number;
  /** Drafts of this and the next seeds, side by side. */
  readonly candidates: number;
  /** Metres of border that one unit's move away from the plan as it stands is worth; 0: no matter. */
  readonly stayMetres: number;
}

export const INITIAL_DRAFT: DraftChoices = {
  by: 'number',
  zones: 30,
  targetLoad: 50,
  tolerance: 0.1,
  seatRule: 'largest_remainder',
  seed: 1,
  candidates: 3,
  stayMetres: 0,
};

/** Why a draft is or is not within what was asked. Translation keys `draft-verdict.<code>`. */
export type DraftVerdictCode =
  | 'met'
  /** One unit alone is heavier than a zone may be. */
  | 'heavy_unit'
  /** A part of a street that touches no other weighs what no number of zones can share. */
  | 'island'
  /** A plan within the tolerance is not ruled out; this search has found none. */
  | 'not_found';

export interface DraftVerdict {
  readonly code: DraftVerdictCode;
  /** Of the street's mean. */
  readonly deviation: number;
  /** No plan with these zones per street is below it. */
  readonly lowerBound: number;
  /** Index of the street with the zone or unit that is meant; null where `met`. */
  readonly street: number | null;
  /** Where to look: the heaviest unit, or the units of the part. */
  readonly units: readonly number[];
  /** Whether the city's mean is missed by whole zones per street alone. */
  readonly roundingAlone: boolean;
}

export interface DraftCandidate {
  readonly draft: Draft;
  readonly verdict: DraftVerdict;
}

/** Translation keys `draft-refusal.<code>`. */
export type DraftProblem = DraftRefusal;
