import { useEffect, useRef } from 'react';
import type { Span } from '../../charts/brush';
import { addUnits, type ChartUnit, DAY_MS, isWeekend } from '../../charts/calendar';
import { layoutBars, type Timeline } from '../../charts/time-bars';
import { type TimeScale, toPixel } from '../../charts/time-scale';
import styles from './time-histogram.module.css';
import { useThemeVersion } from './use-theme-version';

interface TimeCanvasProps {
  readonly timeline: Timeline;
  readonly unit: ChartUnit;
  readonly scale: TimeScale;
  readonly height: number;
  readonly ticks: readonly number[];
  readonly selection: Span | null;
  /** Start of the unit under the pointer. */
  readonly hovered: number | null;
}

/** Weekends are shaded where a day is at least this wide, in CSS pixels. */
const WEEKEND_PIXELS = 6;
const MOST_BAR_PIXELS = 72;

export function TimeCanvas(props: TimeCanvasProps) {
  const ref = useRef<HTMLCanvasElement>(null);
  const theme = useThemeVersion();
  const colours = useRef<{ readonly theme: number; readonly palette: Palette } | null>(null);
  useEffect(() => {
    if (ref.current === null) return;
    // Reading a computed style makes the browser settle all styles: once a theme, not once a step.
    if (colours.current?.theme !== theme) colours.current = { theme, palette: paletteOf(ref.current) };
    paint(ref.current, props, colours.current.palette);
  }, [props, theme]);
  return <canvas ref={ref} className={styles.canvas} />;
}

interface Palette {
  readonly weekend: string;
  readonly line: string;
  readonly inside: string;
  readonly outside: string;
  readonly hovered: string;
  readonly base: string;
}

function paletteOf(canvas: HTMLCanvasElement): Palette {
  const style = getComputedStyle(canvas);
  const colour = (token: string) => style.getPropertyValue(token).trim();
  return {
    weekend: colour('--surface-2'),
    line: colour('--line'),
    inside: colour('--bar'),
    outside: colour('--bar-rest'),
    hovered: colour('--accent'),
    base: colour('--line-strong'),
  };
}

function paint(canvas: HTMLCanvasElement, props: TimeCanvasProps, palette: Palette): void {
  const { timeline, unit, scale, height, ticks, selection, hovered } = props;
  const ratio = window.devicePixelRatio || 1;
  const width = Math.max(1, Math.round(scale.width * ratio));
  const tall = Math.max(1, Math.round(height * ratio));
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== tall) canvas.height = tall;
  const context = canvas.getContext('2d');
  if (context === null) return;
  const fine: TimeScale = { ...scale, width };
  const top = ticks[ticks.length - 1] ?? 1;
  context.clearRect(0, 0, width, tall);

  if (unit === 'day' && toPixel(scale, scale.from + DAY_MS) >= WEEKEND_PIXELS) {
    context.fillStyle = palette.weekend;
    for (let day = scale.from; day < scale.to; day += DAY_MS) {
      if (!isWeekend(day)) continue;
      const left = Math.round(toPixel(fine, day));
      context.fillRect(left, 0, Math.round(toPixel(fine, day + DAY_MS)) - left, tall);
    }
  }
  context.fillStyle = palette.line;
  const hair = Math.max(1, Math.round(ratio));
  for (const tick of ticks.slice(1)) {
    context.fillRect(0, Math.min(tall - hair, Math.round(tall - (tick / top) * tall)), width, hair);
  }
  for (const bar of layoutBars(timeline, unit, fine, Math.round(MOST_BAR_PIXELS * ratio))) {
    // A unit with one case among thousands is still a mark.
    const size = Math.max(hair, Math.round((bar.count / top) * tall));
    const chosen =
      selection === null || (bar.start < selection.to && addUnits(bar.start, unit, 1) > selection.from);
    context.fillStyle = bar.start === hovered ? palette.hovered : chosen ? palette.inside : palette.outside;
    context.fillRect(bar.left, tall - size, bar.width, size);
  }
  context.fillStyle = palette.base;
  context.fillRect(0, tall - hair, width, hair);
}
