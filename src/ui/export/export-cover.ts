import { version } from '../../../package.json';
import type { MessageKey, Translate } from '../../i18n/translate';
import { type AppState, currentFilter } from '../../state/app-state';
import type { ExportColumns, ExportOutline } from '../../state/export-commands';
import { countingChoice } from '../../state/indicator-commands';
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
      line('export.cover-as-of', asOfText(t, state)),
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

/** Until when the cases are told: the counting moment, or, where nobody chose one, the last moment of the data. */
function asOfText(t: Translate, state: AppState): string {
  const { asOf } = countingChoice(state);
  if (asOf !== null) return t('export.as-of-chosen', { when: momentText(asOf) });
  const { report, version } = state.indicators;
  const known = report !== null && version === state.dataset.version ? report.dataEnd : null;
  const end = known ?? state.dataset.summary?.timeRange?.[1] ?? null;
  return end === null ? t('export.as-of-none') : t('export.as-of-end', { when: momentText(end) });
}
