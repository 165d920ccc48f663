import type { ImportError } from '../domain/import-report';
import type { MapProposal } from '../domain/map-reading';
import type { Landmarks } from '../domain/place-reading';
import type { TableEntry } from '../domain/recipe';
import { failure, ok, type Result } from '../domain/result';
import type { SourceFeature } from '../ingest/formats/features/source-feature';
import { featureFormatOf, mostLocated } from '../ingest/formats/read-feature-file';
import { unwrapFile } from '../ingest/formats/unwrap-file';
import { detectPlaces } from '../ingest/place/detect-place';
import { weighCandidates } from './propose-place';

const FEATURES = 400;
const POSITIONS = 2000;

/**
 * What a map file holds and which system its positions are in, by its first features. Errors: those of the format;
 * unsupported_format where it is a table.
 */
export async function proposeMap(
  packed: Blob,
  layerName: string | undefined,
  landmarks: Landmarks,
  signal: AbortSignal,
): Promise<Result<MapProposal, ImportError>> {
  const unwrapped = await unwrapFile(packed, signal);
  if (!unwrapped.ok) return unwrapped;
  const format = await featureFormatOf(unwrapped.value);
  if (format === null) return failure({ code: 'unsupported_format', detail: { format: 'map' } });
  const listed = await format.layers(unwrapped.value, signal);
  if (!listed.ok) return listed;
  const layer = listed.value.find(({ name }) => name === layerName) ?? mostLocated(listed.value);
  const layers = listed.value
    .filter(({ located }) => located)
    .map(({ name, rows }): TableEntry => ({ name, rows }));
  if (layer === null) return ok({ layers, layer: '', place: null });

  const sample: SourceFeature[] = [];
  const stream = format.features(unwrapped.value, { layer: layer.name }, signal);
  while (sample.length < FEATURES) {
    const next = await stream.next();
    if (next.done) break;
    sample.push(...next.value.features.slice(0, FEATURES - sample.length));
  }
  await stream.return(null);
  const xs: number[] = [];
  const ys: number[] = [];
  const perFeature = Math.max(1, Math.floor(POSITIONS / Math.max(1, sample.length)));
  for (const { geometry } of sample) collect(geometry, { left: perFeature }, xs, ys);
  const hint = layer.placeHint === undefined ? {} : { hint: layer.placeHint };
  const [lngs, lats] = [Float64Array.from(xs), Float64Array.from(ys)];
  const found = detectPlaces({ xs: lngs, ys: lats, headers: ['', ''], ...hint });
  const place = await weighCandidates(found, { xs: lngs, ys: lats, names: {} }, landmarks, signal);
  return ok({ layers, layer: layer.name, place });
}

/** The first positions of a geometry. */
function collect(value: unknown, budget: { left: number }, xs: number[], ys: number[]): void {
  if (budget.left <= 0) return;
  if (Array.isArray(value)) {
    const [x, y] = value as unknown[];
    if (typeof x === 'number' && typeof y === 'number') {
      budget.left--;
      xs.push(x);
      ys.push(y);
    } else for (const member of value as unknown[]) collect(member, budget, xs, ys);
  } else if (typeof value === 'object' && value !== null) {
    const { coordinates, geometries } = value as { coordinates?: unknown; geometries?: unknown };
    collect(coordinates, budget, xs, ys);
    collect(geometries, budget, xs, ys);
  }
}
