import { useMemo } from 'react';
import type { ChartSheet } from '../../charts/chart-sheet';
import { type TrendStep, type TrendUnit, trendSteps } from '../../charts/period-comparison';
import { drawTrend } from '../../charts/trend-drawing';
import plot from '../charts/plot.module.css';
import { TrendPlot } from '../charts/trend-plot';
import { lastDayText, momentText } from '../filters/clause-text';
import { numberFormat } from '../kit/number-format';
import { useTranslation } from '../kit/translation';
import { changeText, periodText } from './change-text';
import { SituationSection } from './situation-section';
import { useComparison } from './use-comparison';

const NOTHING = { unit: 'day', steps: [] } as const;

/** The period against the same dates of last year. */
export function TrendView() {
  const { t, locale } = useTranslation();
  const compared = useComparison();
  const trend: { readonly unit: TrendUnit; readonly steps: readonly TrendStep[] } = useMemo(
    () => (compared === null ? NOTHING : trendSteps(compared.daily, compared.period)),
    [compared],
  );
  const covered = compared?.comparison.lastYear.covered ?? 'none';
  const look = useMemo(() => {
    const compact = numberFormat(locale);
    return {
      steps: trend.steps,
      lastYear: covered !== 'none',
      labels: labelsOf(trend.steps, trend.unit),
      number: (count: number) => compact.format(count),
    };
  }, [trend, covered, locale]);
  if (compared === null) return null;
  const { comparison, assumed } = compared;
  const title = t('charts.trend.title');
  const spanText = ({ from, to }: { from: number; to: number }) =>
    to - from <= 86_400_000 ? momentText(from) : `${momentText(from)} – ${lastDayText(to).slice(5)}`;
  const stepText = (at: number) => {
    const step = trend.steps[at];
    return step === undefined
      ? ''
      : t('charts.trend.step', {
          when: spanText(step),
          count: step.count,
          before: step.lastYear.known ? step.lastYear.count : '—',
        });
  };
  const sheet = (): ChartSheet => ({
    title,
    drawing: drawTrend({ ...look, hovered: null }, 620, 240),
    columns: [
      t('charts.time.from'),
      t('charts.time.to'),
      t('charts.trend.this'),
      ...(covered === 'none' ? [] : [t('charts.trend.last-year')]),
    ],
    rows: trend.steps.map((step) => [
      momentText(step.from),
      lastDayText(step.to),
      step.count,
      ...(covered === 'none' ? [] : [step.lastYear.known ? step.lastYear.count : null]),
    ]),
  });
  const peak = trend.steps.reduce<TrendStep | null>(
    (most, step) => (most === null || step.count > most.count ? step : most),
    null,
  );
  const rest =
    covered === 'none'
      ? t('charts.trend.no-last-year')
      : t('charts.trend.change', {
          count: comparison.count,
          before: comparison.lastYear.count,
          change: changeText(t, locale, comparison.lastYear),
        });
  const body = () => (
    <>
      <div className={plot.row}>
        <span className={plot.key}>{assumed ? t('charts.trend.latest-year') : t('charts.trend.this')}</span>
        {covered === 'none' ? null : (
          <span className={plot.key} data-line="true">
            {t('charts.trend.last-year')}
          </span>
        )}
        <span className={plot.push}>{t(`charts.trend.unit.${trend.unit}`)}</span>
      </div>
      <TrendPlot look={look} stepText={stepText} rest={rest} />
      {comparison.widened ? (
        <p className={plot.words}>{t('charts.trend.widened', { period: periodText(t, comparison) })}</p>
      ) : null}
      {covered === 'part' ? <p className={plot.words}>{t('charts.trend.part')}</p> : null}
      <p className={plot.hidden}>
        {t('charts.trend.summary', {
          period: periodText(t, comparison),
          count: comparison.count,
          peak: peak === null ? '–' : spanText(peak),
          peakCount: peak?.count ?? 0,
        })}
        {rest}
      </p>
    </>
  );
  return (
    <SituationSection
      id="trend"
      title={title}
      note={periodText(t, comparison)}
      menu={{ sheet, large: () => <div className={plot.large}>{body()}</div> }}
    >
      <div
        data-testid="trend-figures"
        data-count={comparison.count}
        data-last-year={covered === 'none' ? '' : comparison.lastYear.count}
        data-covered={covered}
      >
        {body()}
      </div>
    </SituationSection>
  );
}

/** Some six labels: of days each seventh or so, else the month where one begins. */
function labelsOf(steps: readonly TrendStep[], unit: TrendUnit): readonly string[] {
  const apart = Math.max(1, Math.ceil(steps.length / 6));
  let last = '';
  let at = -apart;
  return steps.map((step, index) => {
    const day = momentText(step.from);
    const text = unit === 'day' ? day.slice(5, 10) : day.slice(2, 7);
    // A label needs its room at the right end too.
    if (text === last || index - at < apart || steps.length - index < apart / 2) return '';
    last = text;
    at = index;
    return text;
  });
}
