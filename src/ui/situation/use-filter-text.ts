import { currentFilter } from '../../state/app-state';
import { useAppState } from '../../state/use-app';
import { clauseText } from '../filters/clause-text';
import { useTranslation } from '../kit/translation';

/** The filter in words. */
export function useFilterText(): string {
  const { t } = useTranslation();
  const filter = useAppState(currentFilter);
  const zoneSet = useAppState((state) => state.zones.zoneSet);
  const plans = useAppState((state) => state.planClauses.plans);
  return filter.length === 0
    ? t('filters.none')
    : filter.map((clause) => clauseText(t, clause, zoneSet, plans)).join(' · ');
}
