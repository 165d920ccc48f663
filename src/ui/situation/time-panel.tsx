import { brushDomain } from '../../charts/brush';
import { addUnits, type ChartUnit } from '../../charts/calendar';
import type { ChartSheet } from '../../charts/chart-sheet';
import { unitOf } from '../../charts/time-bars';
import { drawTime } from '../../charts/time-drawing';
import { timeAxis } from '../../charts/time-ticks';
import { PLAY_SPEEDS } from '../../domain/situation-choices';
import { currentFilter } from '../../state/app-state';
import { prepareGesture } from '../../state/application';
import { setSituation } from '../../state/settings-commands';
import { useApp, useAppState } from '../../state/use-app';
import { previewClause, removeClause, setClause, setTimeUnit } from '../../state/view-commands';
import { ChartMenu } from '../charts/chart-menu';
import { dayText, lastDay } from '../charts/date-text';
import { TimeHistogram } from '../charts/time-histogram';
import styles from '../charts/time-histogram.module.css';
import { useTranslation } from '../kit/translation';

const EMPTY = { starts: new Float64Array(0), counts: new Uint32Array(0) };
const SHEET_WIDTH = 860;
/** Room of a date under the axis. */
const DATE_PIXELS = 76;
const DATE_WIDTHS = { day: DATE_PIXELS, month: DATE_PIXELS, year: DATE_PIXELS, 'year-month': DATE_PIXELS };

/** The time axis under the map: its brush is the time clause. */
export function TimePanel() {
  const app = useApp();
  const { t, locale } = useTranslation();
  const answer = useAppState((state) => state.answers.time);
  const unit = useAppState((state) => state.timeUnit);
  const range = useAppState((state) => state.dataset.summary?.timeRange ?? null);
  const filtered = useAppState((state) => state.answers.count);
  const speed = useAppState((state) => state.situation.playSpeed);
  const clause = useAppState((state) =>
    currentFilter(state).find((one) => one.kind === 'time' && one.field === 'reported_at'),
  );
  const selection = clause?.kind === 'time' ? clause : null;
  const timeline = answer?.kind === 'timeline' ? answer : EMPTY;
  const title = t('charts.time.title');

  const sheet = (): ChartSheet => {
    const shown: ChartUnit = unitOf(timeline, unit);
    const [first, last] = range ?? [0, 0];
    const domain = brushDomain(first, last, shown);
    const axis = timeAxis({ ...domain, width: SHEET_WIDTH - 52 }, shown, DATE_WIDTHS);
    const numbers = new Intl.NumberFormat(locale);
    return {
      title: t('charts.time.sheet', { unit: t(`charts.time.unit.${shown}`) }),
      drawing: drawTime(
        {
          timeline,
          unit: shown,
          domain,
          selection,
          ticks: axis.fine.map(({ time }) => ({
            time,
            text: shown === 'month' ? dayText(time).slice(0, 7) : dayText(time),
          })),
          number: (count) => numbers.format(count),
        },
        SHEET_WIDTH,
        260,
      ),
      columns: [t('charts.time.from'), t('charts.time.to'), t('charts.ranking.count')],
      rows: Array.from(timeline.starts, (start, at) => [
        dayText(start),
        lastDay(addUnits(start, shown, 1)),
        timeline.counts[at] ?? 0,
      ]),
    };
  };
  const histogram = (isLarge: boolean) => (
    <TimeHistogram
      {...(isLarge
        ? {}
        : {
            testId: 'chart-time',
            actions: (
              <ChartMenu
                title={title}
                sheet={sheet}
                upward
                large={() => <div className={styles.large}>{histogram(true)}</div>}
              />
            ),
          })}
      timeline={timeline}
      unit={unit}
      onUnit={(next) => setTimeUnit(app, next)}
      selection={selection}
      range={range}
      missing={answer?.kind === 'timeline' ? answer.missing : 0}
      {...(selection !== null && filtered?.kind === 'count' ? { selectedCount: filtered.count } : {})}
      speed={speed}
      speeds={PLAY_SPEEDS}
      onSpeed={(playSpeed) => setSituation(app, { playSpeed })}
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
  return histogram(false);
}
