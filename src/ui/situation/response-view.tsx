import { useMemo } from 'react';
import type { ChartSheet } from '../../charts/chart-sheet';
import { drawResponse } from '../../charts/response-drawing';
import { measureKey, RESPONSE_HOURS } from '../../domain/measure';
import { histogramQuantile, RESPONSE_BIN_EDGES, responseDensities } from '../../domain/response-bins';
import { currentFilter } from '../../state/app-state';
import { prepareGesture } from '../../state/application';
import { useApp, useAppState } from '../../state/use-app';
import { steerClause } from '../../state/view-commands';
import { useHoursText } from '../charts/hours-text';
import plot from '../charts/plot.module.css';
import { type HourSpan, ResponsePlot } from '../charts/response-plot';
import type { BrushPhase } from '../charts/time-brush';
import { useTranslation } from '../kit/translation';
import { ClearSelection } from './clear-selection';
import { SituationSection } from './situation-section';
import { useHeld } from './use-held';

const KEY = `number:${measureKey(RESPONSE_HOURS)}`;
const EMPTY = { counts: new Uint32Array(RESPONSE_BIN_EDGES.length - 1), below: 0, above: 0, missing: 0 };
const TICK_HOURS = [0.5, 2, 8, 24, 72, 168, 720, 2160];
const QUANTILES = [
  { share: 0.5, name: 'charts.response.median' },
  { share: 0.9, name: 'charts.response.p90' },
] as const;
/** Fewer closed cases than this: where a tenth of them lies says nothing. */
const FEW_CLOSED = 20;

/** How long cases took from report to closing, on a logarithmic axis. */
export function ResponseView() {
  const app = useApp();
  const { t } = useTranslation();
  const hoursText = useHoursText();
  const told = useAppState((state) => state.dataset.summary?.fields.includes('closed_at') ?? false);
  const ready = useAppState((state) => state.dataset.engineReady);
  const answer = useAppState((state) => state.answers.response);
  const clause = useAppState((state) =>
    currentFilter(state).find((one) => one.kind === 'number' && `number:${measureKey(one.measure)}` === KEY),
  );
  const histogram =
    answer?.kind === 'histogram' && answer.counts.length === EMPTY.counts.length ? answer : EMPTY;
  const from = clause?.kind === 'number' ? clause.from : undefined;
  const to = clause?.kind === 'number' ? clause.to : undefined;
  const selection = useMemo<HourSpan | null>(
    () => (from === undefined || to === undefined ? null : { from, to }),
    [from, to],
  );
  const peak = useHeld(Math.max(...responseDensities(histogram.counts)));
  const closed = useMemo(
    () => histogram.counts.reduce((sum, count) => sum + count, histogram.below + histogram.above),
    [histogram],
  );
  const ticks = useMemo(() => TICK_HOURS.map((hours) => ({ hours, label: hoursText(hours) })), [hoursText]);
  const quantiles = QUANTILES.map(({ share, name }) => ({
    name,
    hours: histogramQuantile(histogram, RESPONSE_BIN_EDGES, share),
  }));
  const quantileText = (hours: number | null) =>
    hours === null
      ? '—'
      : Number.isFinite(hours)
        ? t('charts.response.about', { hours: hoursText(hours) })
        : t('charts.response.beyond');
  const marksKey = quantiles.map(({ hours }) => hours).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all of the quantiles
  const marks = useMemo(
    () =>
      closed < FEW_CLOSED
        ? []
        : quantiles.flatMap(({ name, hours }) =>
            hours === null || !Number.isFinite(hours)
              ? []
              : [{ hours, label: `${t(name)} ${hoursText(hours)}` }],
          ),
    [marksKey, closed, t, hoursText],
  );
  if (!told) return null;
  const title = t('charts.response.title');

  const select = (span: HourSpan | null, phase: BrushPhase) =>
    steerClause(app, KEY, span === null ? null : { kind: 'number', measure: RESPONSE_HOURS, ...span }, phase);
  const sheet = (): ChartSheet => ({
    title,
    drawing: drawResponse({ histogram, ticks, marks, selection, peak }, 560, 230),
    columns: [t('charts.response.from-hours'), t('charts.response.to-hours'), t('charts.ranking.count')],
    rows: [
      ...(histogram.below > 0 ? [['', 0, histogram.below]] : []),
      ...Array.from(histogram.counts, (count, bin) => [
        RESPONSE_BIN_EDGES[bin]!,
        RESPONSE_BIN_EDGES[bin + 1]!,
        count,
      ]),
      [RESPONSE_BIN_EDGES[RESPONSE_BIN_EDGES.length - 1]!, '', histogram.above],
    ],
  });
  const body = () =>
    closed === 0 ? (
      <p className={plot.words}>{t(ready ? 'charts.response.none' : 'charts.response.waiting')}</p>
    ) : (
      <>
        <ResponsePlot
          histogram={histogram}
          ticks={ticks}
          marks={marks}
          peak={peak}
          selection={selection}
          onSelect={select}
          onApproach={() =>
            prepareGesture(app, { kind: 'number', measure: RESPONSE_HOURS, from: from ?? 0, to: to ?? null })
          }
          label={title}
        />
        <p className={plot.words}>
          {closed < FEW_CLOSED
            ? t('charts.response.few', { closed })
            : t('charts.response.summary', {
                closed,
                median: quantileText(quantiles[0]?.hours ?? null),
                p90: quantileText(quantiles[1]?.hours ?? null),
              })}
          {histogram.missing > 0 ? t('charts.response.open', { missing: histogram.missing }) : ''}
          {histogram.below > 0 ? t('charts.response.negative', { below: histogram.below }) : ''}
          {histogram.above > 0 ? t('charts.response.above', { above: histogram.above }) : ''}
        </p>
      </>
    );
  return (
    <SituationSection
      id="response"
      title={title}
      note={selection === null ? null : <ClearSelection onClear={() => select(null, 'end')} />}
      menu={{ sheet, large: () => <div className={plot.large}>{body()}</div> }}
    >
      {body()}
    </SituationSection>
  );
}
