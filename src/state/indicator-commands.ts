import { countingGround } from '../domain/counting-ground';
import { basisOf, type CountingChoice, DEFAULT_COUNTING } from '../domain/fact-context';
import type { CategoryField } from '../domain/field';
import { type Filter, withClause, withoutClause } from '../domain/filter';
import {
  type CountingGround,
  EMPTY_SCORE_BOOK,
  type IndicatorReport,
  type ScoreBook,
} from '../domain/indicator';
import type { AppState } from './app-state';
import { type Application, notify } from './application';
import { type Asker, createAsker } from './asker';
import { commitView } from './view-commands';

const INDICATOR_JOB = 'indicators';
/** What follows the first answer; a newer question ends it. */
const COMPLETE_JOB = 'indicators-complete';
const TABLE_JOB = 'indicator-table';

interface Asked {
  readonly filter: Filter;
  readonly choice: CountingChoice;
  readonly ground: CountingGround;
  readonly book: ScoreBook;
  readonly complete: boolean;
  readonly version: number;
  readonly enteredAt: number;
}

/** How facts and indicators count; part of the view, so of links and of the undo history. */
export function countingChoice({ view }: AppState): CountingChoice {
  return view.counting ?? DEFAULT_COUNTING;
}

/** Clauses of facts follow the way of counting, so that chips and figures say the same. */
export function setCounting(app: Application, change: Partial<CountingChoice>): void {
  const state = app.store.getState();
  const counting = { ...countingChoice(state), ...change };
  const filter = state.view.filter.map((clause) =>
    clause.kind === 'fact' ? { ...clause, choice: counting } : clause,
  );
  commitView(app, { ...state.view, filter, counting }, 'undo.counting');
}

/** Whether the data says anything of what became of its cases. */
export function hasLifeCycle({ dataset }: AppState): boolean {
  const fields = dataset.summary?.fields ?? [];
  return (['status', 'filed_at', 'dispatched_at', 'handled_at', 'closed_at'] as const).some((field) =>
    fields.includes(field),
  );
}

/** Cases of which every fact holds, or not; the period is moved to the time that the way of counting asks for. */
export function showFactCases(
  app: Application,
  facts: readonly { readonly fact: string; readonly holds: boolean }[],
): void {
  const state = app.store.getState();
  const choice = countingChoice(state);
  let filter: Filter = facts.reduce<Filter>(
    (before, { fact, holds }) => withClause(before, { kind: 'fact', fact, holds, choice }),
    state.view.filter,
  );
  const basis = basisOf(choice);
  const period = filter.find((clause) => clause.kind === 'time' && clause.field === 'reported_at');
  if (basis !== 'reported_at' && period?.kind === 'time') {
    filter = withClause(withoutClause(filter, 'time:reported_at'), { ...period, field: basis });
  }
  commitView(app, { ...state.view, filter }, 'undo.fact');
}

/** One click in the filter panel: on, or off again. */
export function toggleFact(app: Application, fact: string): void {
  const state = app.store.getState();
  const chosen = state.view.filter.some(
    (clause) => clause.kind === 'fact' && clause.fact === fact && clause.holds,
  );
  const filter = chosen
    ? withoutClause(state.view.filter, `fact:${fact}`)
    : withClause(state.view.filter, { kind: 'fact', fact, holds: true, choice: countingChoice(state) });
  commitView(app, { ...state.view, filter }, 'undo.fact');
}

function groundOf({ view, zones, references }: AppState): CountingGround {
  return countingGround(
    view.filter,
    zones.zoneSet,
    references.flatMap(({ roads }) => (roads === undefined ? [] : [roads])),
  );
}

export interface IndicatorAsker {
  readonly request: () => void;
  /** Gives way to gestures from now on; gives a function that ends it. */
  readonly attend: () => () => void;
}

/** After a release another drag often follows: until the pointer has rested this long nothing long is begun. */
const REST_MS = 250;

/**
 * One report under way, the newest request waits; the committed filter counts, not the one under the pointer. The facts'
 * indicators come first, what takes longer follows unless something else is asked meanwhile. On two cores a long report
 * would take from a gesture's steps: it waits until none runs, and is put off where one begins.
 */
export function createIndicatorAsker(app: Application): IndicatorAsker {
  let newest = 0;
  let resting: ReturnType<typeof setTimeout> | undefined;
  /** What is to be asked once the pointer rests, or was under way when it moved. */
  let due: Asked | null = null;

  function askAtRest(asked: Asked, afterMs: number): void {
    due = asked;
    clearTimeout(resting);
    resting = setTimeout(() => {
      if (due === null) return;
      if (app.moving !== null) askAtRest(due, REST_MS);
      else asker.request(due);
    }, afterMs);
  }

  const asker: Asker<Asked> = createAsker<Asked, IndicatorReport>(
    ({ filter, choice, ground, book, complete }) =>
      app.services.casebook.indicators(complete ? COMPLETE_JOB : INDICATOR_JOB, filter, choice, {
        ground,
        book,
        complete,
      }),
    (report, asked) => {
      if (due === asked) due = null;
      const { dataset } = app.store.getState();
      if (dataset.version !== asked.version) return;
      app.store.setState(({ indicators }) => ({
        indicators: { ...indicators, report, version: asked.version },
      }));
      app.services.measure(
        report.complete ? 'shirong:indicators-complete' : 'shirong:indicators',
        asked.enteredAt,
        { rows: report.population },
      );
      if (!report.complete && asked.enteredAt === newest) askAtRest({ ...asked, complete: true }, 0);
    },
    (reason) => {
      // An import takes the rows away while they are counted, or a newer question ends it: that one is answered.
      const aborted = reason instanceof Error && reason.name === 'AbortError';
      if (aborted) return;
      due = null;
      notify(app.store, 'error', 'indicators.failed', { reason: String(reason) });
    },
  );
  return {
    attend: () => {
      const end = app.store.subscribe((state, before) => {
        const [moves, moved] = [state.liveFilter !== null, before.liveFilter !== null];
        if (moves && !moved) app.services.casebook.cancel(COMPLETE_JOB);
        // Escape gives the filter back as it was, for which nobody asks anew.
        if (!moves && moved && due !== null) askAtRest(due, REST_MS);
      });
      return () => {
        clearTimeout(resting);
        end();
      };
    },
    request() {
      const state = app.store.getState();
      if (!state.dataset.engineReady || state.dataset.status !== 'ready' || !hasLifeCycle(state)) return;
      newest = performance.now();
      app.services.casebook.cancel(COMPLETE_JOB);
      const asked: Asked = {
        filter: state.view.filter,
        choice: countingChoice(state),
        ground: groundOf(state),
        book: state.indicators.book ?? EMPTY_SCORE_BOOK,
        complete: false,
        version: state.dataset.version,
        enteredAt: newest,
      };
      askAtRest(asked, state.indicators.version === state.dataset.version ? REST_MS : 0);
    },
  };
}

let tableTurn = 0;

/** The table of units or streets by the filter on the screen; the newest request wins. */
export async function openIndicatorTable(app: Application, by: CategoryField): Promise<void> {
  tableTurn += 1;
  const turn = tableTurn;
  const state = app.store.getState();
  const show = (table: AppState['indicators']['table']) =>
    app.store.setState(({ indicators }) => ({ indicators: { ...indicators, table } }));
  show({ by, result: null, waiting: true });
  const result = await app.services.casebook
    .indicatorTable(
      TABLE_JOB,
      state.view.filter,
      countingChoice(state),
      by,
      state.indicators.book ?? EMPTY_SCORE_BOOK,
    )
    .catch((reason: unknown) => {
      notify(app.store, 'error', 'indicators.failed', { reason: String(reason) });
      return null;
    });
  if (turn === tableTurn) show({ by, result, waiting: false });
}

export function closeIndicatorTable(app: Application): void {
  tableTurn += 1;
  app.store.setState(({ indicators }) => ({ indicators: { ...indicators, table: null } }));
}
