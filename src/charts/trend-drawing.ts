import { countTicks } from './count-scale';
import type { Drawing, Mark } from './drawing';
import type { TrendStep } from './period-comparison';

export interface TrendLook {
  readonly steps: readonly TrendStep[];
  /** Last year has data for at least part of the period. */
  readonly lastYear: boolean;
  /** Label under the step, '' for none. */
  readonly labels: readonly string[];
  readonly hovered: number | null;
  /** Shown at the grid lines. */
  readonly number: (count: number) => string;
}

const AXIS_PIXELS = 18;
const TOP_PIXELS = 8;

/** Room for the widest number of the axis. */
function gutterOf({ steps, number }: Pick<TrendLook, 'steps' | 'number'>, lines: number): number {
  return Math.max(18, number(countTicks(peakOf(steps), lines).at(-1) ?? 0).length * 6.6 + 8);
}

function linesOf(height: number): number {
  return Math.max(2, Math.floor((height - AXIS_PIXELS - TOP_PIXELS) / 26));
}

function peakOf(steps: readonly TrendStep[]): number {
  return steps.reduce(
    (most, step) => Math.max(most, step.count, step.lastYear.known ? step.lastYear.count : 0),
    0,
  );
}

/** This period as bars, last year as a line over them. */
export function drawTrend(look: TrendLook, width: number, height: number): Drawing {
  const { steps, hovered } = look;
  const left = gutterOf(look, linesOf(height));
  const plot = height - AXIS_PIXELS - TOP_PIXELS;
  const base = TOP_PIXELS + plot;
  const ticks = countTicks(peakOf(steps), linesOf(height));
  const top = ticks[ticks.length - 1] ?? 1;
  const y = (count: number) => base - (count / top) * plot;
  const wide = (width - left) / Math.max(1, steps.length);
  const marks: Mark[] = [];
  for (const tick of ticks) {
    const at = Math.round(y(tick)) + 0.5;
    marks.push({
      kind: 'path',
      points: [
        [left, at],
        [width, at],
      ],
      stroke: tick === 0 ? 'line-strong' : 'line',
      width: 1,
    });
    marks.push({
      kind: 'text',
      x: left - 5,
      y: at + 3.5,
      text: look.number(tick),
      fill: 'text-3',
      size: 11,
      anchor: 'end',
    });
  }
  const gap = wide > 5 ? Math.min(3, wide * 0.25) : 0;
  steps.forEach((step, at) => {
    marks.push({
      kind: 'rect',
      x: left + at * wide + gap / 2,
      y: y(step.count),
      width: Math.max(1, wide - gap),
      height: base - y(step.count),
      fill: at === hovered ? 'accent' : 'bar',
    });
    const label = look.labels[at] ?? '';
    if (label !== '') {
      marks.push({ kind: 'text', x: left + at * wide, y: height - 4, text: label, fill: 'text-3', size: 11 });
    }
  });
  if (look.lastYear) {
    // Where the data do not reach there is no line: one at zero would say that there were no cases.
    for (const [from, to] of knownRuns(steps)) {
      const points = steps
        .slice(from, to)
        .map((step, at) => [left + (from + at + 0.5) * wide, y(step.lastYear.count)] as const);
      marks.push({ kind: 'path', points, stroke: 'text-1', width: 1.5 });
    }
  }
  return { width, height, marks };
}

/** Stretches of steps whose counterparts are known, from … to − 1. */
function knownRuns(steps: readonly TrendStep[]): readonly (readonly [from: number, to: number])[] {
  const runs: [number, number][] = [];
  steps.forEach(({ lastYear }, at) => {
    if (!lastYear.known) return;
    const run = runs[runs.length - 1];
    if (run !== undefined && run[1] === at) run[1] = at + 1;
    else runs.push([at, at + 1]);
  });
  return runs;
}

export function trendStepAt(
  look: Omit<TrendLook, 'hovered'>,
  width: number,
  height: number,
  x: number,
): number | null {
  const left = gutterOf(look, linesOf(height));
  const at = Math.floor(((x - left) / (width - left)) * look.steps.length);
  return at >= 0 && at < look.steps.length ? at : null;
}
