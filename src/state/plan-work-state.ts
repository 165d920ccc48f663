import type { DraftRefusal } from '../domain/draft';
import type { PlanFinding } from '../domain/plan-check';
import type { PlanComparison } from '../domain/plan-comparison';
import { type PlanSettings, USUAL_SETTINGS } from '../domain/plan-settings';
import type { RosterMatches } from '../domain/roster-match';
import type { DraftRun } from '../jobs/draft-plan';
import type { UnitWeights } from '../jobs/plan-workload';

/** Work around the open plan: how it is weighed, what is wrong with it, drafts, and another plan beside it. */
export interface PlanWorkState {
  /** The plan that all of this is about. */
  readonly plan: string | null;
  readonly settings: PlanSettings;
  readonly weights: Omit<UnitWeights, 'loads' | 'monthCases'> | null;
  readonly weighing: boolean;
  readonly checks: ChecksState;
  readonly draft: DraftState;
  readonly compare: CompareState | null;
  readonly roster: RosterState | null;
  /** An output is being written. */
  readonly writing: boolean;
}

export interface ChecksState {
  /** null until the first check is done. */
  readonly findings: readonly PlanFinding[] | null;
  readonly running: boolean;
  /** The finding that was gone to last, by its place in `findings`, and which of its units. */
  readonly at: { readonly finding: number; readonly unit: number } | null;
}

export interface DraftState {
  /** How much is done, 0..1; null where none runs. */
  readonly share: number | null;
  readonly refusal: DraftRefusal | null;
  readonly run: DraftRun | null;
  /** Candidate that the map shows; null: the plan as it is. */
  readonly shown: number | null;
  /** The plan has changed since. */
  readonly stale: boolean;
}

export interface CompareState {
  /** The earlier plan's id and name. */
  readonly plan: string;
  readonly name: string;
  readonly comparison: PlanComparison;
  /** Names of the zones of both, by id. */
  readonly before: ReadonlyMap<number, string>;
  readonly after: ReadonlyMap<number, string>;
  /** Revision of the open plan that was compared. */
  readonly revision: number;
}

export interface RosterState {
  readonly roster: string;
  readonly matches: RosterMatches;
  /** Zone chosen for each row, by the row's place; null for none. */
  readonly chosen: readonly (number | null)[];
}

export const NO_DRAFT: DraftState = { share: null, refusal: null, run: null, shown: null, stale: false };

export const INITIAL_PLAN_WORK: PlanWorkState = {
  plan: null,
  settings: USUAL_SETTINGS,
  weights: null,
  weighing: false,
  checks: { findings: null, running: false, at: null },
  draft: NO_DRAFT,
  compare: null,
  roster: null,
  writing: false,
};
