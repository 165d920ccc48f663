import { useEffect, useMemo } from 'react';
import { findClause } from '../../domain/filter';
import type { DrillRow } from '../../domain/place-drill';
import { countByChief } from '../../domain/plan-counts';
import { NO_PLAN_ZONE } from '../../domain/responsibility-plan';
import { currentFilter } from '../../state/app-state';
import { planRankingOccasion, rankPlanZones } from '../../state/plan-ranking';
import { useApp, useAppState } from '../../state/use-app';
import { useTranslation } from '../kit/translation';

export type PlanLevel = 'plan_zone' | 'chief';

export interface PlanRows {
  readonly rows: readonly DrillRow[];
  /** Values of the rows that the filter chooses; null where it does not choose. */
  readonly selected: readonly string[] | null;
  /** Cases on no unit of the plan, or without a place. */
  readonly off: number;
}

/** Cases by zone or chief of the plan in force; null for another level, and while they are counted. */
export function usePlanRows(level: PlanLevel | null): PlanRows | null {
  const app = useApp();
  const { t } = useTranslation();
  const occasion = useAppState((state) => (level === null ? null : planRankingOccasion(state)));
  const counted = useAppState((state) => (level === null ? null : state.planRanking.counted));
  const clause = useAppState((state) => findClause(currentFilter(state), 'plan'));
  useEffect(() => {
    if (occasion !== null) void rankPlanZones(app);
  }, [app, occasion]);
  return useMemo(() => {
    if (counted === null || level === null) return null;
    const chosen = clause?.plan === counted.plan ? clause : null;
    const rows =
      level === 'plan_zone'
        ? counted.lines.map(
            ({ zone, name, cases, areaKm2 }): DrillRow => ({
              value: `${zone}`,
              label:
                zone === NO_PLAN_ZONE ? t('chip.plan.no-zone') : name || t('chip.plan.zone', { id: zone }),
              count: cases,
              areaKm2,
            }),
          )
        : countByChief(counted.lines).map(
            ({ chief, cases, areaKm2 }): DrillRow => ({
              value: chief,
              label: chief === '' ? t('chip.plan.no-chief') : chief,
              count: cases,
              areaKm2,
            }),
          );
    const picked = level === 'plan_zone' ? chosen?.zones.map(String) : chosen?.chiefs;
    return {
      rows,
      selected: picked === undefined || picked.length === 0 ? null : picked,
      off: counted.off,
    };
  }, [counted, level, clause, t]);
}
