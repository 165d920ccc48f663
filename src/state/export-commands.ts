import type { RowField } from '../domain/extra-field';
import { currentFilter } from './app-state';
import { type Application, notify } from './application';

const EXPORT_JOB = 'export';

/** Words of the file's header row, in the language of the screen; the registry's order of fields. */
export interface ExportColumns {
  readonly fields: readonly RowField[];
  readonly headers: readonly string[];
  /** What coded values are called, by field and code. */
  readonly words: { readonly [F in RowField]?: ReadonlyMap<string, string> };
}

/** Exactly the rows of the table in its order; nothing is saved where fewer or more were written. */
export async function exportCsv(app: Application): Promise<void> {
  const state = app.store.getState();
  if (!state.dataset.engineReady || state.exporting !== null) return;
  const startedAt = performance.now();
  const { fields, headers, words } = app.exportColumns();
  app.store.setState({ exporting: { written: 0, total: 0 } });
  const exported = await app.services.casebook
    .exportRows(
      EXPORT_JOB,
      { format: 'csv', query: { filter: currentFilter(state), order: state.order }, fields, headers, words },
      (written, total) => app.store.setState({ exporting: { written, total } }),
    )
    .catch(() => ({ ok: false as const, error: { code: 'engine_failed' as const } }));
  app.store.setState({ exporting: null });
  if (!exported.ok) {
    const cancelled = exported.error.code === 'cancelled';
    notify(
      app.store,
      cancelled ? 'info' : 'error',
      cancelled ? 'notice.export-cancelled' : 'notice.export-failed',
      { code: exported.error.code },
    );
    return;
  }
  const { content, rows } = exported.value;
  const file = fileName(state.dataset.summary?.name ?? 'shirong', rows);
  app.services.saveFile(file, content);
  app.services.measure('shirong:export', startedAt, { rows, bytes: content.size });
  notify(app.store, 'good', 'notice.exported', { n: rows, file });
}

export function cancelExport(app: Application): void {
  app.services.casebook.cancel(EXPORT_JOB);
}

/** Says what is inside: the data set, how many rows, and when. */
function fileName(dataset: string, rows: number): string {
  const base = dataset.replace(/\.[a-z0-9]{1,8}$/i, '');
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  const stamp = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}-${two(now.getHours())}${two(now.getMinutes())}`;
  return `${base}_${rows}_${stamp}.csv`;
}
