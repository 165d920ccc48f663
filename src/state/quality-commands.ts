import { FIELDS } from '../domain/field';
import { PERSONAL_FIELDS } from '../domain/table-quality';
import type { RecordListKind, RecordListWords } from '../jobs/record-list';
import { type AppState, INITIAL_STATE } from './app-state';
import { type Application, notify } from './application';
import { loadClasses } from './class-commands';
import { openParts } from './dataset-commands';
import { currentDataset } from './dataset-list';

const QUALITY_JOB = 'quality';
const PERSONAL_JOB = 'personal-data';
const MINUTE_MS = 60_000;

const UNASKED: AppState['quality'] = INITIAL_STATE.quality;

/** Now on the wall clock that the cases' times are on: milliseconds as if it were UTC. */
export function wallClockNow(now = new Date()): number {
  return now.getTime() - now.getTimezoneOffset() * MINUTE_MS;
}

/** Counts over all rows, once per data; the classes follow where the data has codes beside them. */
export async function loadQuality(app: Application): Promise<void> {
  const { dataset, quality } = app.store.getState();
  const id = dataset.summary?.id;
  if (id === undefined || !dataset.engineReady || quality.data === id) return;
  app.store.setState({ quality: { ...UNASKED, data: id } });
  try {
    const table = await app.services.casebook.quality(QUALITY_JOB, wallClockNow());
    if (app.store.getState().quality.data !== id) return;
    app.store.setState((state) => ({ quality: { ...state.quality, table } }));
    if (table.classCodes.length > 0) await loadClasses(app);
  } catch (reason) {
    forget(app, id, reason);
  }
}

/** Looks through the texts for what gives people away; the columns are marked for masking. */
export async function scanPersonal(app: Application): Promise<void> {
  const { dataset, quality } = app.store.getState();
  const { summary } = dataset;
  const known = summary === null || summary.personal !== undefined;
  if (known || !dataset.engineReady || quality.scanned !== null) return;
  const loaded = new Set<string>(summary.fields);
  const fields = [
    ...FIELDS.map(({ id }) => id).filter((id) => loaded.has(id) && PERSONAL_FIELDS.includes(id)),
    ...(summary.extras ?? []),
  ];
  const still = () => app.store.getState().dataset.summary?.id === summary.id;
  const progress = (scanned: number | null) =>
    app.store.setState((state) => ({ quality: { ...state.quality, scanned } }));
  progress(0);
  try {
    const personal = await app.services.casebook.personal(PERSONAL_JOB, fields, (scanned) => {
      if (still()) progress(scanned);
    });
    if (!still()) return;
    app.store.setState(({ dataset: now }) =>
      now.summary === null ? {} : { dataset: { ...now, summary: { ...now.summary, personal } } },
    );
  } catch (reason) {
    report(app, reason);
  } finally {
    progress(null);
  }
}

export function cancelScan(app: Application): void {
  app.services.casebook.cancel(PERSONAL_JOB);
}

function forget(app: Application, id: string, reason: unknown): void {
  if (app.store.getState().quality.data === id) {
    app.store.setState({ quality: UNASKED });
  }
  report(app, reason);
}

/** An import that takes the rows away, or the user's own cancel, is no failure. */
function report(app: Application, reason: unknown): void {
  // Out of a worker it comes as an Error with that name.
  const aborted = reason instanceof Error && reason.name === 'AbortError';
  if (!aborted) notify(app.store, 'warn', 'quality.failed', { reason: String(reason) });
}

const LIST_JOB = 'record-list';

/** One list of the import report in full, saved as a file: the stored sources are read once more. */
export async function saveRecordList(
  app: Application,
  kind: RecordListKind,
  words: RecordListWords,
): Promise<void> {
  const dataset = currentDataset(app);
  const { quality } = app.store.getState();
  if (dataset === null || quality.listing !== null) return;
  const opened = await openParts(app, dataset.parts);
  if (!opened.ok) {
    notify(app.store, 'warn', 'quality.list-gone');
    return;
  }
  const progress = (fraction: number | null, listing: RecordListKind | null = kind) =>
    app.store.setState((state) => ({
      quality: { ...state.quality, listing: fraction === null ? null : listing, listed: fraction ?? 0 },
    }));
  progress(0);
  try {
    const listed = await app.services.casebook.recordList(
      LIST_JOB,
      opened.value,
      kind,
      words,
      ({ bytesRead, bytesTotal }) => progress(bytesRead / Math.max(1, bytesTotal)),
    );
    if (!listed.ok) {
      notify(app.store, 'warn', 'quality.failed', { reason: listed.error.code });
      return;
    }
    const base = dataset.name.replace(/\.[a-z0-9]{1,8}$/i, '');
    app.services.saveFile(`${base}_${kind}_${listed.value.records}.csv`, listed.value.content);
  } catch (reason) {
    report(app, reason);
  } finally {
    progress(null);
  }
}

export function cancelRecordList(app: Application): void {
  app.services.casebook.cancel(LIST_JOB);
}
