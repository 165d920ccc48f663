import { backTest } from '../../../src/analysis/back-test';
import { changedRows, changeStudy } from '../../../src/analysis/change-study';
import { densityRows } from '../../../src/analysis/density-rows';
import { densityStudy } from '../../../src/analysis/density-study';
import { emergingHotspots } from '../../../src/analysis/emerging-hotspots';
import { explainPlace } from '../../../src/analysis/explain-place';
import { findHotspots } from '../../../src/analysis/hotspot';
import type { Filter } from '../../../src/domain/filter';
import type { CountedUnits } from '../../../src/domain/hotspot-units';
import type { ImportReport } from '../../../src/domain/import-report';
import { type RowSetClause, rowSetKey } from '../../../src/domain/row-set';
import type { TimeSlices } from '../../../src/domain/time-slices';
import { findClusters } from '../../../src/jobs/find-clusters';
import type { HotspotRoom } from '../../../src/jobs/find-hotspots';
import { findNearRepeats } from '../../../src/jobs/find-near-repeats';
import { findRepeats } from '../../../src/jobs/find-repeats';
import { hotspotUnits } from '../../../src/jobs/hotspot-units';
import type { StudyRoom } from '../../../src/jobs/study-room';
import { EMPTY_MANIFEST } from '../../../src/session/manifest';
import { type Application, createApplication, type Services } from '../../../src/state/application';
import type { OpenCity } from './demo-city';

const NO_REPORT: ImportReport = {
  rowsIn: 0,
  loaded: 0,
  rejected: 0,
  skipped: 0,
  oddValues: 0,
  rejects: [],
  skips: [],
  odds: [],
  missing: {},
};

/** A function of this thread as one of another. */
function later<A extends readonly unknown[], R>(work: (...args: A) => R): (...args: A) => Promise<R> {
  return async (...args) => work(...args);
}

const hotspotRoom: HotspotRoom = {
  hotspotUnits: later(hotspotUnits),
  findHotspots: later(findHotspots),
  findEmerging: later(({ cube, neighbours, reference }, tell) =>
    emergingHotspots(cube, neighbours, reference, tell),
  ),
  findRepeats: later(findRepeats),
  findNearRepeats: later(findNearRepeats),
  findClusters: later(findClusters),
  close: () => undefined,
};
const studyRoom: StudyRoom = {
  density: later(densityStudy),
  densityRows: later(densityRows),
  change: later(changeStudy),
  changedRows: later(changedRows),
  backTest: later(backTest),
  explain: later(explainPlace),
  close: () => undefined,
};

export interface AppInNode {
  readonly app: Application;
  /** Sets that outlive a page, by their store's key. */
  readonly kept: Map<string, unknown>;
}

/**
 * The commands of the hotspot workspace over an open city, with its mathematics in this thread; weights of the rows are
 * `weightOf`. What else the app asks of its services is not there.
 */
export function appInNode(
  { index, zones }: OpenCity,
  weightOf: (row: number) => number = () => 1,
  timeRange: readonly [first: number, last: number] | null = timesOf(index),
): AppInNode {
  const kept = new Map<string, unknown>();
  const sets = new Map<string, Uint32Array>();
  const resolve = (filter: Filter) => {
    for (const clause of index.unresolved(filter)) {
      index.resolve(
        clause,
        (clause.kind === 'set' ? sets.get(rowSetKey(clause)) : undefined) ?? new Uint32Array(0),
      );
    }
  };
  const rowCount = index.rowIds([]).length;
  const services = {
    casebook: {
      cancel: () => undefined,
      keepSet: async (clause: RowSetClause, rowIds: Uint32Array) => void sets.set(rowSetKey(clause), rowIds),
      caseWeights: async () => Float64Array.from({ length: rowCount }, (_, row) => weightOf(row)),
    },
    countByUnit: later((filter: Filter, units: CountedUnits, weights?: Float64Array | null) => {
      resolve(filter);
      return index.countByUnit(filter, units, weights);
    }),
    countBySlice: later((filter: Filter, units: CountedUnits, slices: TimeSlices) => {
      resolve(filter);
      return index.countBySlice(filter, units, slices);
    }),
    rowsOfUnits: later((filter: Filter, units: CountedUnits, chosen: Uint32Array) => {
      resolve(filter);
      return index.rowsOfUnits(filter, units, chosen);
    }),
    placedCases: later((filter: Filter) => {
      resolve(filter);
      return index.placedCases(filter);
    }),
    openHotspotRoom: () => hotspotRoom,
    openStudyRoom: () => studyRoom,
    ask: async () => ({}),
    keeper: {
      value: async (key: string) => kept.get(key) ?? null,
      putValue: async (key: string, value: unknown) => void kept.set(key, value),
    },
    measure: () => undefined,
    afterFrame: (done: () => void) => done(),
  } satisfies Partial<Record<keyof Services, unknown>>;
  // The rest is never asked for here; a call of it fails the test.
  const app = createApplication(services as unknown as Services, EMPTY_MANIFEST);
  app.store.setState((state) => ({
    zones: { zoneSet: zones, source: null },
    dataset: {
      ...state.dataset,
      status: 'ready',
      version: 1,
      summary: {
        id: 'city',
        name: 'city',
        synthetic: false,
        rowCount,
        fields: [],
        dictionaries: {},
        timeRange,
        extent: null,
        report: NO_REPORT,
        parts: [],
      },
    },
  }));
  return { app, kept };
}

function timesOf(index: OpenCity['index']): readonly [number, number] {
  const { times } = index.placedCases([]);
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const time of times) {
    if (time < first) first = time;
    if (time > last) last = time;
  }
  return [first, last];
}
