import type { SourceFormat } from '../../../domain/recipe';
import { ok } from '../../../domain/result';
import type { DetectedFormat } from '../../sniff-format';
import { type CanonicalWriter, createCanonicalWriter } from '../canonical-writer';
import type { CellNote, TabulatedFormat } from '../tabulated';
import { featurePoint } from './feature-point';
import type { FeatureFormat, FeatureLayer, SourceFeature } from './source-feature';
import { numberText, valueText } from './value-text';

/** Headers of the point of a feature; the header match knows the first pair. */
const POINT_HEADERS = [
  ['经度', '纬度'],
  ['经度(图形)', '纬度(图形)'],
] as const;

/** Features are counted from 1; their names of columns are no row of the file. */
const HEADER_NUMBER = 0;
const CHUNK_BYTES = 1 << 20;

/** Features as a table: one column a property, then the place as two columns where any feature may have one. */
export function tabulateFeatures(
  id: Exclude<SourceFormat, 'delimited'>,
  reads: readonly DetectedFormat[],
  format: FeatureFormat,
): TabulatedFormat {
  return {
    id,
    reads,
    async tables(file, signal) {
      const layers = await format.layers(file, signal);
      return layers.ok
        ? ok(
            layers.value.map(({ columns: _, located: __, ...entry }) => ({
              ...entry,
              headerLine: HEADER_NUMBER,
            })),
          )
        : layers;
    },
    async *read(file, { table, columns = 0, encoding }, signal) {
      const listed = await format.layers(file, signal, encoding);
      if (!listed.ok) return listed.error;
      const layer = listed.value.find(({ name }) => name === table) ?? listed.value[0]!;
      const headers = headersOf(layer);
      const writer = createCanonicalWriter(Math.max(columns, headers.length));
      for (const [at, header] of headers.entries()) writer.cell(at, header);
      writer.endRecord(HEADER_NUMBER);
      const named = { layer: layer.name };
      const stream = format.features(file, encoding === undefined ? named : { ...named, encoding }, signal);
      const columnsSeen = layer.partial === true ? new Set(layer.columns) : null;
      let notes: CellNote[] = [];
      for (;;) {
        const next = await stream.next();
        if (next.done) {
          if (writer.records() > 0) yield { ...writer.take(1), notes };
          return next.value;
        }
        for (const feature of next.value.features) {
          writeFeature(writer, feature, layer);
          noteFeature(notes, feature, layer, columnsSeen);
        }
        if (writer.length() < CHUNK_BYTES) continue;
        yield { ...writer.take(next.value.fraction), notes };
        notes = [];
      }
    },
  };
}

function writeFeature(writer: CanonicalWriter, feature: SourceFeature, layer: FeatureLayer): void {
  for (const [at, column] of layer.columns.entries()) {
    const text = valueText(feature.properties.get(column));
    if (text !== '') writer.cell(at, text);
  }
  const point = layer.located ? featurePoint(feature.geometry) : null;
  if (point !== null) {
    writer.cell(layer.columns.length, numberText(point[0]));
    writer.cell(layer.columns.length + 1, numberText(point[1]));
  }
  writer.endRecord(feature.number);
}

/** Remarks that are no fault of a case's place. */
const HARMLESS: ReadonlySet<string> = new Set(['winding', 'single_collection']);

function noteFeature(
  notes: CellNote[],
  { number: row, faults, verdict, properties }: SourceFeature,
  layer: FeatureLayer,
  columnsSeen: ReadonlySet<string> | null,
): void {
  if (verdict !== undefined) notes.push({ row, ...verdict });
  // Notes of a feature as a whole stand at its place.
  const column = layer.columns.length;
  for (const { code, line, member } of faults ?? []) {
    if (!HARMLESS.has(code))
      notes.push({ row, column, code: 'shape_fault', text: `L${line} ${code} ${member}`.trim() });
  }
  if (columnsSeen === null) return;
  for (const [name, value] of properties) {
    if (!columnsSeen.has(name) && valueText(value) !== '')
      notes.push({ row, column, code: 'column_unlisted', text: `${name}: ${valueText(value)}` });
  }
}

function headersOf({ columns, located }: FeatureLayer): readonly string[] {
  if (!located) return columns;
  const [plain, drawn] = POINT_HEADERS;
  return [...columns, ...(plain.some((header) => columns.includes(header)) ? drawn : plain)];
}
