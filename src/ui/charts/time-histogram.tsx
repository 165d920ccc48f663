import { type ReactNode, useMemo, useState } from 'react';
import { brushDomain, isAligned, type Span } from '../../charts/brush';
import { addUnits, CHART_UNITS, type ChartUnit } from '../../charts/calendar';
import { countTicks } from '../../charts/count-scale';
import { casesIn, peakIndex, type Timeline, unitAt, unitOf } from '../../charts/time-bars';
import { type TimeScale, toPixel, toTime } from '../../charts/time-scale';
import { type LabelWidths, timeAxis } from '../../charts/time-ticks';
import { useTranslation } from '../kit/translation';
import { daysIn, dayText, isWholeDays, lastDay, spanText, tickText, unitText } from './date-text';
import { type BrushPhase, TimeBrush } from './time-brush';
import { TimeCanvas } from './time-canvas';
import styles from './time-histogram.module.css';
import { usePlayback } from './use-playback';
import { useSize } from './use-size';

export interface TimeHistogramProps {
  /** What the bars count, where it is not plainly "time". */
  readonly title?: string;
  /** Cases per unit, filtered by every clause but the time clause; units as `unit` says. */
  readonly timeline: Timeline;
  readonly unit: ChartUnit;
  readonly onUnit: (unit: ChartUnit) => void;
  readonly selection: Span | null;
  /** 'move' at most once a frame, then 'end' once with the last position; null clears. */
  readonly onBrush: (selection: Span | null, phase: BrushPhase) => void;
  /** The pointer or the focus has come to the brush: a gesture may follow. */
  readonly onApproach?: () => void;
  /** First and last time of the data; null where it has none. */
  readonly range: readonly [first: number, last: number] | null;
  /** Cases that have no time. */
  readonly missing: number;
  /** The exact number of cases in the selection; without it the bars are added up. */
  readonly selectedCount?: number;
  /** Units a second of the playback. */
  readonly speed: number;
  readonly onSpeed: (speed: number) => void;
  readonly speeds: readonly number[];
  /** At the right end of the head. */
  readonly actions?: ReactNode;
  /** Absent where the same chart is on the page already. */
  readonly testId?: string;
}

/** Room for the widest label of either language in the axis font, gap included. */
const LABEL_WIDTHS: LabelWidths = { day: 22, month: 38, year: 50, 'year-month': 76 };
const GRID_PIXELS = 34;
const TOP_PIXELS = 10;
const RIGHT_PIXELS = 14;
const DIGIT_PIXELS = 6.6;

export function TimeHistogram(props: TimeHistogramProps) {
  const { timeline, selection, range, missing } = props;
  const unit = unitOf(timeline, props.unit);
  const { t, locale } = useTranslation();
  const [plot, size] = useSize<HTMLDivElement>();
  /** The time at which the unit under the pointer starts; a move within the unit renders nothing. */
  const [pointed, setPointed] = useState<number | null>(null);

  const first = range?.[0] ?? timeline.starts[0];
  const last = range?.[1] ?? timeline.starts[timeline.starts.length - 1];
  const domain = useMemo(
    () => (first === undefined || last === undefined ? null : brushDomain(first, last, unit)),
    [first, last, unit],
  );
  const playback = usePlayback(selection, unit, domain, props.speed, props.onBrush);
  const peak = peakIndex(timeline.counts);
  const top = peak < 0 ? 0 : timeline.counts[peak]!;
  const height = Math.max(0, size.height - TOP_PIXELS);
  const ticks = useMemo(
    () => countTicks(top, Math.max(1, Math.min(4, Math.floor(height / GRID_PIXELS)))),
    [top, height],
  );
  const numbers = useMemo(() => new Intl.NumberFormat(locale), [locale]);
  const widest = numbers.format(ticks[ticks.length - 1] ?? 0).length;
  const gutter = Math.ceil(widest * DIGIT_PIXELS) + 10;
  const width = Math.max(0, size.width - gutter - RIGHT_PIXELS);
  const scale: TimeScale | null = useMemo(
    () => (domain === null || width === 0 ? null : { ...domain, width }),
    [domain, width],
  );
  const axis = useMemo(() => (scale === null ? null : timeAxis(scale, unit, LABEL_WIDTHS)), [scale, unit]);

  const hoveredUnit = pointed === null ? -1 : unitAt(timeline, unit, pointed);
  const hovered = hoveredUnit < 0 ? null : timeline.starts[hoveredUnit]!;
  const hover = (pixel: number | null) => {
    const under = scale === null || pixel === null ? -1 : unitAt(timeline, unit, toTime(scale, pixel));
    setPointed(under < 0 ? null : timeline.starts[under]!);
  };
  const chosen =
    selection === null ? null : (props.selectedCount ?? casesIn(timeline, selection.from, selection.to));

  return (
    <section
      className={styles.chart}
      data-testid={props.testId}
      aria-label={props.title ?? t('charts.time.title')}
    >
      <header className={styles.header}>
        <h2 className={styles.title}>{props.title ?? t('charts.time.title')}</h2>
        {selection === null ? (
          <span className={styles.hint}>
            {domain !== null && t('charts.time.hint', { unit: t(`charts.time.unit.${unit}`) })}
          </span>
        ) : (
          <span className={styles.selection}>
            <strong>{spanText(selection.from, selection.to)}</strong>
            {isWholeDays(selection.from, selection.to) && (
              <span>{t('charts.time.days', { count: daysIn(selection.from, selection.to) })}</span>
            )}
            <span>{t('charts.cases', { count: chosen ?? 0 })}</span>
            {!isAligned(selection, unit) && (
              <span className={styles.missing}>
                {t('charts.time.unaligned', { unit: t(`charts.time.unit.${unit}`) })}
              </span>
            )}
            <button
              type="button"
              className={styles.clear}
              onClick={() => props.onBrush(null, 'end')}
              aria-label={t('charts.time.clear')}
              title={t('charts.time.clear')}
            >
              ×
            </button>
          </span>
        )}
        <span className={styles.spacer} />
        {missing > 0 && (
          <span className={styles.missing}>{t('charts.time.missing', { count: missing })}</span>
        )}
        {domain !== null && (
          <button
            type="button"
            className={styles.play}
            aria-pressed={playback.playing}
            onClick={playback.toggle}
            aria-label={
              playback.playing
                ? t('charts.time.pause')
                : t('charts.time.play', { unit: t(`charts.time.unit.${unit}`) })
            }
            title={
              playback.playing
                ? t('charts.time.pause')
                : t('charts.time.play', { unit: t(`charts.time.unit.${unit}`) })
            }
          >
            {playback.playing ? <PauseIcon /> : <PlayIcon />}
          </button>
        )}
        {domain !== null && (
          <select
            className={styles.speed}
            aria-label={t('charts.time.speed')}
            title={t('charts.time.speed')}
            value={props.speed}
            onChange={(event) => props.onSpeed(Number(event.target.value))}
          >
            {props.speeds.map((speed) => (
              <option key={speed} value={speed}>
                {t('charts.time.speed.of', { n: speed })}
              </option>
            ))}
          </select>
        )}
        <fieldset className={styles.units}>
          <legend className={styles.hidden}>{t('charts.time.unit')}</legend>
          {CHART_UNITS.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === props.unit}
              onClick={() => each !== props.unit && props.onUnit(each)}
            >
              {t(`charts.time.unit.${each}`)}
            </button>
          ))}
        </fieldset>
        {props.actions}
      </header>

      <div className={styles.plot} ref={plot}>
        {scale === null || axis === null || domain === null ? (
          domain === null && <p className={styles.empty}>{t('charts.time.empty')}</p>
        ) : (
          <>
            <svg className={styles.counts} width={gutter} height={size.height} aria-hidden="true">
              {ticks.map((tick) => (
                <text
                  key={tick}
                  x={gutter - 6}
                  y={TOP_PIXELS + height - (tick / ticks[ticks.length - 1]!) * height}
                  dy="0.32em"
                  textAnchor="end"
                >
                  {numbers.format(tick)}
                </text>
              ))}
            </svg>
            <div className={styles.field} style={{ left: gutter, width, top: TOP_PIXELS, height }}>
              <TimeBrush
                scale={scale}
                unit={unit}
                domain={domain}
                selection={selection}
                onBrush={props.onBrush}
                onHover={hover}
                onApproach={() => props.onApproach?.()}
              >
                <TimeCanvas
                  timeline={timeline}
                  unit={unit}
                  scale={scale}
                  height={height}
                  ticks={ticks}
                  selection={selection}
                  hovered={hovered}
                />
              </TimeBrush>
              {hovered !== null && (
                <Tooltip
                  left={toPixel(scale, (hovered + addUnits(hovered, unit, 1)) / 2)}
                  width={width}
                  when={unitText(hovered, unit, locale)}
                  count={t('charts.cases', { count: timeline.counts[hoveredUnit]! })}
                />
              )}
            </div>
          </>
        )}
      </div>

      <svg className={styles.axis} width={size.width} height={34} aria-hidden="true">
        {axis !== null && (
          <g transform={`translate(${gutter} 0)`}>
            {axis.fine.map((tick) => (
              <g key={tick.time} transform={`translate(${Math.round(tick.pixel)} 0)`}>
                <path d="M0.5 0V5" />
                <text x={3} y={13}>
                  {tickText(tick.time, tick.label, locale)}
                </text>
              </g>
            ))}
            {axis.coarse.map((tick) => (
              <g key={tick.time} transform={`translate(${Math.round(tick.pixel)} 0)`}>
                <path d="M0.5 17V31" className={styles.coarse} />
                <text x={3} y={29} className={styles.coarseText}>
                  {tickText(tick.time, tick.label, locale)}
                </text>
              </g>
            ))}
          </g>
        )}
      </svg>
      {domain !== null && (
        <p className={styles.hidden}>
          {t('charts.time.summary', {
            from: dayText(domain.from),
            to: lastDay(domain.to),
            count: casesIn(timeline, domain.from, domain.to),
            peak: peak < 0 ? '–' : unitText(timeline.starts[peak]!, unit, locale),
            peakCount: top,
          })}{' '}
          {selection !== null &&
            t('charts.time.summary.selected', {
              from: dayText(selection.from),
              to: lastDay(selection.to),
              count: chosen ?? 0,
            })}
        </p>
      )}
    </section>
  );
}

/** Half of the widest tooltip: nearer to an end it leans inward. */
const TOOLTIP_REACH = 90;

function Tooltip(props: { left: number; width: number; when: string; count: string }) {
  const reach = Math.min(TOOLTIP_REACH, props.width / 2);
  const left = Math.min(Math.max(props.left, reach), props.width - reach);
  return (
    <div className={styles.tooltip} style={{ left }} aria-hidden="true">
      <span>{props.when}</span>
      <strong>{props.count}</strong>
    </div>
  );
}

function PlayIcon() {
  return (
    <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
      <path d="M2 1l7 4-7 4z" fill="currentColor" />
    </svg>
  );
}

function PauseIcon() {
  return (
    <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
      <path d="M2 1h2v8H2zM6 1h2v8H6z" fill="currentColor" />
    </svg>
  );
}
