import { version } from '../../../package.json';
import type { Translate } from '../../i18n/translate';
import { type AppState, currentFilter } from '../../state/app-state';
import type { GroupCover } from '../../state/group-file';
import { clauseText, momentText } from '../filters/clause-text';

/** What a workbook of groups says of itself: of whose cases, under which filter, by what, how many. */
export function groupCover(
  t: Translate,
  state: AppState,
  keys: readonly string[],
  cases: number,
): GroupCover {
  const { summary } = state.dataset;
  const filter = currentFilter(state).map((clause) =>
    clauseText(t, clause, state.zones.zoneSet, state.planClauses.plans),
  );
  const local = Date.now() - new Date().getTimezoneOffset() * 60_000;
  return {
    title: t('records.group.cover-title'),
    lines: [
      { label: t('export.cover-data'), value: summary?.name ?? '' },
      ...(summary?.synthetic === true
        ? [{ label: t('export.cover-nature'), value: t('export.synthetic') }]
        : []),
      { label: t('records.group.cover-keys'), value: keys.join(' › ') },
      { label: t('export.cover-filter'), value: filter.length === 0 ? t('filters.none') : filter.join('\n') },
      { label: t('records.group.cover-rows'), value: null },
      { label: t('records.group.cover-cases'), value: String(cases) },
      { label: t('export.cover-time'), value: momentText(Math.floor(local / 60_000) * 60_000) },
      { label: t('export.cover-personal'), value: t('sql.cover-masked') },
      { label: t('export.cover-version'), value: `shirong ${version}` },
    ],
  };
}
