import { HOURS_PER_WEEK, hasWeekHour, type WeekHours } from '../domain/week-hours';
import type { Drawing, Ink, Mark } from './drawing';
import type { TidePlace } from './tide-selection';

/** Room of the heads and size of a cell, in pixels. */
export interface TideLayout {
  readonly left: number;
  readonly top: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
}

export interface TideLook {
  /** counts[weekday × 24 + hour], Monday first. */
  readonly counts: Uint32Array;
  /** The count of the strongest colour; fixed while a gesture runs. */
  readonly top: number;
  /** From little to much. */
  readonly colours: readonly Ink[];
  /** Monday first. */
  readonly days: readonly string[];
  readonly selected: WeekHours | null;
  readonly cursor: TidePlace | null;
}

const HEAD_PIXELS = 16;
const DAY_PIXELS = 24;
const FADED = 0.28;

/** Cells fill the width and are at most as high as wide, so that a large view stays a matrix. */
export function tideLayout(width: number, height: number): TideLayout {
  const scale = width > 500 ? 1.4 : 1;
  const left = DAY_PIXELS * scale;
  const top = HEAD_PIXELS * scale;
  return {
    left,
    top,
    cellWidth: Math.max(1, (width - left) / 24),
    cellHeight: Math.max(1, (height - top) / 7),
  };
}

export function tidePlaceAt(layout: TideLayout, x: number, y: number): TidePlace {
  const within = (value: number, most: number) => Math.min(Math.max(Math.floor(value), 0), most);
  return {
    day: y < layout.top ? null : within((y - layout.top) / layout.cellHeight, 6),
    hour: x < layout.left ? null : within((x - layout.left) / layout.cellWidth, 23),
  };
}

/** Place of a count among `classes` colours: 0 for few, the last one from `top` on. */
export function colourClass(count: number, top: number, classes: number): number {
  return Math.min(classes - 1, Math.max(0, Math.ceil((count / Math.max(1, top)) * classes) - 1));
}

export function drawTide(look: TideLook, width: number, height: number): Drawing {
  const layout = tideLayout(width, height);
  const { left, top, cellWidth, cellHeight } = layout;
  const { counts, colours, selected, cursor } = look;
  const size = Math.min(13, Math.max(10, cellHeight * 0.62));
  const marks: Mark[] = look.days.map((text, day) => ({
    kind: 'text',
    x: left - 6,
    y: top + (day + 0.5) * cellHeight + size * 0.36,
    text,
    fill: day >= 5 ? 'text-1' : 'text-2',
    size,
    anchor: 'end',
  }));
  for (let hour = 0; hour < 24; hour += 3) {
    marks.push({
      kind: 'text',
      x: left + (hour + 0.5) * cellWidth,
      y: top - 5,
      text: String(hour),
      fill: 'text-3',
      size: Math.min(size, 12),
      anchor: 'middle',
    });
  }
  const gap = cellWidth >= 6 ? 1 : 0;
  for (let at = 0; at < HOURS_PER_WEEK; at++) {
    const count = counts[at] ?? 0;
    const fill: Ink =
      count === 0 ? 'surface-3' : (colours[colourClass(count, look.top, colours.length)] ?? 'bar');
    const rect = {
      kind: 'rect',
      x: left + (at % 24) * cellWidth,
      y: top + Math.floor(at / 24) * cellHeight,
      width: cellWidth - gap,
      height: cellHeight - gap,
      fill,
    } as const;
    marks.push(selected === null || hasWeekHour(selected, at) ? rect : { ...rect, opacity: FADED });
  }
  if (selected !== null) marks.push(...outline(selected, layout, gap));
  if (cursor !== null && cursor.day !== null && cursor.hour !== null) {
    const x = left + cursor.hour * cellWidth - 0.5;
    const y = top + cursor.day * cellHeight - 0.5;
    const right = x + cellWidth - gap + 1;
    const bottom = y + cellHeight - gap + 1;
    marks.push({
      kind: 'path',
      points: [
        [x, y],
        [right, y],
        [right, bottom],
        [x, bottom],
        [x, y],
      ],
      stroke: 'text-1',
      width: 1.5,
    });
  }
  return { width, height, marks };
}

/** The border between what is chosen and what is not. */
function outline(selected: WeekHours, layout: TideLayout, gap: number): readonly Mark[] {
  const inside = (day: number, hour: number) =>
    day >= 0 && day < 7 && hour >= 0 && hour < 24 && hasWeekHour(selected, day * 24 + hour);
  const marks: Mark[] = [];
  const edge = (x1: number, y1: number, x2: number, y2: number) =>
    marks.push({
      kind: 'path',
      points: [
        [layout.left + x1 * layout.cellWidth - gap / 2, layout.top + y1 * layout.cellHeight - gap / 2],
        [layout.left + x2 * layout.cellWidth - gap / 2, layout.top + y2 * layout.cellHeight - gap / 2],
      ],
      stroke: 'accent',
      width: 1.5,
    });
  for (let day = 0; day <= 7; day++) {
    for (let hour = 0; hour <= 24; hour++) {
      if (inside(day, hour) !== inside(day - 1, hour) && hour < 24) edge(hour, day, hour + 1, day);
      if (inside(day, hour) !== inside(day, hour - 1) && day < 7) edge(hour, day, hour, day + 1);
    }
  }
  return marks;
}
