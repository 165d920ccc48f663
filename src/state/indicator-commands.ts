import type { CountingChoice } from '../domain/fact-context';
import type { Filter } from '../domain/filter';
import type { IndicatorReport } from '../domain/indicator';
import type { AppState } from './app-state';
import { type Application, notify } from './application';
import { type Asker, createAsker } from './asker';

const INDICATOR_JOB = 'indicators';

interface Asked {
  readonly filter: Filter;
  readonly choice: CountingChoice;
  readonly version: number;
  readonly enteredAt: number;
}

/** The user's choice; a counting moment that was chosen in other data is not carried over. */
export function countingChoice({ indicators, dataset }: AppState): CountingChoice {
  const { choice, asOfData } = indicators;
  return asOfData === (dataset.summary?.id ?? null) ? choice : { ...choice, asOf: null };
}

export function setCounting(app: Application, change: Partial<CountingChoice>): void {
  app.store.setState((state) => ({
    indicators: {
      ...state.indicators,
      choice: { ...countingChoice(state), ...change },
      asOfData: state.dataset.summary?.id ?? null,
    },
  }));
}

/** Whether the data says anything of what became of its cases. */
export function hasLifeCycle({ dataset }: AppState): boolean {
  const fields = dataset.summary?.fields ?? [];
  return (['status', 'filed_at', 'dispatched_at', 'handled_at', 'closed_at'] as const).some((field) =>
    fields.includes(field),
  );
}

/** One report under way, the newest request waits; the committed filter counts, not the one under the pointer. */
export function createIndicatorAsker(app: Application): { readonly request: () => void } {
  const asker: Asker<Asked> = createAsker<Asked, IndicatorReport>(
    ({ filter, choice }) => app.services.casebook.indicators(INDICATOR_JOB, filter, choice),
    (report, { version, enteredAt }) => {
      const { dataset } = app.store.getState();
      if (dataset.version !== version) return;
      app.store.setState(({ indicators }) => ({ indicators: { ...indicators, report, version } }));
      app.services.measure('shirong:indicators', enteredAt, { rows: report.population });
    },
    (reason) => {
      // An import takes the rows away while they are counted; its own version asks anew.
      const aborted = reason instanceof DOMException && reason.name === 'AbortError';
      if (!aborted) notify(app.store, 'error', 'indicators.failed', { reason: String(reason) });
    },
  );
  return {
    request() {
      const state = app.store.getState();
      if (!state.dataset.engineReady || state.dataset.status !== 'ready' || !hasLifeCycle(state)) return;
      asker.request({
        filter: state.view.filter,
        choice: countingChoice(state),
        version: state.dataset.version,
        enteredAt: performance.now(),
      });
    },
  };
}
