import { version } from '../../../package.json';
import type { Translate } from '../../i18n/translate';
import { type AppState, currentFilter } from '../../state/app-state';
import type { SqlCover } from '../../state/sql-commands';
import { clauseText, momentText } from '../filters/clause-text';

/** What a workbook of a query's result says of itself. */
export function sqlCover(t: Translate, state: AppState, query: string, masked: boolean): SqlCover {
  const { summary } = state.dataset;
  const filter = currentFilter(state).map((clause) =>
    clauseText(t, clause, state.zones.zoneSet, state.planClauses.plans),
  );
  const local = Date.now() - new Date().getTimezoneOffset() * 60_000;
  return {
    title: t('export.cover-title'),
    lines: [
      { label: t('export.cover-data'), value: summary?.name ?? '' },
      { label: t('sql.input'), value: query },
      { label: t('sql.cover-filter'), value: filter.length === 0 ? t('filters.none') : filter.join('\n') },
      { label: t('sql.cover-rows'), value: null },
      { label: t('export.cover-time'), value: momentText(Math.floor(local / 60_000) * 60_000) },
      {
        label: t('export.cover-personal'),
        value: t(masked ? 'sql.cover-masked' : 'export.personal-open'),
      },
      { label: t('export.cover-version'), value: `shirong ${version}` },
    ],
  };
}
