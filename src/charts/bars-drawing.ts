import { type Drawing, type Mark, textWidth } from './drawing';

export interface DrawnBar {
  readonly label: string;
  readonly count: number;
  /** What stands at the right end. */
  readonly figures: string;
  /** False where a filter of this very view leaves it out. */
  readonly chosen: boolean;
}

const ROW_PIXELS = 24;
const MOST_ROWS = 60;

/** A list of bars as a picture; of very long lists the first sixty, and how many follow. */
export function drawBars(bars: readonly DrawnBar[], more: (count: number) => string, width = 460): Drawing {
  const shown = bars.slice(0, MOST_ROWS);
  const most = shown.reduce((peak, bar) => Math.max(peak, bar.count), 1);
  const labelWidth = Math.min(200, Math.max(60, ...shown.map((bar) => textWidth(bar.label, 12))));
  const figureWidth = Math.max(40, ...shown.map((bar) => textWidth(bar.figures, 12))) + 8;
  const left = labelWidth + 10;
  const plot = Math.max(40, width - left - figureWidth);
  const marks = shown.flatMap((bar, at): readonly Mark[] => {
    const middle = (at + 0.5) * ROW_PIXELS;
    return [
      {
        kind: 'text',
        x: 0,
        y: middle + 4,
        text: shortened(bar.label, labelWidth),
        fill: bar.chosen ? 'text-1' : 'text-3',
        size: 12,
      },
      {
        kind: 'rect',
        x: left,
        y: middle - 7,
        width: bar.count === 0 ? 0 : Math.max(1, (bar.count / most) * plot),
        height: 14,
        fill: bar.chosen ? 'bar' : 'bar-rest',
      },
      { kind: 'text', x: width, y: middle + 4, text: bar.figures, fill: 'text-2', size: 12, anchor: 'end' },
    ];
  });
  const rest = bars.length - shown.length;
  const height = Math.max(1, shown.length) * ROW_PIXELS + (rest > 0 ? 20 : 0);
  return {
    width,
    height,
    marks:
      rest > 0
        ? [...marks, { kind: 'text', x: 0, y: height - 6, text: more(rest), fill: 'text-3', size: 12 }]
        : marks,
  };
}

function shortened(text: string, width: number): string {
  if (textWidth(text, 12) <= width + 1) return text;
  let kept = '';
  for (const character of text) {
    if (textWidth(`${kept}${character}…`, 12) > width) break;
    kept += character;
  }
  return `${kept}…`;
}
