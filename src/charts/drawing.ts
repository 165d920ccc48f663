/** A colour by the name of its token, so that one drawing serves both themes, or '#rrggbb'. */
export type Ink =
  | 'text-1'
  | 'text-2'
  | 'text-3'
  | 'line'
  | 'line-strong'
  | 'surface-1'
  | 'surface-2'
  | 'surface-3'
  | 'accent'
  | 'accent-soft'
  | 'bar'
  | 'bar-rest'
  | 'warn'
  | `#${string}`;

export const TOKEN_INKS = [
  'text-1',
  'text-2',
  'text-3',
  'line',
  'line-strong',
  'surface-1',
  'surface-2',
  'surface-3',
  'accent',
  'accent-soft',
  'bar',
  'bar-rest',
  'warn',
] as const satisfies readonly Ink[];

export type Palette = { readonly [T in (typeof TOKEN_INKS)[number]]: string };

export function inkColour(ink: Ink, palette: Palette): string {
  return ink.startsWith('#') ? ink : palette[ink as keyof Palette];
}

/** Lengths in CSS pixels; y grows downward; a text stands on its baseline. */
export type Mark =
  | {
      readonly kind: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill: Ink;
      readonly opacity?: number;
    }
  | {
      readonly kind: 'path';
      readonly points: readonly (readonly [x: number, y: number])[];
      readonly stroke: Ink;
      readonly width: number;
      readonly dash?: readonly number[];
    }
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly fill: Ink;
      readonly size: number;
      readonly anchor?: 'middle' | 'end';
      readonly bold?: true;
    };

/** What a chart looks like: painted on a canvas on screen and in a PNG, written out in an SVG. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

/** Width in pixels of a text in a usual font, near enough to break lines by: Han characters are square. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += character.codePointAt(0)! > 0x2e7f ? size : size * 0.56;
  return width;
}

/** Lines no wider than `width`, broken at blanks where there are any. */
export function breakLines(text: string, size: number, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of text.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+/gu) ?? []) {
    for (const piece of textWidth(part, size) > width ? part : [part]) {
      if (line !== '' && textWidth(line + piece.trimEnd(), size) > width) {
        lines.push(line.trimEnd());
        line = '';
      }
      line += piece;
    }
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

const MARGIN = 16;
const TITLE_SIZE = 15;
const FOOT_SIZE = 11;
const FOOT_LEADING = 16;

/** The drawing as it leaves the page: its title above, and below in words what it counts. */
export function framed(drawing: Drawing, title: string, foot: readonly string[]): Drawing {
  const width = drawing.width + 2 * MARGIN;
  const top = MARGIN + TITLE_SIZE + 12;
  const lines = foot.flatMap((text) => breakLines(text, FOOT_SIZE, drawing.width));
  const footTop = top + drawing.height + 14;
  const height = footTop + lines.length * FOOT_LEADING + MARGIN - 4;
  return {
    width,
    height,
    marks: [
      { kind: 'rect', x: 0, y: 0, width, height, fill: 'surface-1' },
      {
        kind: 'text',
        x: MARGIN,
        y: MARGIN + TITLE_SIZE - 2,
        text: title,
        fill: 'text-1',
        size: TITLE_SIZE,
        bold: true,
      },
      ...drawing.marks.map((mark) => moved(mark, MARGIN, top)),
      ...lines.map(
        (text, at): Mark => ({
          kind: 'text',
          x: MARGIN,
          y: footTop + (at + 0.75) * FOOT_LEADING,
          text,
          fill: 'text-3',
          size: FOOT_SIZE,
        }),
      ),
    ],
  };
}

function moved(mark: Mark, right: number, down: number): Mark {
  return mark.kind === 'path'
    ? { ...mark, points: mark.points.map(([x, y]) => [x + right, y + down] as const) }
    : { ...mark, x: mark.x + right, y: mark.y + down };
}
