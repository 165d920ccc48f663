import type { PlanEdit } from '../domain/responsibility-plan';
import { reversed } from './plan-edits';

/**
 * The durable history of a plan: every step is an edit that was carried out, undo and redo among them, so that a journal
 * that only grows says where the plan stands and what can be taken back.
 */
export type HistoryStep =
  | { readonly step: 'do'; readonly edit: PlanEdit }
  | { readonly step: 'undo' }
  | { readonly step: 'redo' };

export interface PlanHistory {
  /** Records an edit that is being carried out; what was undone before can no longer be redone. */
  push(edit: PlanEdit): void;
  /** The edit to carry out now, or null. */
  undo(): PlanEdit | null;
  redo(): PlanEdit | null;
  readonly undoable: () => PlanEdit | null;
  readonly redoable: () => PlanEdit | null;
}

/** Without limit. */
export function createPlanHistory(): PlanHistory {
  const done: PlanEdit[] = [];
  const undone: PlanEdit[] = [];
  return {
    push(edit) {
      done.push(edit);
      undone.length = 0;
    },
    undo() {
      const edit = done.pop();
      if (edit === undefined) return null;
      undone.push(edit);
      return reversed(edit);
    },
    redo() {
      const edit = undone.pop();
      if (edit === undefined) return null;
      done.push(edit);
      return edit;
    },
    undoable: () => done.at(-1) ?? null,
    redoable: () => undone.at(-1) ?? null,
  };
}

/** What a journal's step asks to be carried out; null where it asks for nothing (an undo of nothing in a damaged journal). */
export function replayStep(history: PlanHistory, step: HistoryStep): PlanEdit | null {
  switch (step.step) {
    case 'do':
      history.push(step.edit);
      return step.edit;
    case 'undo':
      return history.undo();
    case 'redo':
      return history.redo();
  }
}
