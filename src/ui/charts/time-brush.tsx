import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef } from 'react';
import {
  dragTo,
  type Edge,
  type Gesture,
  LONG_STEP,
  makeGesture,
  moveGesture,
  nudgeEdge,
  resizeGesture,
  type Span,
  shiftSpan,
} from '../../charts/brush';
import { type ChartUnit, unitsBetween } from '../../charts/calendar';
import { type TimeScale, toPixel, toTime } from '../../charts/time-scale';
import { useTranslation } from '../kit/translation';
import { dayText, lastDay } from './date-text';
import styles from './time-histogram.module.css';
import { useFrameThrottle } from './use-frame-throttle';

export type BrushPhase = 'move' | 'end';

interface TimeBrushProps {
  readonly scale: TimeScale;
  readonly unit: ChartUnit;
  readonly domain: Span;
  readonly selection: Span | null;
  readonly onBrush: (selection: Span | null, phase: BrushPhase) => void;
  readonly onHover: (pixel: number | null) => void;
  /** The pointer or the focus has come: a gesture may follow. */
  readonly onApproach: () => void;
  readonly children?: ReactNode;
}

interface Drag {
  readonly pointer: number;
  readonly gesture: Gesture;
  readonly startPixel: number;
  readonly before: Span | null;
  moved: boolean;
  span: Span | null;
}

/** A press that wanders less than this is a click. */
const CLICK_PIXELS = 3;
/** Two frames. */
const PLACED_AFTER_MS = 32;
type Part = Edge | 'window';

export function TimeBrush(props: TimeBrushProps) {
  const { scale, unit, domain, selection, onBrush, onHover } = props;
  const { t } = useTranslation();
  const surface = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag | null>(null);
  const keyed = useRef<{ span: Span | null; before: Span | null } | null>(null);
  const moves = useFrameThrottle<Span>((span) => onBrush(span, 'move'));

  const pixelOf = (event: PointerEvent) => event.clientX - surface.current!.getBoundingClientRect().left;

  const finish = (span: Span | null) => {
    moves.drop();
    stopPlacing();
    drag.current = null;
    endDrag();
    onBrush(span, 'end');
  };

  const late = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const stopPlacing = () => {
    clearTimeout(late.current);
    late.current = undefined;
  };
  /** The window goes with the answers, in one frame: one of its own before that would hold them up. It goes alone where they are late. */
  const placeSoon = () => {
    late.current ??= setTimeout(() => {
      stopPlacing();
      const span = drag.current?.span ?? keyed.current?.span;
      if (span) place(span);
    }, PLACED_AFTER_MS);
  };
  // A render places it.
  useEffect(() => stopPlacing);
  const place = (span: Span) => {
    const { left, width } = windowOf(span);
    const styleOf = (part: Part) =>
      surface.current?.querySelector<HTMLElement>(`[data-part="${part}"]`)?.style;
    styleOf('window')?.setProperty('left', `${left}px`);
    styleOf('window')?.setProperty('width', `${width}px`);
    styleOf('from')?.setProperty('left', `${left}px`);
    styleOf('to')?.setProperty('left', `${left + width}px`);
  };
  const windowOf = (span: Span) => {
    const left = toPixel(scale, Math.max(span.from, domain.from));
    const right = toPixel(scale, Math.min(Math.max(span.to, span.from), domain.to));
    return { left, width: Math.max(1, right - left) };
  };

  const pointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0 || drag.current !== null) return;
    const pixel = pixelOf(event);
    const time = toTime(scale, pixel);
    const part = event.target instanceof HTMLElement ? event.target.dataset.part : undefined;
    const gesture =
      selection !== null && (part === 'from' || part === 'to')
        ? resizeGesture(part, selection)
        : selection !== null && part === 'window'
          ? moveGesture(time, selection)
          : selection === null && (part === 'from' || part === 'to')
            ? resizeGesture(part, domain)
            : makeGesture(time);
    drag.current = {
      pointer: event.pointerId,
      gesture,
      startPixel: pixel,
      before: selection,
      moved: false,
      span: selection,
    };
    event.currentTarget.setPointerCapture(event.pointerId);
    onHover(null);
  };

  const pointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const pixel = pixelOf(event);
    const current = drag.current;
    if (current === null) {
      onHover(pixel);
      return;
    }
    if (event.pointerId !== current.pointer) return;
    if (!current.moved && Math.abs(pixel - current.startPixel) < CLICK_PIXELS) return;
    if (!current.moved) beginDrag(current.gesture.kind);
    current.moved = true;
    const span = dragTo(current.gesture, toTime(scale, pixel), event.altKey ? null : unit, domain);
    if (span.from === current.span?.from && span.to === current.span?.to) return;
    current.span = span;
    moves.send(span);
    placeSoon();
  };

  const pointerUp = (event: PointerEvent<HTMLDivElement>) => {
    const current = drag.current;
    if (current === null || event.pointerId !== current.pointer) return;
    if (current.moved) finish(current.span);
    else {
      drag.current = null;
      if (current.gesture.kind === 'make' && selection !== null) finish(null);
    }
  };

  const cancel = () => {
    const current = drag.current;
    if (current === null) return;
    if (current.moved) finish(current.before);
    drag.current = null;
  };

  const cancelLatest = useRef(cancel);
  useEffect(() => {
    cancelLatest.current = cancel;
  });
  const dragging = useRef<AbortController | null>(null);
  /** Past React: a render of its own would hold up the answers to the first step. */
  const beginDrag = (kind: Gesture['kind']) => {
    surface.current!.dataset.cursor = kind === 'move' ? 'move' : 'resize';
    dragging.current = new AbortController();
    // A drag by pointer leaves the focus where it was, so Escape is listened for everywhere while one runs.
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        cancelLatest.current();
      },
      { capture: true, signal: dragging.current.signal },
    );
  };
  const endDrag = () => {
    dragging.current?.abort();
    delete surface.current?.dataset.cursor;
  };
  useEffect(() => () => dragging.current?.abort(), []);

  const keyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const part = (event.target as HTMLElement).dataset.part as Part | undefined;
    if (event.key === 'Escape' || event.key === 'Delete' || event.key === 'Backspace') {
      if (selection === null && keyed.current === null) return;
      event.preventDefault();
      keyed.current = null;
      finish(null);
      return;
    }
    if (part === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = stepOf(event, unit, domain);
    if (step === null) return;
    event.preventDefault();
    const before = keyed.current?.span ?? selection ?? domain;
    const span =
      part === 'window' ? shiftSpan(before, step, unit, domain) : nudgeEdge(before, part, step, unit, domain);
    keyed.current = { span, before: keyed.current?.before ?? selection };
    moves.send(span);
    placeSoon();
  };

  /** Held arrow keys are one gesture: it ends when the key comes up or the handle is left. */
  const keyEnd = () => {
    const current = keyed.current;
    if (current === null) return;
    keyed.current = null;
    finish(current.span);
  };

  // An answer to where the pointer was must not pull the window back from where it is.
  const shown = drag.current?.span ?? keyed.current?.span ?? selection ?? domain;
  const { left, width } = windowOf(shown);
  const units = unitsBetween(domain.from, domain.to, unit);
  const fromUnits = unitsBetween(domain.from, shown.from, unit);
  const toUnits = unitsBetween(domain.from, shown.to, unit);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid over the canvas in every browser
    <div
      ref={surface}
      role="group"
      aria-label={t('charts.time.window')}
      className={styles.brush}
      data-selected={selection !== null}
      onPointerEnter={props.onApproach}
      onFocus={props.onApproach}
      onPointerDown={pointerDown}
      onPointerMove={pointerMove}
      onPointerUp={pointerUp}
      onPointerCancel={cancel}
      onPointerLeave={() => onHover(null)}
      onDoubleClick={() => selection !== null && finish(null)}
      onKeyDown={keyDown}
      onKeyUp={keyEnd}
      onBlur={keyEnd}
    >
      {props.children}
      {selection !== null && (
        <Slider
          part="window"
          left={left}
          width={width}
          now={fromUnits}
          most={units}
          label={t('charts.time.window')}
          text={t('charts.time.window.value', { from: dayText(shown.from), to: lastDay(shown.to) })}
        />
      )}
      <Slider
        part="from"
        left={left}
        now={fromUnits}
        most={units}
        label={t('charts.time.from')}
        text={dayText(shown.from)}
      />
      <Slider
        part="to"
        left={left + width}
        now={toUnits}
        most={units}
        label={t('charts.time.to')}
        text={lastDay(shown.to)}
      />
    </div>
  );
}

interface SliderProps {
  readonly part: Part;
  readonly left: number;
  readonly width?: number;
  readonly now: number;
  readonly most: number;
  readonly label: string;
  readonly text: string;
}

function Slider({ part, left, width, now, most, label, text }: SliderProps) {
  return (
    <div
      className={part === 'window' ? styles.window : styles.handle}
      style={width === undefined ? { left } : { left, width }}
      role="slider"
      tabIndex={0}
      data-part={part}
      aria-orientation="horizontal"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={most}
      aria-valuenow={now}
      aria-valuetext={text}
    />
  );
}

function stepOf(event: KeyboardEvent, unit: ChartUnit, domain: Span): number | null {
  const far = unitsBetween(domain.from, domain.to, unit);
  const long = LONG_STEP[unit];
  switch (event.key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return event.shiftKey ? -long : -1;
    case 'ArrowRight':
    case 'ArrowUp':
      return event.shiftKey ? long : 1;
    case 'PageDown':
      return -long;
    case 'PageUp':
      return long;
    case 'Home':
      return -far;
    case 'End':
      return far;
    default:
      return null;
  }
}
