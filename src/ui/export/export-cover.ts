import { version } from '../../../package.json';
import type { MessageKey, Translate } from '../../i18n/translate';
import { type AppState, currentFilter } from '../../state/app-state';
import type { ExportColumns, ExportOutline } from '../../state/export-commands';
import { systemName } from '../data/system-name';
import { clauseText, momentText } from '../filters/clause-text';
import { fieldName } from '../records/field-name';

/** What a file says of itself: whose rows, under which filter, in which order, how many, when, what was masked. */
export function exportCover(
  t: Translate,
  state: AppState,
  { choice, masked }: ExportOutline,
): NonNullable<ExportColumns['cover']> {
  const { summary } = state.dataset;
  const filter = currentFilter(state).map((clause) =>
    clauseText(t, clause, state.zones.zoneSet, state.planClauses.plans),
  );
  const order = state.order.map(({ field, descending }) =>
    t(descending ? 'export.order-descending' : 'export.order-ascending', { field: fieldName(field, t) }),
  );
  const local = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).getTime();
  const line = (key: MessageKey, value: string | null) => ({ label: t(key), value });
  return {
    title: t('export.cover-title'),
    lines: [
      line('export.cover-data', summary?.name ?? ''),
      ...(summary?.synthetic === true ? [line('export.cover-nature', t('export.synthetic'))] : []),
      line(
        'export.cover-parts',
        summary?.parts.map(({ name }) => name).join(t('export.list-comma')) || t('export.cover-none'),
      ),
      line('export.cover-all', t('export.cases', { n: summary?.rowCount ?? 0 })),
      line('export.cover-rows', null),
      line('export.cover-filter', filter.length === 0 ? t('filters.none') : filter.join('\n')),
      line(
        'export.cover-order',
        order.length === 0 ? t('export.order-file') : order.join(t('export.list-comma')),
      ),
      line('export.cover-time', momentText(Math.floor(local / 60_000) * 60_000)),
      line('export.cover-columns', t(`export.columns.${choice.columns}`)),
      line('export.cover-system', systemName(choice.system, t)),
      line(
        'export.cover-personal',
        !choice.masked
          ? t('export.personal-open')
          : masked.length === 0
            ? t('export.personal-none')
            : t('export.personal-masked', {
                what: masked.map((field) => fieldName(field, t)).join(t('export.list-comma')),
              }),
      ),
      line('export.cover-version', `shirong ${version}`),
    ],
  };
}
