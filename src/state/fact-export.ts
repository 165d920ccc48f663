import type { RowField } from '../domain/extra-field';
import { factField } from '../domain/fact-field';
import type { ExportedFile } from '../jobs/export-desk';
import { type Application, notify } from './application';
import { countingChoice } from './indicator-commands';

const EXPORT_JOB = 'export';
/** What tells a case apart, beside its facts. */
const OWN_FIELDS = [
  'case_id',
  'reported_at',
  'major',
  'minor',
  'district',
  'street',
  'community',
  'unit',
  'status',
  'deadline',
] as const satisfies readonly RowField[];

/** The filter's cases with the chosen facts as columns of 是 and 否; `nameOf` gives a column its header. */
export async function exportFacts(
  app: Application,
  facts: readonly string[],
  nameOf: (column: { readonly field: (typeof OWN_FIELDS)[number] } | { readonly fact: string }) => string,
): Promise<void> {
  const state = app.store.getState();
  const known = state.dataset.summary?.fields ?? [];
  if (!state.dataset.engineReady || state.exporting !== null) return;
  const own = OWN_FIELDS.filter((field) => known.includes(field));
  const choice = countingChoice(state);
  app.store.setState({ exporting: { written: 0, total: 0 } });
  const exported = await app.services.casebook
    .exportRows(
      EXPORT_JOB,
      {
        format: 'csv',
        query: { filter: state.view.filter, order: [] },
        fields: [...own, ...facts.map((fact) => factField({ fact, choice }))],
        headers: [...own.map((field) => nameOf({ field })), ...facts.map((fact) => nameOf({ fact }))],
        words: {},
      },
      (written, total) => app.store.setState({ exporting: { written, total } }),
    )
    .catch(() => ({ ok: false as const, error: { code: 'engine_failed' as const } }));
  app.store.setState({ exporting: null });
  if (exported.ok) saved(app, exported.value, state.dataset.summary?.name ?? 'shirong');
  else if (exported.error.code === 'cancelled') notify(app.store, 'info', 'notice.export-cancelled');
  else notify(app.store, 'error', 'notice.export-failed', { code: exported.error.code });
}

function saved(app: Application, { content, rows }: ExportedFile, dataset: string): void {
  const file = `${dataset.replace(/\.[a-z0-9]{1,8}$/i, '')}_${rows}_facts.csv`;
  app.services.saveFile(file, content);
  notify(app.store, 'good', 'notice.exported', { n: rows, file });
}
