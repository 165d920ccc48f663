import { useMemo } from 'react';
import type { ChartSheet } from '../../charts/chart-sheet';
import type { Ink } from '../../charts/drawing';
import { drawTide } from '../../charts/tide-drawing';
import { TIME_FIELDS, type TimeField } from '../../domain/field';
import type { WeekHours } from '../../domain/week-hours';
import { rampColours } from '../../layers/colour-scales';
import { currentFilter } from '../../state/app-state';
import { prepareGesture } from '../../state/application';
import { setSituation } from '../../state/settings-commands';
import { useApp, useAppState } from '../../state/use-app';
import { steerClause } from '../../state/view-commands';
import plot from '../charts/plot.module.css';
import { TideMatrix } from '../charts/tide-matrix';
import type { BrushPhase } from '../charts/time-brush';
import { useWeekdays } from '../charts/use-weekdays';
import { numberFormat } from '../kit/number-format';
import { useTranslation } from '../kit/translation';
import { ClearSelection } from './clear-selection';
import { SituationSection } from './situation-section';
import { useHeld } from './use-held';

const COLOURS = 7;
const EMPTY = new Uint32Array(168);

/** 潮汐: when in the week cases come. */
export function TideView() {
  const app = useApp();
  const { t, locale } = useTranslation();
  const days = useWeekdays();
  const field = useAppState((state) => state.situation.tideField);
  const theme = useAppState((state) => state.theme);
  const fieldText = useAppState((state) =>
    TIME_FIELDS.filter((one) => state.dataset.summary?.fields.includes(one)).join(),
  );
  const answer = useAppState((state) => state.answers.tide);
  const clause = useAppState((state) =>
    currentFilter(state).find((one) => one.kind === 'hours' && one.field === state.situation.tideField),
  );
  const counts = answer?.kind === 'tide' ? answer.counts : EMPTY;
  const missing = answer?.kind === 'tide' ? answer.missing : 0;
  const peak = counts.indexOf(Math.max(...counts));
  const top = useHeld(counts[peak] ?? 0);
  const total = useMemo(() => counts.reduce((sum, count) => sum + count, 0), [counts]);
  const colours = useMemo(() => rampColours('zones', theme, COLOURS) as readonly Ink[], [theme]);
  const selected = clause?.kind === 'hours' ? clause.hours : null;
  const title = t('charts.tide.title');
  const numbers = numberFormat(locale);

  const select = (hours: WeekHours | null, phase: BrushPhase) =>
    steerClause(app, `hours:${field}`, hours === null ? null : { kind: 'hours', field, hours }, phase);
  const placeText = (at: number) =>
    t('charts.tide.at', {
      day: t('charts.tide.day', { day: days[Math.floor(at / 24)] ?? '' }),
      from: at % 24,
      to: (at % 24) + 1,
    });
  const sheet = (): ChartSheet => ({
    title: `${title} · ${t(`field.${field}`)}`,
    drawing: drawTide({ counts, top, colours, days, selected, cursor: null }, 560, 210),
    columns: [
      t('charts.tide.weekday'),
      ...Array.from({ length: 24 }, (_, hour) => t('charts.tide.hour', { hour })),
    ],
    rows: days.map((day, at) => [
      t('charts.tide.day', { day }),
      ...Array.from(counts.subarray(at * 24, at * 24 + 24)),
    ]),
  });
  const body = () => (
    <>
      <div className={plot.row}>
        <label>
          {t('charts.tide.field')}
          <select
            data-testid="tide-field"
            value={field}
            onChange={(event) => setSituation(app, { tideField: event.target.value as TimeField })}
          >
            {(fieldText === '' ? [field] : (fieldText.split(',') as TimeField[])).map((one) => (
              <option key={one} value={one}>
                {t(`field.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <span className={`${plot.ramp} ${plot.push}`} aria-hidden="true">
          1
          <span>
            {colours.map((colour) => (
              <i key={colour} style={{ background: colour }} />
            ))}
          </span>
          {numbers.format(top)} {t('charts.unit.cases')}
        </span>
      </div>
      <TideMatrix
        counts={counts}
        top={top}
        colours={colours}
        selected={selected}
        onSelect={select}
        onApproach={() =>
          prepareGesture(app, { kind: 'hours', field, hours: selected ?? [0, 0, 0, 0, 0, 0, 0] })
        }
        label={title}
      />
      <p className={plot.hidden}>
        {total === 0
          ? t('charts.empty')
          : t('charts.tide.summary', {
              total,
              peak: placeText(peak),
              peakCount: counts[peak] ?? 0,
              least: Math.min(...counts),
            })}
      </p>
      {missing > 0 ? (
        <p className={plot.words}>
          {t('charts.tide.missing', { field: t(`field.${field}`), count: missing })}
        </p>
      ) : null}
    </>
  );
  return (
    <SituationSection
      id="tide"
      title={title}
      note={selected === null ? null : <ClearSelection onClear={() => select(null, 'end')} />}
      menu={{ sheet, large: () => <div className={plot.large}>{body()}</div> }}
    >
      {body()}
    </SituationSection>
  );
}
