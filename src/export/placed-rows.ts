import type { Cell } from './cell-kind';
import type { ExportField, RowChunk, RowPoints, RowSource } from './row-source';

/** Takes degrees on WGS 84 to another system, in place; NaN stays NaN. */
export type ConvertPoints = (lngs: Float64Array, lats: Float64Array) => void;

/** Degrees finer than a tenth of a millimetre, metres finer than a millimetre, are digits of the calculation. */
const DEGREE_DIGITS = 9;
const METRE_DIGITS = 3;

/**
 * The rows of a source that ends with lon and lat, which are taken off when nobody asked for them (`hidden`): points in
 * the system of the file beside the cells, and the cells of lon and lat in that system. Numbers that need no conversion
 * stay as they are, to the last digit.
 */
export function placedRows(
  source: RowSource,
  fields: readonly ExportField[],
  convert: { readonly points: ConvertPoints; readonly unit: 'degree' | 'metre' } | null,
): RowSource {
  const lonAt = source.fields.indexOf('lon');
  const latAt = source.fields.indexOf('lat');
  return {
    count: source.count,
    fields,
    async *chunks(signal) {
      for await (const chunk of source.chunks(signal)) yield placed(chunk);
    },
  };

  function placed({ cells, rowIds }: RowChunk): RowChunk {
    const shown = cells.slice(0, fields.length);
    const lngs = numbersOf(cells[lonAt], rowIds.length);
    const lats = numbersOf(cells[latAt], rowIds.length);
    // Half a place is none.
    for (let row = 0; row < rowIds.length; row++) {
      if (Number.isNaN(lngs[row]!) || Number.isNaN(lats[row]!)) lngs[row] = lats[row] = Number.NaN;
    }
    if (convert === null) return { cells: shown, rowIds, points: { easts: lngs, norths: lats } };
    convert.points(lngs, lats);
    const scale = 10 ** (convert.unit === 'degree' ? DEGREE_DIGITS : METRE_DIGITS);
    for (const values of [lngs, lats]) {
      for (let row = 0; row < values.length; row++) values[row] = Math.round(values[row]! * scale) / scale;
    }
    const points: RowPoints = { easts: lngs, norths: lats };
    if (lonAt < fields.length && lonAt >= 0) shown[lonAt] = cellsOf(lngs);
    if (latAt < fields.length && latAt >= 0) shown[latAt] = cellsOf(lats);
    return { cells: shown, rowIds, points };
  }
}

function numbersOf(cells: readonly Cell[] | undefined, length: number): Float64Array {
  return Float64Array.from({ length }, (_, row) => {
    const cell = cells?.[row] ?? null;
    return cell === null ? Number.NaN : Number(cell);
  });
}

function cellsOf(values: Float64Array): Cell[] {
  return Array.from(values, (value) => (Number.isNaN(value) ? null : value));
}
