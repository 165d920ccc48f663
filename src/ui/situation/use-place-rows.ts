import { useMemo } from 'react';
import type { CategoryField } from '../../domain/field';
import {
  areasByName,
  type DrillRow,
  type LocatedLevel,
  locatedRows,
  reportedRows,
} from '../../domain/place-drill';
import { currentFilter } from '../../state/app-state';
import { useAppState } from '../../state/use-app';

const NONE: readonly string[] = [];
const NO_AREAS: ReadonlyMap<string, number> = new Map();

/** The values that a clause of this field chooses now; null where there is none. */
export function useChosenValues(field: CategoryField | null): readonly string[] | null {
  return useAppState((state) => {
    const clause = currentFilter(state).find((one) => one.kind === 'values' && one.field === field);
    return clause?.kind === 'values' ? clause.values : null;
  });
}

/** Cases by what they state in a field; null while the answer is on its way. */
export function useReportedRows(field: CategoryField | null): readonly DrillRow[] | null {
  const answer = useAppState((state) => (field === null ? undefined : state.answers[field]));
  const dictionary = useAppState((state) =>
    field === null ? undefined : state.dataset.summary?.dictionaries[field],
  );
  const zoneSet = useAppState((state) => state.zones.zoneSet);
  const kept = useChosenValues(field) ?? NONE;
  const areas = useMemo(
    () =>
      zoneSet !== null && (field === 'district' || field === 'street' || field === 'community')
        ? areasByName(zoneSet, field)
        : NO_AREAS,
    [zoneSet, field],
  );
  return useMemo(
    () =>
      answer?.kind !== 'categories' || dictionary === undefined
        ? null
        : reportedRows(answer.counts, dictionary, areas, kept),
    [answer, dictionary, areas, kept],
  );
}

/** Cases by where their point lies, of a level inside a path of the levels above it. */
export function useLocatedRows(
  levels: readonly LocatedLevel[],
  path: readonly string[],
  level: LocatedLevel | null,
): readonly DrillRow[] | null {
  const answer = useAppState((state) => state.answers.zones);
  const zoneSet = useAppState((state) => state.zones.zoneSet);
  return useMemo(
    () =>
      answer?.kind !== 'zones' || zoneSet === null || level === null
        ? null
        : locatedRows(zoneSet, answer.counts, levels, path, level),
    [answer, zoneSet, levels, path, level],
  );
}

/** Cases whose point lies in no zone. */
export function useOutside(): number {
  return useAppState((state) =>
    state.answers.zones?.kind === 'zones' ? (state.answers.zones.counts.at(-1) ?? 0) : 0,
  );
}
