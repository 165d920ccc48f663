import { type Drawing, inkColour, type Mark, type Palette } from './drawing';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A drawing as an SVG document of its own: no script, no style sheet, nothing fetched. */
export function svgText(drawing: Drawing, palette: Palette, fontFamily: string): string {
  const size = `${round(drawing.width)} ${round(drawing.height)}`;
  const [width, height] = size.split(' ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${size}" font-family="${escaped(fontFamily)}">`,
    ...drawing.marks.map((mark) => markText(mark, palette)),
    '</svg>\n',
  ].join('\n');
}

function markText(mark: Mark, palette: Palette): string {
  switch (mark.kind) {
    case 'rect': {
      const opacity = mark.opacity === undefined ? '' : ` fill-opacity="${round(mark.opacity)}"`;
      return `<rect x="${round(mark.x)}" y="${round(mark.y)}" width="${round(mark.width)}" height="${round(mark.height)}" fill="${inkColour(mark.fill, palette)}"${opacity}/>`;
    }
    case 'path': {
      const points = mark.points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ');
      const dash = mark.dash === undefined ? '' : ` stroke-dasharray="${mark.dash.join(' ')}"`;
      return `<polyline points="${points}" fill="none" stroke="${inkColour(mark.stroke, palette)}" stroke-width="${round(mark.width)}"${dash}/>`;
    }
    case 'text': {
      const anchor = mark.anchor === undefined ? '' : ` text-anchor="${mark.anchor}"`;
      const weight = mark.bold === undefined ? '' : ' font-weight="600"';
      return `<text x="${round(mark.x)}" y="${round(mark.y)}" font-size="${round(mark.size)}" fill="${inkColour(mark.fill, palette)}"${anchor}${weight}>${escaped(mark.text)}</text>`;
    }
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function escaped(text: string): string {
  // XML 1.0 has no place for most control characters, not even escaped.
  return text.replace(/[\p{Cc}\ufffe\uffff]/gu, ' ').replace(/[&<>"]/g, (one) => ESCAPES[one]!);
}
