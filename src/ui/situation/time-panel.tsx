import { currentFilter } from '../../state/app-state';
import { prepareGesture } from '../../state/application';
import { useApp, useAppState } from '../../state/use-app';
import { previewClause, removeClause, setClause, setTimeUnit } from '../../state/view-commands';
import { TimeHistogram } from '../charts/time-histogram';

const EMPTY = { starts: new Float64Array(0), counts: new Uint32Array(0) };

/** The time axis under the map: its brush is the time clause. */
export function TimePanel() {
  const app = useApp();
  const answer = useAppState((state) => state.answers.time);
  const unit = useAppState((state) => state.timeUnit);
  const range = useAppState((state) => state.dataset.summary?.timeRange ?? null);
  const filtered = useAppState((state) => state.answers.count);
  const clause = useAppState((state) =>
    currentFilter(state).find((one) => one.kind === 'time' && one.field === 'reported_at'),
  );
  const selection = clause?.kind === 'time' ? clause : null;

  return (
    <TimeHistogram
      timeline={answer?.kind === 'timeline' ? answer : EMPTY}
      unit={unit}
      onUnit={(next) => setTimeUnit(app, next)}
      selection={selection}
      range={range}
      missing={answer?.kind === 'timeline' ? answer.missing : 0}
      {...(selection !== null && filtered?.kind === 'count' ? { selectedCount: filtered.count } : {})}
      onApproach={() =>
        prepareGesture(app, selection ?? { kind: 'time', field: 'reported_at', from: 0, to: 0 })
      }
      onBrush={(span, phase) => {
        const enteredAt = performance.now();
        const next = span === null ? null : ({ kind: 'time', field: 'reported_at', ...span } as const);
        if (phase === 'move') previewClause(app, 'time:reported_at', next, enteredAt);
        else if (next === null) removeClause(app, 'time:reported_at', enteredAt);
        else setClause(app, next, enteredAt);
      }}
    />
  );
}
