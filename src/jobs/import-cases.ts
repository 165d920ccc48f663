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
import { createFingerprint, fingerprintOf } from '../ingest/fingerprint';
import { refusal } from '../ingest/refusal';
import { brushBatch } from './brush-batch';
import type { BrushRemote } from './brush-remote';

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

const CHUNK_BYTES = 4 << 20;

/**
 * Bytes → rows in the brush index and the engine, both staged and swapped in at the end: whatever is refused or
 * cancelled leaves the data before untouched.
 */
export async function importCases(
  file: Blob,
  recipe: CaseRecipe,
  targets: ImportTargets,
  options: ImportOptions,
): Promise<Result<ImportedCases, ImportError>> {
  const { brush, engine } = targets;
  const { lon, lat } = recipe.mapping;
  if (lon === undefined || lat === undefined) return failure({ code: 'no_coordinates' });

  const reader = createCaseReader(recipe);
  const fingerprint = createFingerprint();
  const seen = createPlaceWatch(options.area);
  const fields = readerFields(recipe);
  let rows = 0;

  await Promise.all([brush.begin(), engine.begin(fields, options.signal)]);
  let stored: Promise<unknown> = Promise.resolve();

  async function take(batch: Batch): Promise<void> {
    rows += batch.rowCount;
    seen.look(batch);
    // One batch ahead: the database stores the last one while this worker reads the next.
    await stored;
    stored = Promise.all([engine.append(batch, options.signal), brush.append(brushBatch(batch))]);
    // A failure is met at the next await; without this it would be reported as unhandled before.
    stored.catch(() => undefined);
  }

  try {
    let ahead = readChunk(file, 0);
    for (let offset = 0; offset < file.size; offset += CHUNK_BYTES) {
      options.signal.throwIfAborted();
      const chunk = await ahead;
      // The browser reads the next piece while this one is scanned.
      ahead = readChunk(file, offset + CHUNK_BYTES);
      ahead.catch(() => undefined);
      fingerprint.push(chunk);
      const batch = reader.push(chunk);
      if (batch !== null) await take(batch);
      options.onProgress({ bytesRead: offset + chunk.length, bytesTotal: file.size, rows });
    }
    const rest = reader.finish();
    if (rest.batch !== null) await take(rest.batch);
    await stored;
    options.signal.throwIfAborted();

    const refused = seen.judge(rest.report);
    if (refused !== null) {
      await Promise.all([brush.discard(), engine.discard()]);
      return failure(refused);
    }
    await engine.commit();
    const index = await brush.commit();
    const source = fingerprint.finish();
    return ok({ summary: summarise(index, rest.report, recipe, source, options.name), source });
  } catch (reason) {
    await Promise.allSettled([stored, brush.discard(), engine.discard()]);
    if (options.signal.aborted) return failure({ code: 'cancelled' });
    if (reason instanceof DOMException)
      return failure({ code: 'read_failed', detail: { reason: reason.name } });
    throw reason;
  }
}

async function readChunk(file: Blob, from: number): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(from, from + CHUNK_BYTES).arrayBuffer());
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
    fields: readerFields(recipe),
    dictionaries: index.dictionaries,
    timeRange: index.timeRange,
    extent: index.extent,
    report,
  };
}

/** Of what decides the rows, in a fixed order: a recipe that went through a store may list its fields in another. */
function recipeFingerprint({ encoding, delimiter, quote, headerLine, mapping }: CaseRecipe): string {
  const columns = FIELDS.map((field) => mapping[field.id] ?? null);
  const text = JSON.stringify([encoding, delimiter, quote, headerLine, columns]);
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
