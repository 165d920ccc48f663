import { useEffect, useMemo, useState } from 'react';
import { findClause } from '../../domain/filter';
import type { PlanArea, ZoneArea } from '../../domain/plan-areas';
import { countByChief } from '../../domain/plan-counts';
import type { ZoneSet } from '../../domain/zone-set';
import { currentFilter } from '../../state/app-state';
import type { Application } from '../../state/application';
import { filterByChiefs, filterByPlanZones } from '../../state/plan-clauses';
import { planRankingOccasion, rankPlanZones } from '../../state/plan-ranking';
import { useApp, useAppState } from '../../state/use-app';
import { removeClause } from '../../state/view-commands';
import { useTranslation } from '../kit/translation';
import type { ZonesInput } from './map-view-props';

/** What of the plan in force is filled instead of the loaded zones; null: nothing. */
export function useChosenPlanArea(): PlanArea | null {
  return useAppState(({ view, planRanking }) =>
    planRanking.inForce === null || view.layers.zoneArea === undefined || view.layers.zoneArea === 'zone'
      ? null
      : view.layers.zoneArea,
  );
}

/** The plan in force filled by the filter's cases, but for the filter by the plan itself; null while it is made. */
export function usePlanAreas(
  by: PlanArea | null,
): Pick<ZonesInput, 'zoneSet' | 'counts' | 'selectedIds'> | null {
  const app = useApp();
  const { t } = useTranslation();
  const shapes = useShapes(by);
  const occasion = useAppState((state) => (by === null ? null : planRankingOccasion(state)));
  const counted = useAppState(({ planRanking }) => (by === null ? null : planRanking.counted));
  const clause = useAppState((state) => findClause(currentFilter(state), 'plan'));
  useEffect(() => {
    if (occasion !== null) void rankPlanZones(app);
  }, [app, occasion]);
  const zoneSet = useMemo(
    () =>
      shapes === null
        ? null
        : {
            ...shapes,
            zones: shapes.zones.map((zone) => ({
              ...zone,
              name:
                zone.name ||
                (by === 'chief' ? t('chip.plan.no-chief') : t('chip.plan.zone', { id: zone.id })),
            })),
          },
    [shapes, by, t],
  );
  const counts = useMemo(() => {
    if (zoneSet === null || counted === null) return null;
    const cases = new Map<string, number>(
      by === 'chief'
        ? countByChief(counted.lines).map((line) => [line.chief, line.cases])
        : counted.lines.map((line) => [`${line.zone}`, line.cases]),
    );
    return Uint32Array.from(zoneSet.zones, ({ id }) => cases.get(id) ?? 0);
  }, [zoneSet, counted, by]);
  const selectedIds = useMemo(() => {
    if (clause === undefined || clause.plan !== counted?.plan) return [];
    return by === 'chief' ? clause.chiefs : clause.zones.map(String);
  }, [clause, counted, by]);
  return zoneSet === null ? null : { zoneSet, counts, selectedIds };
}

/** A click on the map: the cases of this zone or chief of the plan in force; once more takes the filter away. */
export function pickPlanArea(app: Application, by: ZoneArea, id: string | null): void {
  const { planRanking, view } = app.store.getState();
  if (id === null || planRanking.inForce === null) return;
  const clause = findClause(view.filter, 'plan');
  const chosen = by === 'chief' ? clause?.chiefs : clause?.zones.map(String);
  if (chosen?.length === 1 && chosen[0] === id) removeClause(app, 'plan');
  else if (by === 'chief') void filterByChiefs(app, planRanking.inForce, [id]);
  else void filterByPlanZones(app, planRanking.inForce, [Number(id)]);
}

/** Made beside the page, anew after every command on the plan. */
function useShapes(by: PlanArea | null): ZoneSet | null {
  const app = useApp();
  const asOf = useAppState(({ planRanking: { inForce }, plans: { open } }) =>
    inForce === null ? null : `${inForce} ${open?.plan.id === inForce ? open.revision : ''}`,
  );
  const [shapes, setShapes] = useState<{ readonly by: PlanArea; readonly zoneSet: ZoneSet } | null>(null);
  useEffect(() => {
    if (by === null || asOf === null) {
      setShapes(null);
      return;
    }
    const ended = new AbortController();
    void import('../../state/plan-areas')
      .then(({ planInForceAreas }) => planInForceAreas(app, by, ended.signal))
      .then((zoneSet) => {
        if (!ended.signal.aborted) setShapes(zoneSet === null ? null : { by, zoneSet });
      });
    return () => ended.abort();
  }, [app, by, asOf]);
  return shapes?.by === by ? shapes.zoneSet : null;
}
