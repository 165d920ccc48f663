import type { Map as MapLibreMap } from 'maplibre-gl';

export interface PictureLegend {
  readonly title: string;
  /** Of a gradient, evenly spaced, with the numbers at its start, middle and end. */
  readonly colours: readonly string[];
  readonly ends: readonly string[];
  readonly swatches: readonly {
    readonly colour: string;
    readonly opacity: number;
    readonly text: string;
  }[];
}

export interface PictureWords {
  readonly title: string;
  readonly lines: readonly string[];
  readonly legends: readonly PictureLegend[];
  /** Length in CSS pixels of the map, and what it is. */
  readonly scale: { readonly pixels: number; readonly text: string };
  readonly north: string;
}

/** Black on white: it is printed. */
const INK = '#1b2430';
const PAPER = '#ffffff';
const FONT = '"Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif';
const MARGIN = 16;
const LINE = 22;
const LEGEND_WIDTH = 220;
const MOST_SWATCHES = 12;

/** The map as it stands with a strip of words below; null where the browser makes no picture of it. */
export async function drawMapPicture(map: MapLibreMap, words: PictureWords): Promise<Blob | null> {
  const shot = await mapCanvas(map);
  const ratio = shot.width / map.getContainer().clientWidth;
  const width = map.getContainer().clientWidth;
  const height = map.getContainer().clientHeight;
  const legendLines = words.legends.map(({ swatches }) =>
    swatches.length === 0 ? 3 : 1 + Math.min(swatches.length, MOST_SWATCHES),
  );
  const perRow = Math.max(1, Math.floor((width - MARGIN) / LEGEND_WIDTH));
  const rowLines = legendRows(legendLines, perRow);
  const wordLines = 1 + words.lines.length;
  const strip = MARGIN * 2 + LINE * (wordLines + rowLines.reduce((sum, lines) => sum + lines + 0.5, 0));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round((height + strip) * ratio);
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.scale(ratio, ratio);
  context.fillStyle = PAPER;
  context.fillRect(0, 0, width, height + strip);
  context.drawImage(shot, 0, 0, width, height);
  drawNorth(context, width - 34, 40, map.getBearing(), words.north);
  drawScale(context, MARGIN, height - MARGIN, words.scale);
  drawWords(context, height + MARGIN, width, words);
  let top = height + MARGIN + LINE * (wordLines + 0.5);
  for (const [row, lines] of rowLines.entries()) {
    const legends = words.legends.slice(row * perRow, (row + 1) * perRow);
    for (const [at, legend] of legends.entries())
      drawLegend(context, MARGIN + LEGEND_WIDTH * at, top, legend);
    top += LINE * (lines + 0.5);
  }
  return new Promise((done) => canvas.toBlob(done, 'image/png'));
}

/** Lines that each row of legends takes. */
function legendRows(lines: readonly number[], perRow: number): readonly number[] {
  const rows: number[] = [];
  for (let at = 0; at < lines.length; at += perRow) rows.push(Math.max(...lines.slice(at, at + perRow)));
  return rows;
}

/** The same picture at most so wide, as a JPEG: a brief keeps many. */
export async function smallerPicture(picture: Blob, most: number): Promise<Blob | null> {
  const bitmap = await createImageBitmap(picture);
  const scale = Math.min(1, most / bitmap.width);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  const context = canvas.getContext('2d');
  context?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return context === null ? null : new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
}

/** What a WebGL canvas shows can be read in the task that drew it, and not later. */
function mapCanvas(map: MapLibreMap): Promise<HTMLCanvasElement> {
  return new Promise((done) => {
    map.once('render', () => {
      const source = map.getCanvas();
      const copy = document.createElement('canvas');
      copy.width = source.width;
      copy.height = source.height;
      const context = copy.getContext('2d');
      context?.drawImage(source, 0, 0);
      // Single cases are drawn on a canvas of their own above the map's.
      for (const over of map.getContainer().querySelectorAll('canvas')) {
        if (over !== source && over.width > 0) context?.drawImage(over, 0, 0, copy.width, copy.height);
      }
      done(copy);
    });
    map.triggerRepaint();
  });
}

function drawWords(
  context: CanvasRenderingContext2D,
  top: number,
  width: number,
  { title, lines }: PictureWords,
): void {
  const room = width - MARGIN * 2;
  context.fillStyle = INK;
  context.textBaseline = 'top';
  context.font = `600 16px ${FONT}`;
  context.fillText(title, MARGIN, top, room);
  context.font = `13px ${FONT}`;
  for (const [at, line] of lines.entries()) context.fillText(line, MARGIN, top + LINE * (at + 1), room);
}

function drawLegend(
  context: CanvasRenderingContext2D,
  left: number,
  top: number,
  { title, colours, ends, swatches }: PictureLegend,
): void {
  const width = LEGEND_WIDTH - MARGIN;
  context.font = `600 12px ${FONT}`;
  context.fillStyle = INK;
  context.fillText(title, left, top, width);
  context.font = `12px ${FONT}`;
  if (colours.length > 0) {
    const gradient = context.createLinearGradient(left, 0, left + width, 0);
    for (const [at, colour] of colours.entries())
      gradient.addColorStop(at / Math.max(1, colours.length - 1), colour);
    context.fillStyle = gradient;
    context.fillRect(left, top + LINE, width, 12);
    context.fillStyle = INK;
    for (const [at, end] of ends.entries()) {
      const share = at / Math.max(1, ends.length - 1);
      context.fillText(end, left + share * (width - context.measureText(end).width), top + LINE + 16);
    }
  }
  for (const [at, { colour, opacity, text }] of swatches.slice(0, MOST_SWATCHES).entries()) {
    const y = top + LINE * (at + 1);
    context.globalAlpha = opacity;
    context.fillStyle = colour;
    context.fillRect(left, y + 1, 14, 12);
    context.globalAlpha = 1;
    context.fillStyle = INK;
    context.fillText(text, left + 20, y, width - 20);
  }
}

function drawScale(
  context: CanvasRenderingContext2D,
  left: number,
  bottom: number,
  { pixels, text }: PictureWords['scale'],
): void {
  context.fillStyle = 'rgb(255 255 255 / 85%)';
  context.fillRect(left - 6, bottom - 26, pixels + 12, 32);
  context.strokeStyle = INK;
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(left, bottom - 6);
  context.lineTo(left, bottom);
  context.lineTo(left + pixels, bottom);
  context.lineTo(left + pixels, bottom - 6);
  context.stroke();
  context.fillStyle = INK;
  context.font = `12px ${FONT}`;
  context.textBaseline = 'bottom';
  context.fillText(text, left + 4, bottom - 6);
}

function drawNorth(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  bearing: number,
  word: string,
): void {
  context.save();
  context.translate(x, y);
  context.fillStyle = 'rgb(255 255 255 / 85%)';
  context.beginPath();
  context.arc(0, 0, 26, 0, Math.PI * 2);
  context.fill();
  context.rotate((-bearing * Math.PI) / 180);
  context.fillStyle = INK;
  context.beginPath();
  context.moveTo(0, -20);
  context.lineTo(8, 12);
  context.lineTo(0, 6);
  context.lineTo(-8, 12);
  context.fill();
  context.font = `600 11px ${FONT}`;
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.fillText(word, 0, 12);
  context.restore();
}
