import { chosenEnds } from '../../domain/open-days';
import { currentFilter } from '../../state/app-state';
import { useAppState } from '../../state/use-app';
import { lastDayText, momentText } from '../filters/clause-text';

const DAY_MS = 86_400_000;

export interface Period {
  readonly from: number;
  readonly to: number;
  readonly fromText: string;
  readonly toText: string;
}

/** The span that the shown cases cover: the time clause, else the whole data. Densities are per this period. */
export function usePeriod(): Period | null {
  const clause = useAppState((state) =>
    currentFilter(state).find((one) => one.kind === 'time' && one.field === 'reported_at'),
  );
  const range = useAppState((state) => state.dataset.summary?.timeRange ?? null);
  const chosen = clause?.kind === 'time' ? chosenEnds(clause) : { from: null, to: null };
  if (chosen.from !== null && chosen.to !== null) return periodOf(chosen.from, chosen.to);
  if (range === null) return null;
  const [first, last] = range;
  const from = chosen.from ?? Math.floor(first / DAY_MS) * DAY_MS;
  // A span that was left open ends with the data, which may end before it begins.
  return periodOf(from, Math.max(from + DAY_MS, chosen.to ?? (Math.floor(last / DAY_MS) + 1) * DAY_MS));
}

function periodOf(from: number, to: number): Period {
  return { from, to, fromText: momentText(from), toText: lastDayText(to) };
}
