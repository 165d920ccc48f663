import type { IndexSummary } from '../crossfilter/port';
import type { Batch } from '../domain/batch';
import type { DatasetSummary } from '../domain/dataset';
import { FIELDS } from '../domain/field';
import type { ImportError, ImportReport } from '../domain/import-report';
import type { Extent } from '../domain/place';
import type { CaseRecipe } from '../domain/recipe';
import { failure, ok, type Result } from '../domain/result';
import type { Engine } from '../engine/port';
import { createCaseReader, readerFields } from '../ingest/case-reader';
import { plannedExtras } from '../ingest/columns/extra-plan';
import { createFingerprint, fingerprintOf } from '../ingest/fingerprint';
import { createBatchPlacer, placedFields } from '../ingest/place/placed-batch';
import { refusal } from '../ingest/refusal';
import { brushBatch } from './brush-batch';
import type { BrushRemote } from './brush-remote';
import { caseChunks } from './case-chunks';

export interface ImportProgress {
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly rows: number;
}

export interface ImportTargets {
  readonly brush: BrushRemote;
  readonly engine: Engine;
}

export interface ImportOptions {
  readonly name: string;
  /** Loaded boundaries: where no point at all lies in their extent, the file is refused. */
  readonly area: Extent | null;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
}

export interface ImportedCases {
  readonly summary: DatasetSummary;
  /** Fingerprint of the bytes alone: the key of the stored source. */
  readonly source: string;
}

/** The brush index shows the rows; `store` brings the database to the same ones. */
export interface ShownCases extends ImportedCases {
  readonly store: () => Promise<void>;
}

/** Batches that may wait for the database: some 250 MB. Beyond, it stores while the scanner goes on. */
const WAITING_ROWS = 1_200_000;

/**
 * Bytes → rows in the brush index, staged and swapped in at the end: whatever is refused or cancelled leaves the data
 * before untouched. The database, which would take half of the machine from the scanner, gets the rows after the first
 * picture by `store`, or while scanning where they are too many to wait.
 */
export async function importCases(
  file: Blob,
  recipe: CaseRecipe,
  targets: ImportTargets,
  options: ImportOptions,
): Promise<Result<ShownCases, ImportError>> {
  const { brush, engine } = targets;
  const { lon, lat } = recipe.mapping;
  if (lon === undefined || lat === undefined) return failure({ code: 'no_coordinates' });

  const placer = await createBatchPlacer(recipe);
  if (placer === null) return failure({ code: 'unsupported_crs' });
  const reader = createCaseReader(recipe);
  const fingerprint = createFingerprint();
  const seen = createPlaceWatch(options.area);
  const waiting: Batch[] = [];
  let rows = 0;
  let waitingRows = 0;

  async function storeOldest(signal?: AbortSignal): Promise<void> {
    const batch = waiting.shift();
    if (batch === undefined) return;
    waitingRows -= batch.rowCount;
    await begun;
    await engine.append(batch, signal);
  }

  async function take(read: Batch): Promise<void> {
    const batch = placer!.place(read);
    rows += batch.rowCount;
    waitingRows += batch.rowCount;
    waiting.push(batch);
    seen.look(batch);
    await brush.append(brushBatch(batch));
    while (waitingRows > WAITING_ROWS) await storeOldest(options.signal);
  }

  // The database makes its tables while the scanner is at work.
  const begun = engine.begin(
    [...placedFields(recipe, readerFields(recipe)), ...plannedExtras(recipe).map(({ field }) => field)],
    options.signal,
  );
  begun.catch(() => undefined);
  try {
    await brush.begin();
    const chunks = caseChunks(file, recipe, fingerprint.push, options.signal);
    for (;;) {
      const next = await chunks.next();
      if (next.done) {
        if (next.value === null) break;
        await Promise.all([brush.discard(), engine.discard()]);
        return failure(next.value);
      }
      const { text, rowNumbers, bytesRead } = next.value;
      const batch = reader.push(text, rowNumbers);
      if (batch !== null) await take(batch);
      options.onProgress({ bytesRead, bytesTotal: file.size, rows });
    }
    const rest = reader.finish();
    if (rest.batch !== null) await take(rest.batch);
    options.signal.throwIfAborted();
    const report = { ...placer.complete(rest.report), placeReading: placer.summary() };

    const refused = seen.judge(report);
    if (refused !== null) {
      await Promise.all([brush.discard(), engine.discard()]);
      return failure(refused);
    }
    const index = await brush.commit();
    const source = fingerprint.finish();
    const store = async (): Promise<void> => {
      while (waiting.length > 0) await storeOldest();
      await begun;
      await engine.commit();
    };
    const summary = {
      ...summarise(index, report, recipe, source, options.name),
      extras: reader.extras(),
    };
    return ok({ summary, source, store });
  } catch (reason) {
    await Promise.allSettled([brush.discard(), engine.discard()]);
    if (options.signal.aborted) return failure({ code: 'cancelled' });
    if (reason instanceof DOMException)
      return failure({ code: 'read_failed', detail: { reason: reason.name } });
    throw reason;
  }
}

function summarise(
  index: IndexSummary,
  report: ImportReport,
  recipe: CaseRecipe,
  source: string,
  name: string,
): DatasetSummary {
  return {
    id: `${source}-${recipeFingerprint(recipe)}`,
    name,
    synthetic: false,
    rowCount: index.rowCount,
    fields: placedFields(recipe, readerFields(recipe)),
    dictionaries: index.dictionaries,
    timeRange: index.timeRange,
    extent: index.extent,
    report,
  };
}

/** Of what decides the rows, in a fixed order: a recipe that went through a store may list its fields in another. */
function recipeFingerprint({
  table,
  encoding,
  delimiter,
  quote,
  headerLine,
  mapping,
  place,
}: CaseRecipe): string {
  const columns = FIELDS.map((field) => mapping[field.id] ?? null);
  const text = JSON.stringify([
    encoding,
    delimiter,
    quote,
    headerLine,
    columns,
    ...(table === undefined ? [] : [table]),
    ...(place === undefined ? [] : [[place.system, place.swap, place.controls ?? []]]),
  ]);
  return fingerprintOf(new TextEncoder().encode(text)).slice(0, 8);
}

/** Counts usable points, so that a file without any, or with none in the loaded area, is refused before commit. */
function createPlaceWatch(area: Extent | null) {
  let located = 0;
  let inside = 0;
  return {
    look(batch: Batch): void {
      const lon = batch.columns.lon;
      const lat = batch.columns.lat;
      if (lon?.kind !== 'number' || lat?.kind !== 'number') return;
      for (let row = 0; row < batch.rowCount; row += 1) {
        const x = lon.values[row]!;
        const y = lat.values[row]!;
        if (Number.isNaN(x) || Number.isNaN(y)) continue;
        located += 1;
        if (area !== null && x >= area.west && x <= area.east && y >= area.south && y <= area.north)
          inside += 1;
      }
    },
    judge(report: ImportReport): ImportError | null {
      const unread = refusal(report);
      if (unread !== null) return unread;
      if (located === 0) return { code: 'no_coordinates' };
      if (area !== null && inside === 0) return { code: 'all_outside_area' };
      return null;
    },
  };
}
