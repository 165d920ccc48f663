import type { ImportTarget } from '../domain/recipe';
import { kindOfFacility } from './facilities/build-facility-set';
import type { SourceFeature } from './formats/features/source-feature';
import { isObject } from './formats/geojson-geometry';
import { featureFormatOf, nameOf } from './formats/read-feature-file';
import { unwrapFile } from './formats/unwrap-file';
import { knownHeaders } from './header-match';
import { proposeFile } from './propose-file';
import { referenceProperties } from './reference/reference-properties';
import { hasRoadColumns } from './roads/build-road-set';
import { isRosterHeader } from './roster/build-roster';

const LOOKED_AT = 400;

/**
 * What a file is for, from its content: the shapes of its features and the names of their properties, or the columns of
 * a table. The name of the file counts only for points and for kinds of facilities. A file that cannot be read counts
 * as cases, whose import says why.
 */
export async function guessTarget(
  packed: Blob,
  fileName: string,
  signal: AbortSignal,
): Promise<ImportTarget> {
  const unwrapped = await unwrapFile(packed, signal);
  if (!unwrapped.ok) return 'cases';
  const format = await featureFormatOf(unwrapped.value);
  if (format === null) return guessTable(packed, fileName, signal);
  const listed = await format.layers(unwrapped.value, signal);
  const layer = listed.ok ? listed.value.find(({ located }) => located) : undefined;
  if (layer === undefined) return guessTable(packed, fileName, signal);
  const sample: SourceFeature[] = [];
  const stream = format.features(unwrapped.value, { layer: layer.name }, signal);
  while (sample.length < LOOKED_AT) {
    const next = await stream.next();
    if (next.done) break;
    sample.push(...next.value.features.slice(0, LOOKED_AT - sample.length));
  }
  await stream.return(null);
  return guessShapes(sample, layer.columns, fileName);
}

function guessShapes(
  sample: readonly SourceFeature[],
  columns: readonly string[],
  fileName: string,
): ImportTarget {
  const shapes = { area: 0, line: 0, point: 0 };
  let background = 0;
  for (const { geometry, properties } of sample) {
    const type = isObject(geometry) ? String(geometry.type) : '';
    if (type.endsWith('Polygon')) shapes.area++;
    else if (type.endsWith('LineString')) shapes.line++;
    else if (type.endsWith('Point')) shapes.point++;
    const raw = Object.fromEntries(properties);
    const { kind } = referenceProperties(raw, { type: 'Polygon', coordinates: [] }, null);
    if (kind !== 'other' && kind !== 'boundary' && kind !== 'place') background++;
  }
  const most = Math.max(shapes.area, shapes.line, shapes.point);
  const isBackground = background * 2 > sample.length;
  if (most === shapes.area) return isBackground ? 'reference' : 'zones';
  if (most === shapes.line) return hasRoadColumns(columns) ? 'roads' : 'reference';
  if (knownHeaders(columns) >= 3) return 'cases';
  return isFacilities(
    sample.map(({ properties }) => [...properties.values()]),
    fileName,
  )
    ? 'facilities'
    : isBackground
      ? 'reference'
      : 'cases';
}

/** Every other row, or the file's own name, speaks of a kind of facility. */
function isFacilities(rows: readonly (readonly unknown[])[], fileName: string): boolean {
  if (kindOfFacility(nameOf(fileName)) !== null) return true;
  const told = rows.filter((cells) =>
    cells.some((cell) => typeof cell === 'string' && cell.length < 30 && kindOfFacility(cell) !== null),
  );
  return rows.length > 0 && told.length * 2 > rows.length;
}

async function guessTable(file: Blob, fileName: string, signal: AbortSignal): Promise<ImportTarget> {
  const proposed = await proposeFile(file, fileName, {}, signal);
  if (!proposed.ok) return 'cases';
  const { recipe, preview } = proposed.value;
  const { mapping, headers } = recipe;
  const isOfCases = mapping.case_id !== undefined || mapping.reported_at !== undefined;
  if (isOfCases) return 'cases';
  if (isRosterHeader(headers)) return 'roster';
  const located = mapping.lon !== undefined && mapping.lat !== undefined;
  return located && isFacilities(preview, fileName) ? 'facilities' : 'cases';
}
