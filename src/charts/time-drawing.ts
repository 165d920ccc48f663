import type { Span } from './brush';
import { addUnits, type ChartUnit } from './calendar';
import { countTicks } from './count-scale';
import type { Drawing, Mark } from './drawing';
import { layoutBars, peakIndex, type Timeline } from './time-bars';
import { toPixel } from './time-scale';

const AXIS_PIXELS = 20;
const LEFT_PIXELS = 52;

export interface TimeLook {
  readonly timeline: Timeline;
  readonly unit: ChartUnit;
  readonly domain: Span;
  readonly selection: Span | null;
  readonly ticks: readonly { readonly time: number; readonly text: string }[];
  readonly number: (count: number) => string;
}

/** The time histogram as a picture; on screen a canvas of its own draws it at every step. */
export function drawTime(look: TimeLook, width: number, height: number): Drawing {
  const { timeline, unit, domain, selection } = look;
  const plot = height - AXIS_PIXELS - 6;
  const base = height - AXIS_PIXELS;
  const peak = peakIndex(timeline.counts);
  const grid = countTicks(peak < 0 ? 0 : timeline.counts[peak]!, 4);
  const top = grid[grid.length - 1] ?? 1;
  const scale = { ...domain, width: width - LEFT_PIXELS };
  const marks: Mark[] = [];
  for (const tick of grid) {
    const y = Math.round(base - (tick / top) * plot) + 0.5;
    marks.push({
      kind: 'path',
      points: [
        [LEFT_PIXELS, y],
        [width, y],
      ],
      stroke: tick === 0 ? 'line-strong' : 'line',
      width: 1,
    });
    marks.push({
      kind: 'text',
      x: LEFT_PIXELS - 6,
      y: y + 3.5,
      text: look.number(tick),
      fill: 'text-3',
      size: 11,
      anchor: 'end',
    });
  }
  for (const bar of layoutBars(timeline, unit, scale, 72)) {
    const tall = Math.max(1, (bar.count / top) * plot);
    const chosen =
      selection === null || (bar.start < selection.to && addUnits(bar.start, unit, 1) > selection.from);
    marks.push({
      kind: 'rect',
      x: LEFT_PIXELS + bar.left,
      y: base - tall,
      width: bar.width,
      height: tall,
      fill: chosen ? 'bar' : 'bar-rest',
    });
  }
  for (const { time, text } of look.ticks) {
    marks.push({
      kind: 'text',
      x: LEFT_PIXELS + toPixel(scale, time),
      y: height - 5,
      text,
      fill: 'text-3',
      size: 11,
    });
  }
  return { width, height, marks };
}
