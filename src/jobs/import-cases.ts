import type { IndexSummary } from '../crossfilter/port';
import type { Batch } from '../domain/batch';
import type { DatasetSummary } from '../domain/dataset';
import type { PartReport } from '../domain/dataset-part';
import type { FieldId } from '../domain/field';
import type { ImportError, ImportReport } from '../domain/import-report';
import { summedTallies } from '../domain/import-tallies';
import { AREA_FIELDS, type Extent } from '../domain/place';
import { failure, ok, type Result } from '../domain/result';
import type { Engine } from '../engine/port';
import { brushBatch } from './brush-batch';
import type { BrushRemote } from './brush-remote';
import { datasetFingerprint } from './dataset-fingerprint';
import { memoryCheck } from './memory-check';
import { createPlaceWatch } from './place-watch';
import { createRawRecords, type RawRecords } from './raw-records';
import { type OpenedPart, type PartsProgress, partExtras, partFields, readParts } from './read-parts';

export type ImportProgress = PartsProgress;

export interface ImportTargets {
  readonly brush: BrushRemote;
  readonly engine: Engine;
}

export interface ImportOptions {
  readonly name: string;
  /** Places in the list of the files that are new: what is wrong with one of them refuses the whole. */
  readonly imported: readonly number[];
  /** Loaded boundaries: where no point of the new files lies in their extent, they are refused. */
  readonly area: Extent | null;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
}

export interface ImportedCases {
  readonly summary: DatasetSummary;
  /** Fingerprint of each part's bytes alone: the keys of the stored sources. */
  readonly sources: readonly string[];
}

/** The brush index shows the rows; `store` brings the database to the same ones. */
export interface ShownCases extends ImportedCases {
  readonly store: () => Promise<void>;
  readonly rawRecords: RawRecords;
}

/** Batches that may wait for the database: some 250 MB. Beyond, it stores while the scanner goes on. */
const WAITING_ROWS = 1_200_000;
/** Of sources so large that the database works beside the scanner in any case, few wait: memory is scarcer than time. */
const LARGE_BYTES = 400 << 20;
const WAITING_ROWS_OF_LARGE = 200_000;
/** A filter by place is asked of cases without points too. */
const POINT_FIELDS: readonly FieldId[] = ['lon', 'lat'];
/** Of the lists of all parts together; each part's own lists have their own limit. */
const LISTED = 1000;

/**
 * Bytes of a data set's parts → rows in the brush index, staged and swapped in at the end: whatever is refused or cancelled
 * leaves the data before untouched. The database, which would take half of the machine from the scanner, gets the rows
 * after the first picture by `store`, or while scanning where they are too many to wait.
 */
export async function importCases(
  parts: readonly OpenedPart[],
  targets: ImportTargets,
  options: ImportOptions,
): Promise<Result<ShownCases, ImportError>> {
  const { brush, engine } = targets;
  const unplaced = parts.some(
    ({ mode, recipe: { mapping } }) =>
      mode !== 'flags' &&
      (mapping.lon === undefined || mapping.lat === undefined) &&
      AREA_FIELDS.every((field) => mapping[field] === undefined),
  );
  if (unplaced) return failure({ code: 'no_coordinates' });
  const tooLarge = await memoryCheck(parts);
  if (tooLarge !== null) return failure(tooLarge);

  const seen = createPlaceWatch(options.area);
  const waiting: Batch[] = [];
  let waitingRows = 0;
  const bytes = parts.reduce((sum, { file }) => sum + file.size, 0);
  const mostWaiting = bytes > LARGE_BYTES ? WAITING_ROWS_OF_LARGE : WAITING_ROWS;

  async function storeOldest(signal?: AbortSignal): Promise<void> {
    const batch = waiting.shift();
    if (batch === undefined) return;
    waitingRows -= batch.rowCount;
    await begun;
    await engine.append(batch, signal);
  }

  async function take(batch: Batch, part: number): Promise<void> {
    waitingRows += batch.rowCount;
    waiting.push(batch);
    if (options.imported.includes(part)) seen.look(batch);
    await brush.append(brushBatch(batch));
    while (waitingRows > mostWaiting) await storeOldest(options.signal);
  }

  async function refuse(error: ImportError): Promise<Result<never, ImportError>> {
    await Promise.all([brush.discard(), engine.discard()]);
    return failure(error);
  }

  // The database makes its tables while the scanner is at work.
  const fields = new Set<FieldId>([...partFields(parts), ...POINT_FIELDS]);
  const begun = engine.begin([...fields, ...partExtras(parts)], options.signal);
  begun.catch(() => undefined);
  try {
    await brush.begin();
    const { signal, onProgress } = options;
    const read = await readParts(parts, { signal, onProgress, onBatch: take });
    if (!read.ok) return await refuse(read.error);
    const { reports, sources, extras, origins, offsets } = read.value;
    for (const at of options.imported) {
      const refused = judge(reports[at]!, seen);
      if (refused !== null) return await refuse(refused);
    }
    const index = await brush.commit();
    const store = async (): Promise<void> => {
      while (waiting.length > 0) await storeOldest();
      await begun;
      await engine.commit();
    };
    const id = datasetFingerprint(parts, sources);
    const summary = { ...summarise(index, parts, reports, id, options.name), extras };
    const rawParts = parts.map((part, at) => ({ ...part, offsets: offsets[at] ?? null }));
    return ok({ summary, sources, store, rawRecords: createRawRecords(rawParts, origins) });
  } catch (reason) {
    // Both take what comes next only after this; a cancel need not wait for the database to forget millions of rows.
    const discarded = Promise.allSettled([brush.discard(), engine.discard()]);
    if (options.signal.aborted) return failure({ code: 'cancelled' });
    await discarded;
    if (reason instanceof DOMException)
      return failure({ code: 'read_failed', detail: { reason: reason.name } });
    throw reason;
  }
}

/** A file whose cases are all there already is no bad file, and neither is a list that names some of them. */
function judge(part: PartReport, seen: ReturnType<typeof createPlaceWatch>): ImportError | null {
  const { report, mode } = part;
  if (mode === 'flags') {
    return part.matched === 0 ? { code: 'no_listed_case', detail: { rows: report.rowsIn } } : null;
  }
  return report.loaded === 0 && part.equal + part.changed > 0 ? null : seen.judge(report);
}

function summarise(
  index: IndexSummary,
  parts: readonly OpenedPart[],
  reports: readonly PartReport[],
  id: string,
  name: string,
): DatasetSummary {
  return {
    id,
    name,
    synthetic: false,
    rowCount: index.rowCount,
    fields: partFields(parts),
    dictionaries: index.dictionaries,
    timeRange: index.timeRange,
    extent: index.extent,
    report: reports.length === 1 ? reports[0]!.report : together(reports),
    parts: reports,
  };
}

/** Of the parts that hold cases: lists of case numbers add no rows and have reports of their own. */
function together(parts: readonly PartReport[]): ImportReport {
  const reports = parts.filter(({ mode }) => mode !== 'flags').map(({ report }) => report);
  const sum = (of: (report: ImportReport) => number) =>
    reports.reduce((total, report) => total + of(report), 0);
  // A file without the column lacks the value in every row.
  const fields = new Set(reports.flatMap((report) => Object.keys(report.missing) as FieldId[]));
  const missing = [...fields].map((field) => [field, sum((one) => one.missing[field] ?? one.loaded)]);
  const [first] = reports;
  const tallies = summedTallies(reports);
  return {
    ...first!,
    ...(tallies === undefined ? {} : { tallies }),
    rowsIn: sum(({ rowsIn }) => rowsIn),
    loaded: sum(({ loaded }) => loaded),
    rejected: sum(({ rejected }) => rejected),
    skipped: sum(({ skipped }) => skipped),
    oddValues: sum(({ oddValues }) => oddValues),
    rejects: reports.flatMap(({ rejects }) => rejects).slice(0, LISTED),
    skips: reports.flatMap(({ skips }) => skips).slice(0, LISTED),
    odds: reports.flatMap(({ odds }) => odds).slice(0, LISTED),
    missing: Object.fromEntries(missing),
  };
}
