import { type ChartUnit, DAY_MS, floorToUnit, monthStart } from './calendar';
import { type TimeScale, toPixel } from './time-scale';

type TickLevel = 'day' | 'week' | 'month' | 'year';
/** What a label names: a day of its month (a week is named by its Monday), a month of its year, a year, or a month with its year. */
export type TickLabel = 'day' | 'month' | 'year' | 'year-month';

export interface Tick {
  readonly time: number;
  /** Left end of the label's box; a label of the lower row that begins before the plot is moved to its edge. */
  readonly pixel: number;
  readonly label: TickLabel;
}

export interface TimeAxis {
  /** Row next to the plot: the finest unit whose labels have room. */
  readonly fine: readonly Tick[];
  /** Row below: the years (or months) that the fine row leaves out; empty where the fine row says it all. */
  readonly coarse: readonly Tick[];
}

/** Widths that the labels need, in pixels of the scale, gap included. */
export type LabelWidths = Readonly<Record<TickLabel, number>>;

const LABEL_OF = { day: 'day', week: 'day', month: 'month', year: 'year' } as const satisfies Record<
  TickLevel,
  TickLabel
>;

interface Step {
  readonly level: TickLevel;
  readonly every: number;
}

/** Days count from the first of the month (1, 3, 5 … or 1, 8, 15, 22), so that every month reads the same. */
const STEPS: readonly Step[] = [
  { level: 'day', every: 1 },
  { level: 'day', every: 2 },
  { level: 'day', every: 5 },
  { level: 'day', every: 10 },
  { level: 'week', every: 1 },
  { level: 'week', every: 2 },
  { level: 'month', every: 1 },
  { level: 'month', every: 2 },
  { level: 'month', every: 3 },
  { level: 'month', every: 6 },
  { level: 'year', every: 1 },
  { level: 'year', every: 2 },
  { level: 'year', every: 5 },
  { level: 'year', every: 10 },
  { level: 'year', every: 20 },
  { level: 'year', every: 50 },
  { level: 'year', every: 100 },
  { level: 'year', every: 500 },
];
const LEAST_DAYS: Readonly<Record<TickLevel, number>> = { day: 1, week: 7, month: 28, year: 365 };

/** Only levels at which a bar of the unit begins are labelled: days of a week chart would point between its bars. */
function suits(level: TickLevel, unit: ChartUnit): boolean {
  if (level === 'day') return unit === 'day';
  return level !== 'week' || unit === 'week';
}

/** Calendar ticks with labels that never overlap, whatever the span, the width and the unit of the bars. */
export function timeAxis(scale: TimeScale, unit: ChartUnit, widths: LabelWidths): TimeAxis {
  const pixelsPerDay = toPixel(scale, scale.from + DAY_MS);
  const step = STEPS.find(
    ({ level, every }) =>
      suits(level, unit) &&
      pixelsPerDay * LEAST_DAYS[level] * every >= widths[LABEL_OF[level]] &&
      // Days need their months in the row below.
      (LABEL_OF[level] !== 'day' || pixelsPerDay * LEAST_DAYS.month >= widths['year-month']),
  ) ?? {
    level: 'year',
    every: 1000,
  };
  const fine = fitting(
    tickTimes(scale, step).map((time) => ({
      time,
      pixel: toPixel(scale, time),
      label: LABEL_OF[step.level],
    })),
    widths,
    scale.width,
  );
  if (step.level === 'year') return { fine, coarse: [] };
  const parents =
    LABEL_OF[step.level] === 'day'
      ? runStarts(scale, { level: 'month', every: 1 })
      : runStarts(scale, { level: 'year', every: 1 });
  const label = LABEL_OF[step.level] === 'day' ? 'year-month' : 'year';
  return { fine, coarse: pinned(parents, label, scale, widths) };
}

/** A parent that began before the plot is labelled at its edge, unless the next one needs the room. */
function pinned(times: readonly number[], label: TickLabel, scale: TimeScale, widths: LabelWidths): Tick[] {
  const ticks = times.map((time) => ({ time, pixel: Math.max(0, toPixel(scale, time)), label }));
  const [first, second] = ticks;
  const crowded = first && second && second.pixel - first.pixel < widths[label];
  return fitting(crowded && first.time < scale.from ? ticks.slice(1) : ticks, widths, scale.width);
}

/** Labels that the right end would cut are left out, save one that begins at the left end. */
function fitting(ticks: readonly Tick[], widths: LabelWidths, width: number): Tick[] {
  return ticks.filter((tick) => tick.pixel <= 0 || tick.pixel + widths[tick.label] <= width + 1);
}

function tickTimes(scale: TimeScale, step: Step): number[] {
  return runStarts(scale, step).filter((time) => time >= scale.from);
}

/** Starts of the steps that touch the plot; the first one may lie before it. */
function runStarts(scale: TimeScale, { level, every }: Step): number[] {
  const times: number[] = [];
  const first = new Date(scale.from);
  if (level === 'day') {
    for (let time = floorToUnit(scale.from, 'day'); time < scale.to; time += DAY_MS) {
      const date = new Date(time);
      const day = date.getUTCDate();
      const days = new Date(monthStart(date.getUTCFullYear(), date.getUTCMonth() + 1) - DAY_MS).getUTCDate();
      // A last step that is cut short would crowd the first of the next month.
      if ((day - 1) % every === 0 && day + every <= days + 1) times.push(time);
    }
    return times;
  }
  if (level === 'week') {
    const length = 7 * DAY_MS * every;
    for (let time = floorToUnit(scale.from, 'week'); time < scale.to; time += length) times.push(time);
    return times;
  }
  const months = level === 'month' ? every : every * 12;
  const zero = first.getUTCFullYear() * 12 + first.getUTCMonth();
  for (let month = Math.floor(zero / months) * months; ; month += months) {
    const time = monthStart(Math.floor(month / 12), month - Math.floor(month / 12) * 12);
    if (time >= scale.to) return times;
    times.push(time);
  }
}
