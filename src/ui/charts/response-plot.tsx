import { type KeyboardEvent, useMemo, useState } from 'react';
import { drawResponse, type ResponseTick } from '../../charts/response-drawing';
import { edgeNear, type Histogram, RESPONSE_BIN_EDGES, responsePosition } from '../../domain/response-bins';
import { useTranslation } from '../kit/translation';
import { DrawingCanvas } from './drawing-canvas';
import { useHoursText } from './hours-text';
import styles from './plot.module.css';
import type { BrushPhase } from './time-brush';
import { type DragPoint, useDrag } from './use-drag';
import { useSize } from './use-size';

/** from ≤ hours < to; null is an open end. */
export interface HourSpan {
  readonly from: number | null;
  readonly to: number | null;
}

interface ResponsePlotProps {
  readonly histogram: Histogram;
  readonly ticks: readonly ResponseTick[];
  readonly marks: readonly ResponseTick[];
  readonly peak: number;
  readonly selection: HourSpan | null;
  readonly onSelect: (span: HourSpan | null, phase: BrushPhase) => void;
  readonly onApproach: () => void;
  readonly label: string;
}

const LAST = RESPONSE_BIN_EDGES.length - 1;

/** Ends of the span as places in the edges; an open end is the axis's own. */
function edgesOf(span: HourSpan | null): readonly [from: number, to: number] {
  const at = (hours: number | null, open: number) =>
    hours === null ? open : edgeNear(responsePosition(hours));
  return span === null ? [0, LAST] : [at(span.from, 0), at(span.to, LAST)];
}

/** The outermost edges stand for "and all beyond": what took longer than the axis can be chosen too. */
function spanOf(one: number, other: number): HourSpan | null {
  const from = Math.min(one, other);
  const to = Math.max(one, other);
  if (from === to || (from === 0 && to === LAST)) return null;
  return {
    from: from === 0 ? null : RESPONSE_BIN_EDGES[from]!,
    to: to === LAST ? null : RESPONSE_BIN_EDGES[to]!,
  };
}

export function ResponsePlot(props: ResponsePlotProps) {
  const { histogram, ticks, marks, peak, selection, onSelect, label } = props;
  const { t } = useTranslation();
  const hoursText = useHoursText();
  const [surface, size] = useSize<HTMLDivElement>();
  const [hover, setHover] = useState<number | null>(null);
  const positionOf = (at: DragPoint) => (size.width > 0 ? at.x / size.width : 0);
  const binAt = (at: DragPoint) => {
    const position = positionOf(at);
    const next = RESPONSE_BIN_EDGES.findIndex((edge) => responsePosition(edge) > position);
    return next < 0 ? LAST - 1 : Math.max(0, next - 1);
  };
  const { handlers } = useDrag<HourSpan | null>({
    value: selection,
    valueAt(anchor, now) {
      const one = edgeNear(positionOf(anchor));
      const other = edgeNear(positionOf(now));
      return spanOf(one, one === other ? (positionOf(now) >= positionOf(anchor) ? one + 1 : one - 1) : other);
    },
    onClick: () => selection !== null && onSelect(null, 'end'),
    emit: onSelect,
    onHover: (at) => setHover(at === null ? null : binAt(at)),
  });
  const keyDown = (event: KeyboardEvent) => {
    const [from, to] = edgesOf(selection);
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (step !== 0) {
      // Shift moves the lower end, the plain arrow the upper one.
      const low = event.shiftKey ? Math.min(Math.max(0, from + step), to - 1) : from;
      const high = event.shiftKey ? to : Math.max(Math.min(LAST, to + step), from + 1);
      onSelect(spanOf(low, high), 'end');
    } else if ((event.key === 'Escape' || event.key === 'Delete') && selection !== null)
      onSelect(null, 'end');
    else return;
    event.preventDefault();
  };
  const drawing = useMemo(
    () => drawResponse({ histogram, ticks, marks, selection, peak }, size.width, size.height),
    [histogram, ticks, marks, selection, peak, size],
  );
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a canvas's surface in every browser */}
      <div
        ref={surface}
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the plot answers keys for its ends
        tabIndex={0}
        className={styles.surface}
        data-size="response"
        data-part="surface"
        aria-label={`${label}: ${t('charts.response.keys')}`}
        onKeyDown={keyDown}
        onPointerEnter={props.onApproach}
        onFocus={props.onApproach}
        {...handlers}
      >
        <DrawingCanvas drawing={drawing} />
      </div>
      <p className={styles.now} data-part="now">
        {hover !== null ? (
          <>
            {hoursText(RESPONSE_BIN_EDGES[hover]!)} – {hoursText(RESPONSE_BIN_EDGES[hover + 1]!)}{' '}
            <strong>{t('charts.cases', { count: histogram.counts[hover] ?? 0 })}</strong>
          </>
        ) : selection === null ? (
          t('charts.response.hint')
        ) : (
          spanText(selection)
        )}
      </p>
    </>
  );

  function spanText({ from, to }: HourSpan): string {
    if (from === null) return t('charts.response.below', { to: hoursText(to ?? 0) });
    if (to === null) return t('charts.response.from', { from: hoursText(from) });
    return t('charts.response.between', { from: hoursText(from), to: hoursText(to) });
  }
}
