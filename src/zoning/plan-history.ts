import type { HistoryPosition, HistoryStep, PlanHistory } from '../domain/plan-history';
import type { PlanEdit } from '../domain/responsibility-plan';
import { reversed } from './plan-edits';

/** Where a history stood, and how the edits of its steps are read: one entry per step asked for, null where it is lost. */
export interface StoredHistory {
  readonly position: HistoryPosition;
  readonly read: (steps: readonly number[]) => Promise<readonly (PlanEdit | null)[]>;
}

/** Edits at hand beyond the next one, below which older ones are read. */
const LOW = 100;
const READ_AT_ONCE = 400;

interface Entry {
  readonly step: number;
  /** undefined: in the journal and not read yet. null: lost. */
  edit: PlanEdit | null | undefined;
}

/** Without limit; of a stored history only what is about to be taken back is held in memory. */
export function createPlanHistory(stored?: StoredHistory): PlanHistory {
  const entriesOf = (steps: Uint32Array): Entry[] => Array.from(steps, (step) => ({ step, edit: undefined }));
  const done: Entry[] = stored === undefined ? [] : entriesOf(stored.position.done);
  const undone: Entry[] = stored === undefined ? [] : entriesOf(stored.position.undone);
  let seq = stored?.position.seq ?? 0;
  let reading: Promise<void> | null = null;

  /** What is not at hand among the topmost entries. */
  function missing(entries: readonly Entry[], depth: number): Entry[] {
    return entries.slice(-depth).filter(({ edit }) => edit === undefined);
  }

  function readAhead(): Promise<void> {
    if (reading !== null) return reading;
    if (stored === undefined || (missing(done, LOW).length === 0 && missing(undone, LOW).length === 0))
      return Promise.resolve();
    const wanted = [...missing(done, READ_AT_ONCE), ...missing(undone, READ_AT_ONCE)];
    reading = stored
      .read(wanted.map(({ step }) => step))
      .then((edits) => {
        wanted.forEach((entry, i) => {
          entry.edit = edits[i] ?? null;
        });
      })
      .finally(() => {
        reading = null;
      });
    return reading;
  }

  function moved(from: Entry[], to: Entry[]): PlanEdit | null {
    const entry = from.at(-1);
    if (entry?.edit === undefined || entry.edit === null) return null;
    from.pop();
    to.push(entry);
    seq++;
    // Whoever reaches what could not be read meets the failure in `ready`.
    void readAhead().catch(() => undefined);
    return entry.edit;
  }

  return {
    push(edit) {
      done.push({ step: ++seq, edit });
      undone.length = 0;
    },
    undo() {
      const edit = moved(done, undone);
      return edit === null ? null : reversed(edit);
    },
    redo: () => moved(undone, done),
    undoable: () => done.at(-1)?.edit ?? null,
    redoable: () => undone.at(-1)?.edit ?? null,
    async ready() {
      const here = () => done.at(-1)?.edit !== undefined || done.length === 0;
      const there = () => undone.at(-1)?.edit !== undefined || undone.length === 0;
      while (!here() || !there()) await readAhead();
    },
    position: () => ({ seq, done: stepsOf(done), undone: stepsOf(undone) }),
  };
}

function stepsOf(entries: readonly { readonly step: number }[]): Uint32Array {
  const steps = new Uint32Array(entries.length);
  for (let i = 0; i < steps.length; i++) steps[i] = entries[i]!.step;
  return steps;
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
