import { type Drawing, inkColour, type Palette, TOKEN_INKS } from '../../charts/drawing';

export interface Paint {
  readonly palette: Palette;
  readonly fontFamily: string;
}

/** The theme's colours and the page's font as they are at this element. */
export function paintOf(element: Element): Paint {
  const style = getComputedStyle(element);
  const entries = TOKEN_INKS.map((ink) => [ink, style.getPropertyValue(`--${ink}`).trim()] as const);
  return { palette: Object.fromEntries(entries) as Palette, fontFamily: style.fontFamily };
}

/** `ratio`: pixels of the canvas to one of the drawing. The canvas takes the drawing's size. */
export function paintDrawing(canvas: HTMLCanvasElement, drawing: Drawing, paint: Paint, ratio: number): void {
  const width = Math.max(1, Math.round(drawing.width * ratio));
  const height = Math.max(1, Math.round(drawing.height * ratio));
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, drawing.width, drawing.height);
  // Setting a font makes the browser parse it: only where it changes.
  let font = '';
  for (const mark of drawing.marks) {
    switch (mark.kind) {
      case 'rect':
        context.globalAlpha = mark.opacity ?? 1;
        context.fillStyle = inkColour(mark.fill, paint.palette);
        context.fillRect(mark.x, mark.y, mark.width, mark.height);
        context.globalAlpha = 1;
        break;
      case 'path':
        context.strokeStyle = inkColour(mark.stroke, paint.palette);
        context.lineWidth = mark.width;
        context.lineJoin = 'round';
        context.setLineDash([...(mark.dash ?? [])]);
        context.beginPath();
        mark.points.forEach(([x, y], at) => {
          if (at === 0) context.moveTo(x, y);
          else context.lineTo(x, y);
        });
        context.stroke();
        break;
      case 'text': {
        const wanted = `${mark.bold ? 600 : 400} ${mark.size}px ${paint.fontFamily}`;
        if (font !== wanted) {
          font = wanted;
          context.font = wanted;
        }
        context.textAlign = mark.anchor === 'middle' ? 'center' : mark.anchor === 'end' ? 'right' : 'left';
        context.fillStyle = inkColour(mark.fill, paint.palette);
        context.fillText(mark.text, mark.x, mark.y);
        break;
      }
    }
  }
}
