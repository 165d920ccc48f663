import type { HistoryPosition, HistoryStep, PlanHistory, PlanState } from '../domain/plan-history';
import type { PlanEdit } from '../domain/responsibility-plan';
import type { PlanRows, RowChange } from '../platform/plan-rows';
import type { RestoredFrom } from './plan-journal';
import { blockKey, planRange, pointKey } from './plan-keys';
import { blockSteps, firstOf, type PlanReading } from './plan-reading';
import { checkpointBytes, type SavedCheckpoint } from './plan-records';

/** How steps are carried out: the zoning room's part, given by whoever opens the journal. */
export interface PlanReplay {
  createHistory(stored: {
    readonly position: HistoryPosition;
    readonly read: (steps: readonly number[]) => Promise<readonly (PlanEdit | null)[]>;
  }): PlanHistory;
  replayStep(history: PlanHistory, step: HistoryStep): PlanEdit | null;
  applyEdit(state: PlanState, edit: PlanEdit): void;
}

/** A plan as it stands at a step, with all that a journal needs to go on. */
export interface StandingPlan {
  readonly state: PlanState;
  readonly history: PlanHistory;
  readonly seq: number;
  readonly restoredFrom: RestoredFrom;
  /** Rows of the steps after the last block. */
  readonly tail: readonly Uint8Array<ArrayBuffer>[];
  /** Last step of the last block, or the first checkpoint. */
  readonly lastBlock: number;
  /** The rows have to be laid anew: nothing of what is there fits what was opened. */
  readonly anew: readonly RowChange[] | null;
}

/** Carries out the steps after the checkpoint. null where one of them takes back an edit that is lost in every copy. */
export async function standingAt(
  reading: PlanReading,
  start: SavedCheckpoint,
  copies: readonly PlanRows[],
  replay: PlanReplay,
): Promise<StandingPlan | null> {
  const state = stateOf(start);
  const read = editReader(start.plan.id, reading, copies);
  const history = replay.createHistory({ position: start.position, read });
  for (const { step } of reading.steps) {
    if (step.step !== 'do') await history.ready();
    const edit = replay.replayStep(history, step);
    if (edit === null) return null;
    replay.applyEdit(state, edit);
  }
  await history.ready();
  const lastBlock = reading.blocks.at(-1) ?? reading.firstPoint;
  const tail = reading.steps.flatMap(({ seq, bytes }) => (seq > lastBlock ? [bytes] : []));
  const restoredFrom = reading.fromCopy ? 'copy' : null;
  return { state, history, seq: reading.seq, restoredFrom, tail, lastBlock, anew: null };
}

/** A checkpoint alone, without what could be taken back: the beginning of a journal that is laid anew. */
export function standingAnew(
  start: SavedCheckpoint,
  restoredFrom: RestoredFrom,
  replay: PlanReplay,
): StandingPlan {
  const { seq } = start.position;
  const position: HistoryPosition = { seq, done: new Uint32Array(), undone: new Uint32Array() };
  const { from, before } = planRange(start.plan.id);
  const anew: readonly RowChange[] = [
    { dropFrom: from, before },
    { put: pointKey(start.plan.id, seq), bytes: checkpointBytes({ ...start, position }) },
  ];
  const history = replay.createHistory({ position, read: async (steps) => steps.map(() => null) });
  return { state: stateOf(start), history, seq, restoredFrom, tail: [], lastBlock: seq, anew };
}

function stateOf({ plan, units }: SavedCheckpoint): PlanState {
  return { plan, units: { zone: units.zone.slice(), locked: units.locked.slice() } };
}

/** Edits by their step numbers, from the blocks as they were at the opening. */
function editReader(id: string, { blocks, firstPoint }: PlanReading, copies: readonly PlanRows[]) {
  const wholeBlock = async (last: number): Promise<readonly HistoryStep[]> => {
    const first = firstOf(blocks, firstPoint, last);
    let best: readonly HistoryStep[] = [];
    for (const copy of copies) {
      const [bytes] = await copy.read([blockKey(id, last)]).catch(() => [null]);
      const steps = bytes === null || bytes === undefined ? [] : blockSteps(bytes, first);
      if (steps.length > best.length) best = steps;
      if (best.length === last - first + 1) break;
    }
    return best;
  };
  return async (steps: readonly number[]): Promise<readonly (PlanEdit | null)[]> => {
    const read = new Map<number, readonly HistoryStep[]>();
    const edits: (PlanEdit | null)[] = [];
    for (const seq of steps) {
      const last = blocks.find((one) => one >= seq);
      if (last === undefined) {
        edits.push(null);
        continue;
      }
      if (!read.has(last)) read.set(last, await wholeBlock(last));
      const step = read.get(last)![seq - firstOf(blocks, firstPoint, last)];
      edits.push(step?.step === 'do' ? step.edit : null);
    }
    return edits;
  };
}
