import { useMemo, useState } from 'react';
import { findClause } from '../../domain/filter';
import { type LocatedLevel, locatedLevels, namedPlaces, zonesOf } from '../../domain/place-drill';
import { RANKING_LEVELS, type RankingLevel } from '../../domain/situation-choices';
import { currentFilter } from '../../state/app-state';
import { filterByChiefs, filterByPlanZones } from '../../state/plan-clauses';
import { setSituation } from '../../state/settings-commands';
import { useApp, useAppState } from '../../state/use-app';
import { removeClause, setClause } from '../../state/view-commands';
import plot from '../charts/plot.module.css';
import { useTranslation } from '../kit/translation';
import { BasisChoice } from './basis-choice';
import { PlaceList, usePlaceSheet, usePlaceWords } from './place-list';
import { SituationSection } from './situation-section';
import { useChosenValues, useLocatedRows, useOutside, useReportedRows } from './use-place-rows';
import { type PlanLevel, usePlanRows } from './use-plan-rows';

const NO_ROWS = [] as const;
const NO_PATH: readonly string[] = [];
const PLACES: readonly RankingLevel[] = ['district', 'street', 'community'];

function isPlanLevel(level: RankingLevel): level is PlanLevel {
  return level === 'plan_zone' || level === 'chief';
}

/** Streets, communities, zones, roads or units, most cases first. */
export function RankingView() {
  const app = useApp();
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const wanted = useAppState((state) => state.situation.rankingLevel);
  const basis = useAppState((state) => state.situation.rankingBasis);
  const zoneSet = useAppState((state) => state.zones.zoneSet);
  const dictionaries = useAppState((state) => state.dataset.summary?.dictionaries);
  const plan = useAppState((state) => state.planRanking.inForce);
  const clause = useAppState((state) => findClause(currentFilter(state), 'zone'));
  const outside = useOutside();
  const located = useMemo(() => (zoneSet === null ? [] : locatedLevels(zoneSet)), [zoneSet]);
  const isReported = (level: RankingLevel) =>
    level !== 'zone' && !isPlanLevel(level) && (dictionaries?.[level]?.length ?? 0) > 1;
  const isLocated = (level: RankingLevel) => located.some((one) => one === level);
  const levels = RANKING_LEVELS.filter((level) =>
    isPlanLevel(level) ? plan !== null : isReported(level) || isLocated(level),
  );
  const level = levels.includes(wanted) ? wanted : (levels[0] ?? 'street');
  const byPoint = level === 'zone' || !isReported(level) || (basis === 'located' && isLocated(level));
  const placeLevel: LocatedLevel | null =
    byPoint && (level === 'zone' || level === 'district' || level === 'street' || level === 'community')
      ? level
      : null;
  const planLevel = isPlanLevel(level) ? level : null;
  const field = byPoint || isPlanLevel(level) ? null : level;
  const pathLevels = useMemo(() => (placeLevel === null ? [] : [placeLevel]), [placeLevel]);

  const reported = useReportedRows(field);
  const byZone = useLocatedRows(pathLevels, NO_PATH, placeLevel);
  const ofPlan = usePlanRows(planLevel);
  const values = useChosenValues(field);
  const chosen = useMemo(() => {
    if (placeLevel === null || zoneSet === null || clause === undefined) return null;
    const ids = new Set(clause.zones);
    const inside = zoneSet.zones.filter((zone) => ids.has(zone.id));
    return [...new Set(inside.map((zone) => (placeLevel === 'zone' ? zone.id : zone[placeLevel])))];
  }, [placeLevel, zoneSet, clause]);
  const selected = planLevel !== null ? (ofPlan?.selected ?? null) : byPoint ? chosen : values;
  const rows = (planLevel !== null ? ofPlan?.rows : byPoint ? byZone : reported) ?? NO_ROWS;
  const found = useMemo(() => {
    const text = search.trim().toLowerCase();
    return text === '' ? rows : rows.filter((row) => row.label.toLowerCase().includes(text));
  }, [rows, search]);
  const levelName = t(`charts.level.${level}`);
  const title = t('charts.rank.title');
  const basisText = level === 'zone' ? 'located' : byPoint ? 'located' : 'reported';
  const sheet = usePlaceSheet(
    t('charts.rank.sheet', { level: levelName, basis: t(`charts.basis.${basisText}`) }),
    found,
    selected,
  );
  const words = usePlaceWords(found);
  if (levels.length === 0) return null;

  const select = (value: string, added: boolean) => {
    const enteredAt = performance.now();
    const before = added ? (selected ?? []) : [];
    const isChosen = selected?.includes(value) ?? false;
    const next =
      isChosen && (added || selected?.length === 1)
        ? before.filter((one) => one !== value)
        : [...before, value];
    if (planLevel !== null) {
      if (next.length === 0 || plan === null) removeClause(app, 'plan', enteredAt);
      else if (planLevel === 'chief') void filterByChiefs(app, plan, next);
      else void filterByPlanZones(app, plan, next.map(Number));
    } else if (field !== null) {
      if (next.length === 0) removeClause(app, `values:${field}`, enteredAt);
      else setClause(app, { kind: 'values', field, values: next }, enteredAt);
    } else if (zoneSet !== null) {
      const zones = next.flatMap((one) => zonesOf(zoneSet, pathLevels, [one]).map((zone) => zone.id));
      if (zones.length === 0) removeClause(app, 'zone', enteredAt);
      else setClause(app, { kind: 'zone', zoneSet: zoneSet.id, zones }, enteredAt);
    }
  };
  const body = () => (
    <>
      <div className={plot.row}>
        <select
          data-testid="ranking-level"
          aria-label={t('charts.rank.level')}
          value={level}
          onChange={(event) => {
            setSearch('');
            setSituation(app, { rankingLevel: event.target.value as RankingLevel });
          }}
        >
          {levels.map((one) => (
            <option key={one} value={one}>
              {t(`charts.level.${one}`)}
            </option>
          ))}
        </select>
        <input
          type="search"
          className={plot.search}
          value={search}
          placeholder={t('charts.search')}
          aria-label={t('charts.search')}
          onChange={(event) => setSearch(event.target.value)}
        />
        {PLACES.includes(level) && isReported(level) && isLocated(level) ? (
          <BasisChoice
            basis={basis}
            onBasis={(rankingBasis) => setSituation(app, { rankingBasis })}
            testId="ranking"
          />
        ) : (
          <span>{t(`charts.basis.${basisText}`)}</span>
        )}
      </div>
      <PlaceList
        id="ranking"
        title={`${title}: ${levelName}`}
        rows={found}
        selected={selected}
        onSelect={select}
      />
      {planLevel !== null && ofPlan !== null && ofPlan.off > 0 ? (
        <p className={plot.words}>{t('charts.rank.plan-off', { count: ofPlan.off })}</p>
      ) : null}
      {byPoint && planLevel === null && outside > 0 ? (
        <p className={plot.words}>{t('charts.drill.outside', { count: outside })}</p>
      ) : null}
      <p className={plot.hidden}>{words}</p>
    </>
  );
  return (
    <SituationSection
      id="ranking"
      title={title}
      note={t('charts.drill.of', { n: namedPlaces(found), level: levelName })}
      menu={{ sheet, large: () => <div className={plot.large}>{body()}</div> }}
    >
      {body()}
    </SituationSection>
  );
}
