import type { Remote } from 'comlink';
import type { FieldId } from '../domain/field';
import type { Clause, Filter } from '../domain/filter';
import type { Answer, Question } from '../domain/question';
import type { BrushRoom } from './brush.worker';

/** What the brush index cannot tell, and who can. */
export interface BrushSources {
  /** Ids of the rows that pass the clause alone. */
  readonly clauseRows: (clause: Clause) => Promise<Uint32Array>;
  /** Hands whole columns to the index. */
  readonly bringColumns: (fields: readonly FieldId[]) => Promise<void>;
}

export interface BrushAsker {
  readonly resolve: (filter: Filter) => Promise<void>;
  readonly ask: (
    filter: Filter,
    questions: Readonly<Record<string, Question>>,
  ) => Promise<Readonly<Record<string, Answer>>>;
  /** `moving` is about to follow a pointer; the index makes ready for it. */
  readonly prepare: (
    filter: Filter,
    moving: Clause,
    questions: Readonly<Record<string, Question>>,
  ) => Promise<void>;
}

/**
 * Asks the index in one message a step. Columns that it lacks are fetched behind the step, and `onColumns` says when
 * they are there: until then their views count every row as missing.
 */
export function createBrushAsker(
  brush: Remote<BrushRoom>,
  sources: BrushSources,
  onColumns: () => void,
): BrushAsker {
  let bringing: Promise<void> | null = null;

  async function resolveAll(clauses: readonly Clause[]): Promise<void> {
    for (const clause of clauses) await brush.resolveOpen(clause, await sources.clauseRows(clause));
  }

  function bring(fields: readonly FieldId[]): void {
    if (fields.length === 0 || bringing !== null) return;
    bringing = sources
      .bringColumns(fields)
      .then(onColumns)
      // The database may not be there yet, or be gone: the next step asks again.
      .catch(() => undefined)
      .finally(() => {
        bringing = null;
      });
  }

  return {
    resolve: async (filter) => resolveAll(await brush.unresolved(filter)),
    async ask(filter, questions) {
      const ids = Object.keys(questions);
      const asked = Object.values(questions);
      let step = await brush.step(filter, asked);
      bring(step.lacking);
      while (step.answers === null) {
        await resolveAll(step.unresolved);
        step = await brush.step(filter, asked);
      }
      const { answers } = step;
      return Object.fromEntries(ids.map((id, at) => [id, answers[at]!]));
    },
    prepare: (filter, moving, questions) => brush.prepare(filter, moving, Object.values(questions)),
  };
}
