import { locatePoints } from '../analysis/point-location';
import { indexRoads, medianRoadDistance } from '../analysis/road-distance';
import type { Batch } from '../domain/batch';
import type { ImportError } from '../domain/import-report';
import { placeKey } from '../domain/place-name';
import type { Landmarks, PlacePreview, PlaceProposal, PlaceReading } from '../domain/place-reading';
import type { CaseRecipe } from '../domain/recipe';
import { failure, ok, type Result } from '../domain/result';
import { NO_ZONE, type ZoneSet } from '../domain/zone-set';
import { createCaseReader } from '../ingest/case-reader';
import { TABULATED_FORMATS } from '../ingest/formats/registry';
import { detectPlaces } from '../ingest/place/detect-place';
import { openPlaces } from '../ingest/place/place-reader';
import { fitControls } from '../ingest/place/systems/local-grid';
import { type LandmarkFit, weighLandmarks } from '../ingest/place/weigh-landmarks';
import { caseChunks } from './case-chunks';

const SAMPLE_ROWS = 2000;
const HEAD_BYTES = 4 << 20;
const NAMED = ['district', 'street', 'community'] as const;
type NamedLevel = (typeof NAMED)[number];

interface NamedSample {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  readonly names: { readonly [L in NamedLevel]?: readonly string[] };
}

/**
 * Which coordinate system the file's points are in, by its first rows (4 MB of text; of a tabulated format its first
 * pieces) and by how they agree with boundaries and roads. `hint`: what the source states of its system.
 */
export async function proposePlace(
  file: Blob,
  recipe: CaseRecipe,
  hint: string | undefined,
  landmarks: Landmarks,
  signal: AbortSignal,
): Promise<Result<PlaceProposal, ImportError>> {
  const { lon, lat } = recipe.mapping;
  if (lon === undefined || lat === undefined) return failure({ code: 'no_coordinates' });
  const read = await firstRows(file, recipe, signal);
  if (!read.ok) return read;
  const sample = thinned(read.value);
  const headers = [recipe.headers[lon] ?? '', recipe.headers[lat] ?? ''] as const;
  const { xs, ys } = sample;
  const proposal = detectPlaces(hint === undefined ? { xs, ys, headers } : { xs, ys, headers, hint });
  return ok(await weighCandidates(proposal, sample, landmarks, signal));
}

/** The candidates weighed by how the sample, read as each says, agrees with boundaries and roads. */
export async function weighCandidates(
  proposal: PlaceProposal,
  sample: NamedSample,
  landmarks: Landmarks,
  signal: AbortSignal,
): Promise<PlaceProposal> {
  const { xs, ys } = sample;
  const roads = indexRoads(landmarks.roads);
  const fits: LandmarkFit[] = [];
  for (const { reading } of proposal.candidates) {
    signal.throwIfAborted();
    const reader = await openPlaces(reading);
    if (reader === null) throw new Error(`${reading.system} was proposed and does not open`);
    const { lngs, lats } = reader.read(xs, ys);
    fits.push({
      ...fitZones(landmarks.zoneSet, sample, lngs, lats),
      roads: medianRoadDistance(roads, lngs, lats),
    });
  }
  return weighLandmarks(proposal, fits);
}

/** The sample of a proposal on the map; null where control points settle nothing. */
export async function previewPlace(
  sample: PlaceProposal['sample'],
  reading: PlaceReading,
): Promise<PlacePreview | null> {
  const reader = await openPlaces(reading);
  if (reader === null) return null;
  const { lngs, lats } = reader.read(sample.xs, sample.ys);
  const fitted = reading.system === 'local-grid' ? await fitControls(reading.controls ?? []) : null;
  const { swappedRows } = reader.report();
  return { lngs, lats, swappedRows, residuals: fitted?.fit.residuals ?? [] };
}

/** Raw pairs and reported names: the reader with the few columns that tell. */
async function firstRows(
  file: Blob,
  recipe: CaseRecipe,
  signal: AbortSignal,
): Promise<Result<NamedSample, ImportError>> {
  const { lon, lat, district, street, community } = recipe.mapping;
  const wanted = { lon, lat, district, street, community };
  const mapping = Object.fromEntries(Object.entries(wanted).filter(([, column]) => column !== undefined));
  const raw: CaseRecipe = { ...recipe, mapping, place: { system: 'wgs84', swap: 'none' } };
  const reader = createCaseReader(raw);
  const batches: Batch[] = [];
  const chunks = headChunks(file, raw, signal);
  let bytes = 0;
  for (;;) {
    const next = await chunks.next();
    if (next.done) {
      if (next.value !== null) return failure(next.value);
      break;
    }
    const batch = reader.push(next.value.text, next.value.rowNumbers);
    if (batch !== null) batches.push(batch);
    bytes += next.value.text.length;
    if (bytes >= HEAD_BYTES || batches.length > 0) {
      await chunks.return(null);
      break;
    }
  }
  const rest = reader.finish().batch;
  if (rest !== null) batches.push(rest);
  return ok(joined(batches));
}

function headChunks(file: Blob, recipe: CaseRecipe, signal: AbortSignal) {
  const format = TABULATED_FORMATS.find(({ id }) => id === recipe.format);
  if (format === undefined) return caseChunks(file.slice(0, HEAD_BYTES), recipe, () => undefined, signal);
  const { table = '', encoding, headers } = recipe;
  return format.read(file, { table, encoding, columns: headers.length }, signal);
}

function joined(batches: readonly Batch[]): NamedSample {
  const total = batches.reduce((sum, batch) => sum + batch.rowCount, 0);
  const xs = new Float64Array(total).fill(Number.NaN);
  const ys = new Float64Array(total).fill(Number.NaN);
  const names: { [L in NamedLevel]?: string[] } = {};
  const dictionaries = new Map<NamedLevel, string[]>();
  let start = 0;
  for (const { columns, rowCount } of batches) {
    if (columns.lon?.kind === 'number') xs.set(columns.lon.values, start);
    if (columns.lat?.kind === 'number') ys.set(columns.lat.values, start);
    for (const level of NAMED) {
      const column = columns[level];
      if (column?.kind !== 'dictionary') continue;
      const dictionary = [...(dictionaries.get(level) ?? ['']), ...column.added];
      dictionaries.set(level, dictionary);
      const list = names[level] ?? new Array<string>(total).fill('');
      names[level] = list;
      for (let row = 0; row < rowCount; row++) list[start + row] = dictionary[column.codes[row]!] ?? '';
    }
    start += rowCount;
  }
  return { xs, ys, names };
}

/** At most 2,000 rows with two numbers, spread evenly. */
function thinned({ xs, ys, names }: NamedSample): NamedSample {
  const rows: number[] = [];
  for (let row = 0; row < xs.length; row++) if (!Number.isNaN(xs[row]! + ys[row]!)) rows.push(row);
  const step = Math.max(1, rows.length / SAMPLE_ROWS);
  const kept = Array.from(
    { length: Math.min(rows.length, SAMPLE_ROWS) },
    (_, index) => rows[Math.floor(index * step)]!,
  );
  return {
    xs: Float64Array.from(kept, (row) => xs[row]!),
    ys: Float64Array.from(kept, (row) => ys[row]!),
    names: Object.fromEntries(
      Object.entries(names).map(([level, list]) => [level, kept.map((row) => list[row]!)]),
    ),
  };
}

function fitZones(
  zoneSet: ZoneSet | null,
  { names }: NamedSample,
  lngs: Float64Array,
  lats: Float64Array,
): Pick<LandmarkFit, 'inside' | 'names'> {
  if (zoneSet === null) return { inside: null, names: null };
  const zones = locatePoints(zoneSet, lngs, lats);
  const inside = zones.reduce((sum, zone) => sum + (zone === NO_ZONE ? 0 : 1), 0);
  // The finest level that both have: where a point moves by 500 m, its community changes long before its district.
  const level = [...NAMED]
    .reverse()
    .find((one) => names[one]?.some((name) => name !== '') && zoneSet.zones.some((zone) => zone[one] !== ''));
  if (level === undefined) return { inside: { inside, of: zones.length }, names: null };
  let equal = 0;
  let of = 0;
  zones.forEach((zone, row) => {
    const reported = placeKey(names[level]![row]!);
    if (zone === NO_ZONE || reported === '') return;
    of++;
    if (placeKey(zoneSet.zones[zone]![level]) === reported) equal++;
  });
  return { inside: { inside, of: zones.length }, names: of === 0 ? null : { equal, of } };
}
