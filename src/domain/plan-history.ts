import type { PlanEdit, PlanUnits, ResponsibilityPlan } from './responsibility-plan';

/** A plan being worked on: the description is replaced, the arrays are changed in place. */
export interface PlanState {
  plan: ResponsibilityPlan;
  readonly units: PlanUnits;
}

/**
 * The durable history of a plan: every step is an edit that was carried out, undo and redo among them, so that a journal
 * that only grows says where the plan stands and what can be taken back.
 */
export type HistoryStep =
  | { readonly step: 'do'; readonly edit: PlanEdit }
  | { readonly step: 'undo' }
  | { readonly step: 'redo' };

/** Which steps of the journal can be taken back and which done again, by their numbers, the next one last. */
export interface HistoryPosition {
  /** Number of the last step, 0 for none. */
  readonly seq: number;
  readonly done: Uint32Array;
  readonly undone: Uint32Array;
}

export interface PlanHistory {
  /** Records an edit that is being carried out; what was undone before can no longer be redone. */
  push(edit: PlanEdit): void;
  /** The edit to carry out now; null where there is none, or where `ready` has not been waited for. */
  undo(): PlanEdit | null;
  redo(): PlanEdit | null;
  readonly undoable: () => PlanEdit | null;
  readonly redoable: () => PlanEdit | null;
  /** Resolves when the next undo and the next redo are at hand: old edits are read from the journal when they are near. */
  ready(): Promise<void>;
  position(): HistoryPosition;
}

/** A plan with its history as it was at a step: where a reading of the journal may begin. */
export interface PlanCheckpoint extends PlanState {
  readonly position: HistoryPosition;
}
