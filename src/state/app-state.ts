import type { ClassBook, ClassReport } from '../domain/class-theme';
import type { DatasetSummary } from '../domain/dataset';
import type { ImportMode, MarkField, PartReport } from '../domain/dataset-part';
import type { RowField } from '../domain/extra-field';
import type { FacilitySet } from '../domain/facility-set';
import type { Filter } from '../domain/filter';
import type { ImportError, PlaceReport } from '../domain/import-report';
import type { Extent } from '../domain/place';
import type { Answer, Order, TimeUnit } from '../domain/question';
import type { CaseRecipe, ImportTarget, Proposal, ProposalOverrides } from '../domain/recipe';
import type { ReferenceLayer } from '../domain/reference-layer';
import type { RoadSet } from '../domain/road-set';
import type { Roster } from '../domain/roster';
import type { RowSetSource } from '../domain/row-set';
import { INITIAL_SITUATION, type SituationChoices } from '../domain/situation-choices';
import type { TableQuality } from '../domain/table-quality';
import { type Camera, INITIAL_VIEW, type Locale, type ViewState, type Workspace } from '../domain/view';
import type { ZoneSet } from '../domain/zone-set';
import type { RecordListKind } from '../jobs/record-list';
import type { ImportUndo, StoredDataset } from '../session/manifest';
import type { ProjectError } from '../session/project';
import {
  type EmergingState,
  type HotspotState,
  type HotspotTab,
  INITIAL_EMERGING,
  INITIAL_HOTSPOT,
  INITIAL_REPEAT,
  type RepeatState,
} from './hotspot-state';
import { INITIAL_INDICATORS, type IndicatorsState } from './indicator-state';
import { INITIAL_PLAN_CLAUSES, type PlanClausesState } from './plan-clause-state';
import { INITIAL_PLAN_RANKING, type PlanRankingState } from './plan-ranking-state';
import { INITIAL_PLANS, type PlansState } from './plan-state';
import { INITIAL_PLAN_WORK, type PlanWorkState } from './plan-work-state';
import { INITIAL_RECORDS, type RecordsState } from './records-state';
import { INITIAL_STUDIES, type StudiesState } from './studies';

/** Everything the screen is a function of. Plain data: services (workers, stores) live beside it, not in it. */
export interface AppState {
  readonly workspace: Workspace;
  readonly locale: Locale;
  readonly theme: 'light' | 'dark';
  /** Without WebGL2 there is no map; tables and exports still work. */
  readonly webgl: boolean;
  /** The map has drawn its first frame: what was put off for it may load now. */
  readonly mapReady: boolean;

  readonly dataset: DatasetState;
  readonly zones: ZonesState;
  readonly references: readonly LoadedReference[];
  /** Who is responsible for which stretch of road, by file. */
  readonly rosters: readonly Roster[];
  readonly importing: ImportState;
  readonly project: ProjectState;
  readonly library: LibraryState;

  /** The undoable view as of the last complete step. */
  readonly view: ViewState;
  /** The filter under the pointer while a gesture runs, else null. */
  readonly liveFilter: Filter | null;
  readonly undoDepth: number;
  readonly redoDepth: number;
  /** Filters that arrived with a link for data that is not loaded; they wait, they are never applied elsewhere. */
  readonly waiting: { readonly data: string; readonly view: ViewState } | null;

  readonly camera: Camera | null;
  readonly mapExtent: Extent | null;
  /** Data came before the map did: the map begins by showing all of it. */
  readonly fitPending: boolean;
  /** Units a brush can snap to. */
  readonly timeUnit: Exclude<TimeUnit, 'hour'>;
  readonly selectedZone: string | null;
  readonly selectedRow: number | null;
  readonly drawingLasso: boolean;
  readonly order: readonly Order[];
  readonly visibleFields: readonly RowField[] | null;
  readonly records: RecordsState;
  readonly exporting: ExportState | null;

  readonly situation: SituationChoices;
  readonly hotspot: HotspotState;
  readonly emerging: EmergingState;
  readonly repeat: RepeatState;
  /** Which analysis of the hotspot workspace is open; the map shows its result. */
  readonly hotspotTab: HotspotTab;
  readonly rowSets: RowSetsState;
  readonly planClauses: PlanClausesState;
  readonly planRanking: PlanRankingState;
  readonly studies: StudiesState;
  readonly plans: PlansState;
  readonly planWork: PlanWorkState;
  readonly indicators: IndicatorsState;
  readonly quality: QualityState;
  readonly classes: ClassesState;
  readonly answers: Answers;
  /** Fixed while a gesture runs, rescaled on release. Cases per km². */
  readonly heatDomainMax: number;
  readonly notices: readonly Notice[];
}

export interface DatasetState {
  readonly status: 'empty' | 'loading' | 'ready';
  readonly summary: DatasetSummary | null;
  readonly places: PlaceReport | null;
  /** Whether the database holds the rows too: the table, the search and exports wait for it. */
  readonly engineReady: boolean;
  /** Grows with every change of rows or places: what caches and views key on. */
  readonly version: number;
}

export interface ExportState {
  readonly written: number;
  readonly total: number;
}

/** Which sets of rows the open data has the rows of; others in the filter let nothing through and are shown as dead. */
export interface RowSetsState {
  /** `DatasetSummary.id`. */
  readonly data: string | null;
  /** Keys of `rowSetKey`. */
  readonly known: ReadonlySet<string>;
  /** Source of the set that is being computed again. */
  readonly remaking: RowSetSource | null;
}

/** What was found in all rows of the data named `data`; null: not asked yet, or under way. */
export interface QualityState {
  readonly data: string | null;
  readonly table: TableQuality | null;
  /** Rows looked through so far; null while no scan for personal data runs. */
  readonly scanned: number | null;
  /** The list of the report that is being written in full, and how far, 0..1. */
  readonly listing: RecordListKind | null;
  readonly listed: number;
}

export interface ClassesState {
  /** What the user taught this machine; null until it has been read. */
  readonly book: ClassBook | null;
  readonly report: ClassReport | null;
  /** The data that the report is of. */
  readonly data: string | null;
}

export interface ZonesState {
  readonly zoneSet: ZoneSet | null;
  readonly source: string | null;
}

export interface LoadedReference {
  readonly layer: ReferenceLayer;
  /** Stored source, null for the demo's own. */
  readonly source: string | null;
  /** What plans work with, where the layer shows a set of them. */
  readonly roads?: RoadSet;
  readonly facilities?: FacilitySet;
}

/** The data sets that are kept, as the manifest has them. */
export interface LibraryState {
  readonly datasets: readonly StoredDataset[];
  /** Id of the one that is open; null: the demo, or none. */
  readonly open: string | null;
  /** What the last import found, where it can be taken back. */
  readonly undo: ImportUndo | null;
  /** Sources that the browser refused to keep: they are gone with the page. */
  readonly unkept: ReadonlySet<string>;
}

/** What is decided about files of cases beside how each is read. */
export interface ImportPlan {
  readonly mode: ImportMode;
  /** The files of the same layout that were chosen with this one are read into the same data set. */
  readonly together: boolean;
  /** Of a list of case numbers: what it says of the cases on it. */
  readonly marks: readonly MarkField[];
  /** Of rows with one case number a file's last is kept, not its first. */
  readonly keepLast: boolean;
}

/** Another file of the same choice with the columns of the one shown. */
export interface SameLayout {
  readonly file: File;
  readonly recipe: CaseRecipe;
}

export type ImportState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'reading'; readonly fileName: string }
  | {
      readonly phase: 'confirm';
      readonly file: File;
      readonly target: ImportTarget;
      readonly proposal: Proposal | null;
      readonly waiting: readonly File[];
      readonly plan: ImportPlan;
      readonly sameLayout: readonly SameLayout[];
      /** Layout of the first proposal, before anything was changed by hand. */
      readonly layout: string | null;
      readonly overrides: ProposalOverrides;
      /** The columns are those that were confirmed the last time. */
      readonly remembered: boolean;
      /** Of the files against the open data set, once it was asked for. */
      readonly comparison: Comparison | null;
    }
  | {
      readonly phase: 'running';
      readonly fileName: string;
      readonly target: ImportTarget;
      readonly fraction: number;
      readonly rows: number;
      readonly startedAt: number;
    }
  | { readonly phase: 'refused'; readonly fileName: string; readonly error: ImportError };

export interface Comparison {
  /** Null while it runs. */
  readonly parts: readonly PartReport[] | null;
}

/** A project file on its way out or in. */
export type ProjectState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'saving'; readonly fraction: number }
  | { readonly phase: 'opening'; readonly fileName: string; readonly fraction: number }
  | {
      readonly phase: 'confirm';
      readonly file: File;
      readonly contents: {
        readonly sources: number;
        readonly byteLength: number;
        readonly savedAt: string;
      };
    }
  | { readonly phase: 'refused'; readonly fileName: string; readonly error: ProjectError };

/** Answers by view id; a view that was not asked for is absent. */
export interface Answers {
  readonly [view: string]: Answer | undefined;
}

export interface Notice {
  readonly id: number;
  readonly kind: 'info' | 'good' | 'warn' | 'error';
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export const INITIAL_STATE: AppState = {
  workspace: 'situation',
  locale: 'zh-CN',
  theme: 'light',
  webgl: true,
  mapReady: false,
  dataset: { status: 'loading', summary: null, places: null, engineReady: false, version: 0 },
  zones: { zoneSet: null, source: null },
  references: [],
  rosters: [],
  importing: { phase: 'idle' },
  project: { phase: 'idle' },
  library: { datasets: [], open: null, undo: null, unkept: new Set() },
  view: INITIAL_VIEW,
  liveFilter: null,
  undoDepth: 0,
  redoDepth: 0,
  waiting: null,
  camera: null,
  mapExtent: null,
  fitPending: false,
  timeUnit: 'week',
  selectedZone: null,
  selectedRow: null,
  drawingLasso: false,
  order: [{ field: 'reported_at', descending: true }],
  visibleFields: null,
  records: INITIAL_RECORDS,
  exporting: null,
  situation: INITIAL_SITUATION,
  hotspot: INITIAL_HOTSPOT,
  emerging: INITIAL_EMERGING,
  repeat: INITIAL_REPEAT,
  hotspotTab: 'significant',
  studies: INITIAL_STUDIES,
  plans: INITIAL_PLANS,
  planWork: INITIAL_PLAN_WORK,
  rowSets: { data: null, known: new Set(), remaking: null },
  planClauses: INITIAL_PLAN_CLAUSES,
  planRanking: INITIAL_PLAN_RANKING,
  indicators: INITIAL_INDICATORS,
  quality: { data: null, table: null, scanned: null, listing: null, listed: 0 },
  classes: { book: null, report: null, data: null },
  answers: {},
  heatDomainMax: 0,
  notices: [],
};

/** The filter every view is asked with: what is under the pointer, else what was last set. */
export function currentFilter(state: AppState): Filter {
  return state.liveFilter ?? state.view.filter;
}
