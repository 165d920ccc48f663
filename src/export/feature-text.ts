import type { MultiPolygonShape, PolygonRing } from '../domain/polygon-shape';
import { type Cell, type CellKind, cellKinds, cellText } from './cell-kind';
import type { ExportOptions } from './export-format';
import type { RowChunk, RowSource } from './row-source';
import { uniqueNames } from './unique-names';

/**
 * Writes a row as a GeoJSON feature (RFC 7946) without a line break: a point or a null geometry; numbers and null as
 * such, flags as true and false, times and everything else as text. Names of properties are the headers, made unequal.
 */
export function createFeatureText(
  source: RowSource,
  { headers, words = {} }: ExportOptions,
): (chunk: RowChunk, row: number) => string {
  const kinds = cellKinds(source);
  const columns = source.fields.map((field, index) => {
    return { kind: kinds[index]!, words: words[field], name: JSON.stringify(names(headers)[index]!) };
  });
  const known = columns.map(() => new Map<Cell, string>());
  const value = (index: number, cell: NonNullable<Cell>): string => {
    const { kind, words: given } = columns[index]!;
    if (kind === 'text') return quoted(String(cell));
    const before = known[index]!.get(cell);
    if (before !== undefined) return before;
    const text = plainValue(kind, cell, given);
    if (kind === 'coded' && known[index]!.size < 10_000) known[index]!.set(cell, text);
    return text;
  };
  return ({ cells, points, polygons }, row) => {
    let properties = '';
    for (let index = 0; index < columns.length; index++) {
      const cell = cells[index]![row]!;
      properties += `${index > 0 ? ',' : ''}${columns[index]!.name}:${cell === null ? 'null' : value(index, cell)}`;
    }
    const east = points?.easts[row] ?? Number.NaN;
    const shape = polygons?.[row];
    const geometry = Number.isNaN(east)
      ? shape === undefined || shape.length === 0
        ? 'null'
        : polygonText(shape)
      : `{"type":"Point","coordinates":[${east},${points!.norths[row]}]}`;
    return `{"type":"Feature","geometry":${geometry},"properties":{${properties}}}`;
  };
}

/** A ring ends where it began; outlines run counter-clockwise, as they come. */
function polygonText(shape: MultiPolygonShape): string {
  const polygons = shape.map((rings) => `[${rings.map(ringText).join(',')}]`);
  return polygons.length === 1
    ? `{"type":"Polygon","coordinates":${polygons[0]}}`
    : `{"type":"MultiPolygon","coordinates":[${polygons.join(',')}]}`;
}

function ringText(ring: PolygonRing): string {
  let text = '[';
  for (let at = 0; at < ring.length; at += 2) text += `[${ring[at]},${ring[at + 1]}],`;
  return `${text}[${ring[0]},${ring[1]}]]`;
}

function names(headers: readonly string[]): string[] {
  return uniqueNames(headers, '_');
}

function plainValue(
  kind: CellKind,
  cell: NonNullable<Cell>,
  words: ReadonlyMap<string, string> | undefined,
): string {
  if (kind === 'number') return String(cell);
  if (kind === 'flag') return cell === 1 ? 'true' : 'false';
  return quoted(cellText(kind, cell, words));
}

/** JSON.stringify writes halves of pairs as \\uD800, which readers refuse. */
function quoted(text: string): string {
  const json = JSON.stringify(text);
  return json.includes('\\ud') ? json.replace(/(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g, '$1\ufffd') : json;
}
