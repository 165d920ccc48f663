import { expose, transfer } from 'comlink';
import { binPoints, densityGrid, pointCodes } from '../analysis/density';
import { createSmooth } from '../analysis/density-smoothing';
import { placeCases, surveyPoints } from '../analysis/place-cases';
import { locatePoints } from '../analysis/point-location';
import { snapToRoads } from '../analysis/road-snapping';
import { createBrushIndex } from '../crossfilter/brush-index';
import { resolveOpen } from '../crossfilter/resolve-open';
import type { FieldId } from '../domain/field';
import type { Clause, Filter } from '../domain/filter';
import type { PlacedCases } from '../domain/placed-cases';
import type { Answer, Question } from '../domain/question';

const index = createBrushIndex({
  surveyPoints,
  placeCases,
  densityGrid,
  pointCodes,
  binPoints,
  smooth: createSmooth(),
  snapToRoads,
  locatePoints,
});

/** `answers` null: the rows of `unresolved` are wanted first. `lacking`: columns that the questions would read. */
export interface BrushStep {
  readonly unresolved: readonly Clause[];
  readonly lacking: readonly FieldId[];
  readonly answers: readonly Answer[] | null;
}

/** The same index for the page and, through a port of its own, for the worker that fills it. */
const room = {
  ...index,
  /** One message each way: the arrays of the answers move to the page instead of being copied. */
  step(filter: Filter, questions: readonly Question[]): BrushStep {
    const unresolved = index.unresolved(filter);
    const lacking = index.lacking(questions);
    if (unresolved.length > 0) return { unresolved, lacking, answers: null };
    const answers = index.answer(filter, questions);
    return transfer({ unresolved, lacking, answers }, buffersOf(answers));
  },
  resolveOpen: (clause: Clause, rowIds: Uint32Array): void => resolveOpen(index, clause, rowIds),
  /** Makes ready for a moving clause, a view at a time, so that a step that comes meanwhile need not wait for all. */
  async prepare(filter: Filter, moving: Clause, questions: readonly Question[]): Promise<void> {
    preparing += 1;
    const own = preparing;
    for (const question of questions) {
      if (own !== preparing) return;
      index.prepare(filter, moving, [question]);
      await new Promise((resume) => setTimeout(resume));
    }
  },
  /** The arrays move to the page. */
  placed(filter: Filter): PlacedCases {
    const cases = index.placedCases(filter);
    const { rowIds, lngs, lats, times, classCodes } = cases;
    return transfer(
      cases,
      [rowIds, lngs, lats, times, classCodes].map(({ buffer }) => buffer),
    );
  },
  connect(port: MessagePort): void {
    expose(index, port);
  },
};

let preparing = 0;

function buffersOf(answers: readonly Answer[]): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  for (const answer of answers) {
    for (const part of Object.values(answer)) {
      if (ArrayBuffer.isView(part) && part.buffer instanceof ArrayBuffer) buffers.add(part.buffer);
    }
  }
  return [...buffers];
}

export type BrushRoom = typeof room;

expose(room);
