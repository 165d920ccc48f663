import type { RowPoints } from './row-source';

/** ESRI Shapefile Technical Description (1998): lengths in 16-bit words, a head of 100 bytes in both files. */
const HEAD_BYTES = 100;
const FILE_CODE = 9994;
const VERSION = 1000;
const POINT = 1;
const POINT_BYTES = 28;
const NULL_BYTES = 12;
const INDEX_BYTES = 8;

/** What has to be known of all points before the first is written. */
export interface ShapeMeasure {
  points: number;
  nulls: number;
  west: number;
  south: number;
  east: number;
  north: number;
}

export function emptyMeasure(): ShapeMeasure {
  const { POSITIVE_INFINITY: far, NEGATIVE_INFINITY: near } = Number;
  return { points: 0, nulls: 0, west: far, south: far, east: near, north: near };
}

export function measurePoints(measure: ShapeMeasure, { easts, norths }: RowPoints): void {
  for (let row = 0; row < easts.length; row++) {
    const east = easts[row]!;
    const north = norths[row]!;
    if (Number.isNaN(east)) {
      measure.nulls++;
      continue;
    }
    measure.points++;
    if (east < measure.west) measure.west = east;
    if (east > measure.east) measure.east = east;
    if (north < measure.south) measure.south = north;
    if (north > measure.north) measure.north = north;
  }
}

export function shapesBytes({ points, nulls }: ShapeMeasure): number {
  return HEAD_BYTES + points * POINT_BYTES + nulls * NULL_BYTES;
}

export function shapesHead(measure: ShapeMeasure): Uint8Array {
  return shapeFileHead(POINT, measure, shapesBytes(measure));
}

export function indexHead(measure: ShapeMeasure): Uint8Array {
  return shapeFileHead(POINT, measure, HEAD_BYTES + (measure.points + measure.nulls) * INDEX_BYTES);
}

/** Both files begin with it: what the shapes are, where they lie, and the file's length in bytes. */
export function shapeFileHead(
  kind: number,
  { points, west, south, east, north }: ShapeMeasure,
  length: number,
): Uint8Array {
  const bytes = new Uint8Array(HEAD_BYTES);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, FILE_CODE);
  view.setInt32(24, length / 2);
  view.setInt32(28, VERSION, true);
  view.setInt32(32, kind, true);
  const bounds = points > 0 ? [west, south, east, north] : [];
  for (const [at, value] of bounds.entries()) view.setFloat64(36 + at * 8, value, true);
  return bytes;
}

/** Records `from` (counted from 0) on. A row without a place is a null shape: rows and shapes stay side by side. */
export function shapeRecords({ easts, norths }: RowPoints, from: number): Uint8Array {
  const bytes = new Uint8Array(easts.length * POINT_BYTES);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (let row = 0; row < easts.length; row++) {
    const none = Number.isNaN(easts[row]!);
    view.setInt32(at, from + row + 1);
    view.setInt32(at + 4, ((none ? NULL_BYTES : POINT_BYTES) - 8) / 2);
    if (none) {
      at += NULL_BYTES;
      continue;
    }
    view.setInt32(at + 8, POINT, true);
    view.setFloat64(at + 12, easts[row]!, true);
    view.setFloat64(at + 20, norths[row]!, true);
    at += POINT_BYTES;
  }
  return bytes.subarray(0, at);
}

/** Places of the records in the shapes' file; `isPoint` a row. */
export function indexRecords(isPoint: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(isPoint.length * INDEX_BYTES);
  const view = new DataView(bytes.buffer);
  let at = HEAD_BYTES;
  for (let row = 0; row < isPoint.length; row++) {
    const length = isPoint[row] === 1 ? POINT_BYTES : NULL_BYTES;
    view.setInt32(row * INDEX_BYTES, at / 2);
    view.setInt32(row * INDEX_BYTES + 4, (length - 8) / 2);
    at += length;
  }
  return bytes;
}
