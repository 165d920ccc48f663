import type { MultiPolygonShape } from '../domain/polygon-shape';
import { reversedRing } from '../domain/polygon-shape';
import { emptyMeasure, type ShapeMeasure, shapeFileHead } from './point-shapes';

/** ESRI Shapefile Technical Description (1998), polygons: outlines clockwise, holes counter-clockwise, rings closed. */
const POLYGON = 5;
const HEAD_BYTES = 100;
const RECORD_HEAD_BYTES = 8;
const NULL_CONTENT_BYTES = 4;
/** Kind, bounds, number of rings and of points. */
const FIXED_BYTES = 4 + 32 + 8;

export interface PolygonFiles {
  readonly shapes: readonly Uint8Array[];
  readonly index: readonly Uint8Array[];
  readonly bytes: number;
}

/** The shapes' file and its index; a row without a shape is a null shape. Zones are few: all are held at once. */
export function polygonFiles(rows: readonly MultiPolygonShape[]): PolygonFiles {
  const measure = emptyMeasure();
  const records: Uint8Array[] = [];
  const index = new DataView(new ArrayBuffer(rows.length * 8));
  let at = HEAD_BYTES;
  rows.forEach((shape, row) => {
    const record = recordOf(shape, row, measure);
    index.setInt32(row * 8, at / 2);
    index.setInt32(row * 8 + 4, (record.length - RECORD_HEAD_BYTES) / 2);
    records.push(record);
    at += record.length;
  });
  return {
    shapes: [shapeFileHead(POLYGON, measure, at), ...records],
    index: [shapeFileHead(POLYGON, measure, HEAD_BYTES + index.byteLength), new Uint8Array(index.buffer)],
    bytes: at,
  };
}

function recordOf(shape: MultiPolygonShape, row: number, measure: ShapeMeasure): Uint8Array {
  const rings = shape.flat().map(reversedRing);
  const points = rings.reduce((sum, ring) => sum + ring.length / 2 + 1, 0);
  const content = rings.length === 0 ? NULL_CONTENT_BYTES : FIXED_BYTES + rings.length * 4 + points * 16;
  const bytes = new Uint8Array(RECORD_HEAD_BYTES + content);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, row + 1);
  view.setInt32(4, content / 2);
  if (rings.length === 0) {
    measure.nulls++;
    return bytes;
  }
  const own = emptyMeasure();
  view.setInt32(8, POLYGON, true);
  view.setInt32(44, rings.length, true);
  view.setInt32(48, points, true);
  let start = 0;
  let at = 52 + rings.length * 4;
  rings.forEach((ring, part) => {
    view.setInt32(52 + part * 4, start, true);
    for (let corner = 0; corner <= ring.length; corner += 2) {
      const x = ring[corner % ring.length]!;
      const y = ring[(corner + 1) % ring.length]!;
      view.setFloat64(at, x, true);
      view.setFloat64(at + 8, y, true);
      at += 16;
      stretch(own, x, y);
    }
    start += ring.length / 2 + 1;
  });
  for (const [i, bound] of [own.west, own.south, own.east, own.north].entries()) {
    view.setFloat64(12 + i * 8, bound, true);
  }
  measure.points++;
  stretch(measure, own.west, own.south);
  stretch(measure, own.east, own.north);
  return bytes;
}

function stretch(measure: ShapeMeasure, x: number, y: number): void {
  measure.west = Math.min(measure.west, x);
  measure.south = Math.min(measure.south, y);
  measure.east = Math.max(measure.east, x);
  measure.north = Math.max(measure.north, y);
}
