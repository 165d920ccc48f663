import { type ReactNode, useMemo } from 'react';
import { clauseKey, findClause } from '../../domain/filter';
import {
  type LocatedLevel,
  locatedLevels,
  locatedPath,
  namedPlaces,
  reportedLevels,
  reportedPath,
  zonesOf,
} from '../../domain/place-drill';
import { currentFilter } from '../../state/app-state';
import { setSituation } from '../../state/settings-commands';
import { useApp, useAppState } from '../../state/use-app';
import { replaceClauses, setClause } from '../../state/view-commands';
import plot from '../charts/plot.module.css';
import { useTranslation } from '../kit/translation';
import { BasisChoice } from './basis-choice';
import { Crumbs } from './crumbs';
import { PlaceList, usePlaceSheet, usePlaceWords } from './place-list';
import { SituationSection } from './situation-section';
import { useChosenValues, useLocatedRows, useOutside, useReportedRows } from './use-place-rows';

const NO_ROWS = [] as const;

/** 区 → 街道 → 社区 → 网格: each step down is a clause, each crumb takes the steps below it back. */
export function DrillView() {
  const { t } = useTranslation();
  const app = useApp();
  const chosen = useAppState((state) => state.situation.drillBasis);
  const hasZones = useAppState((state) => state.zones.zoneSet !== null);
  const hasReported = useAppState(
    (state) =>
      reportedLevels((field) => (state.dataset.summary?.dictionaries[field]?.length ?? 0) > 1).length > 0,
  );
  if (!hasZones && !hasReported) return null;
  const basis = !hasZones ? 'reported' : !hasReported ? 'located' : chosen;
  const choice =
    hasZones && hasReported ? (
      <BasisChoice basis={basis} onBasis={(drillBasis) => setSituation(app, { drillBasis })} testId="drill" />
    ) : (
      <span>{t(`charts.basis.${basis}`)}</span>
    );
  return basis === 'reported' ? <ReportedDrill choice={choice} /> : <LocatedDrill choice={choice} />;
}

function ReportedDrill({ choice }: { readonly choice: ReactNode }) {
  const app = useApp();
  const { t } = useTranslation();
  const dictionaries = useAppState((state) => state.dataset.summary?.dictionaries);
  const levels = useMemo(
    () => reportedLevels((field) => (dictionaries?.[field]?.length ?? 0) > 1),
    [dictionaries],
  );
  const filter = useAppState(currentFilter);
  const path = reportedPath(filter, levels);
  const level = levels[path.length] ?? null;
  const rows = useReportedRows(level) ?? NO_ROWS;
  const selected = useChosenValues(level);
  const title = t('charts.drill.title');
  const levelName = level === null ? '' : t(`charts.level.${level}`);
  const sheet = usePlaceSheet([title, ...path, levelName].join(' · '), rows, selected);
  const words = usePlaceWords(rows);
  if (level === null) return null;

  const select = (value: string, added: boolean) => {
    const enteredAt = performance.now();
    const before = added ? (selected ?? []) : [];
    const isChosen = selected?.includes(value) ?? false;
    const values =
      added && isChosen
        ? before.filter((one) => one !== value)
        : isChosen && selected?.length === 1
          ? []
          : [...before, value];
    if (values.length === 0) replaceClauses(app, [`values:${level}`], null, enteredAt);
    else setClause(app, { kind: 'values', field: level, values }, enteredAt);
  };
  const body = () => (
    <>
      <div className={plot.row}>
        <Crumbs
          path={path}
          here={levelName}
          onGo={(depth) =>
            replaceClauses(
              app,
              levels.slice(depth).map((one) => `values:${one}`),
              null,
            )
          }
        />
        <span className={plot.push}>{choice}</span>
      </div>
      <PlaceList
        id="drill"
        title={`${title}: ${levelName}`}
        rows={rows}
        selected={selected}
        onSelect={select}
      />
      <p className={plot.hidden}>{words}</p>
    </>
  );
  return <DrillSection rows={rows} level={levelName} sheet={sheet} body={body} />;
}

const NO_LEVELS: readonly LocatedLevel[] = [];

function LocatedDrill({ choice }: { readonly choice: ReactNode }) {
  const app = useApp();
  const { t } = useTranslation();
  const zoneSet = useAppState((state) => state.zones.zoneSet);
  const clause = useAppState((state) => findClause(currentFilter(state), 'zone'));
  const outside = useOutside();
  const levels = useMemo(() => (zoneSet === null ? NO_LEVELS : locatedLevels(zoneSet)), [zoneSet]);
  const path = useMemo(
    () => (zoneSet === null ? [] : locatedPath(clause, zoneSet, levels)),
    [zoneSet, clause, levels],
  );
  const level = levels[path.length] ?? null;
  const rows = useLocatedRows(levels, path, level) ?? NO_ROWS;
  const selected = useMemo(() => {
    if (zoneSet === null || level === null || clause === undefined || clause.zoneSet !== zoneSet.id)
      return null;
    const inside = zonesOf(zoneSet, levels, path);
    const ids = new Set(clause.zones);
    if (inside.every((zone) => ids.has(zone.id))) return null;
    return [
      ...new Set(
        inside.filter((zone) => ids.has(zone.id)).map((zone) => (level === 'zone' ? zone.id : zone[level])),
      ),
    ];
  }, [zoneSet, level, levels, path, clause]);
  const title = t('charts.drill.title');
  const levelName = level === null ? '' : t(`charts.level.${level}`);
  const sheet = usePlaceSheet([title, ...path, levelName].join(' · '), rows, selected);
  const words = usePlaceWords(rows);
  if (zoneSet === null || level === null) return null;

  const go = (place: readonly string[]) => {
    if (place.length === 0) {
      replaceClauses(app, clause === undefined ? [] : [clauseKey(clause)], null);
      return;
    }
    const zones = zonesOf(zoneSet, levels, place).map((zone) => zone.id);
    setClause(app, { kind: 'zone', zoneSet: zoneSet.id, zones });
  };
  const body = () => (
    <>
      <div className={plot.row}>
        <Crumbs path={path} here={levelName} onGo={(depth) => go(path.slice(0, depth))} />
        <span className={plot.push}>{choice}</span>
      </div>
      <PlaceList
        id="drill"
        title={`${title}: ${levelName}`}
        rows={rows}
        selected={selected}
        onSelect={(value) => go(selected?.length === 1 && selected[0] === value ? path : [...path, value])}
      />
      {outside > 0 ? <p className={plot.words}>{t('charts.drill.outside', { count: outside })}</p> : null}
      <p className={plot.hidden}>{words}</p>
    </>
  );
  return <DrillSection rows={rows} level={levelName} sheet={sheet} body={body} />;
}

interface DrillSectionProps {
  readonly rows: Parameters<typeof namedPlaces>[0];
  readonly level: string;
  readonly sheet: ReturnType<typeof usePlaceSheet>;
  readonly body: () => ReactNode;
}

function DrillSection({ rows, level, sheet, body }: DrillSectionProps) {
  const { t } = useTranslation();
  return (
    <SituationSection
      id="drill"
      title={t('charts.drill.title')}
      note={t('charts.drill.of', { n: namedPlaces(rows), level })}
      menu={{ sheet, large: () => <div className={plot.large}>{body()}</div> }}
    >
      {body()}
    </SituationSection>
  );
}
