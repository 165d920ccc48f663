import {
  type Histogram,
  RESPONSE_BIN_EDGES,
  responseDensities,
  responsePosition,
} from '../domain/response-bins';
import type { Drawing, Mark } from './drawing';

export interface ResponseTick {
  readonly hours: number;
  readonly label: string;
}

export interface ResponseLook {
  readonly histogram: Histogram;
  readonly ticks: readonly ResponseTick[];
  /** Quantiles with their names; drawn as lines. */
  readonly marks: readonly ResponseTick[];
  /** Ends in hours; null is open. */
  readonly selection: { readonly from: number | null; readonly to: number | null } | null;
  /** The density (see responseDensities) of a bar as high as the plot. */
  readonly peak: number;
}

const AXIS_PIXELS = 18;
const NAME_PIXELS = 15;

export function drawResponse(look: ResponseLook, width: number, height: number): Drawing {
  const plot = height - AXIS_PIXELS - NAME_PIXELS;
  const base = NAME_PIXELS + plot;
  const { counts } = look.histogram;
  const x = (hours: number) => responsePosition(hours) * width;
  const marks: Mark[] = [];
  const tallest = Math.max(1, look.peak);
  const densities = responseDensities(counts);
  counts.forEach((count, bin) => {
    const from = RESPONSE_BIN_EDGES[bin]!;
    const to = RESPONSE_BIN_EDGES[bin + 1]!;
    const left = x(from);
    const wide = x(to) - left;
    if (count === 0 || wide <= 0) return;
    const size = Math.max(1, Math.min(1, densities[bin]! / tallest) * plot);
    const { selection } = look;
    const chosen =
      selection === null ||
      (to > (selection.from ?? Number.NEGATIVE_INFINITY) &&
        from < (selection.to ?? Number.POSITIVE_INFINITY));
    marks.push({
      kind: 'rect',
      x: left,
      y: base - size,
      width: Math.max(1, wide - (wide > 3 ? 0.75 : 0)),
      height: size,
      fill: chosen ? 'bar' : 'bar-rest',
    });
  });
  marks.push({
    kind: 'path',
    points: [
      [0, base + 0.5],
      [width, base + 0.5],
    ],
    stroke: 'line-strong',
    width: 1,
  });
  let clear = Number.NEGATIVE_INFINITY;
  for (const { hours, label } of look.ticks) {
    const at = x(hours);
    marks.push({
      kind: 'path',
      points: [
        [at, base],
        [at, base + 4],
      ],
      stroke: 'line-strong',
      width: 1,
    });
    if (at < clear) continue;
    const anchor = at > width - 14 ? 'end' : at < 10 ? undefined : 'middle';
    marks.push({
      kind: 'text',
      x: at,
      y: height - 3,
      text: label,
      fill: 'text-3',
      size: 11,
      ...(anchor && { anchor }),
    });
    clear = at + 34;
  }
  let nameEnd = Number.NEGATIVE_INFINITY;
  for (const { hours, label } of look.marks) {
    const at = x(hours);
    marks.push({
      kind: 'path',
      points: [
        [at, NAME_PIXELS - 2],
        [at, base],
      ],
      stroke: 'text-1',
      width: 1,
      dash: [3, 2],
    });
    const toLeft = at > width - 90 && at - 90 > nameEnd;
    marks.push({
      kind: 'text',
      x: toLeft ? at - 3 : Math.max(at + 3, nameEnd + 6),
      y: NAME_PIXELS - 4,
      text: label,
      fill: 'text-2',
      size: 11,
      ...(toLeft && { anchor: 'end' as const }),
    });
    nameEnd = at + 80;
  }
  return { width, height, marks };
}
