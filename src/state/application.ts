import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Clause, Filter } from '../domain/filter';
import type { LngLat } from '../domain/place';
import type { Question } from '../domain/question';
import type { SqlNames } from '../domain/sql-query';
import type { Casebook } from '../jobs/casebook';
import type { HotspotPorts } from '../jobs/find-hotspots';
import type { PlanDesk } from '../jobs/plan-desk';
import type { PlanPorts } from '../jobs/plan-room';
import type { StudyPorts } from '../jobs/study-room';
import type { Manifest } from '../session/manifest';
import type { MappingMemory } from '../session/mapping-memory';
import type { PlanJournal } from '../session/plan-journal';
import type { ViewHistory } from '../session/view-history';
import { type Answers, type AppState, currentFilter, INITIAL_STATE, type Notice } from './app-state';
import { type Asker, createAsker } from './asker';
import type { MapPort } from './camera-commands';
import type { ExportColumns, ExportOutline } from './export-commands';
import { questionsFor } from './questions';

/** Sources and small values that outlive the page; see platform/source-store. */
export interface Keeper {
  /** False where the bytes are at hand for this session only. */
  readonly putSource: (id: string, bytes: Blob) => Promise<boolean>;
  /** Would as many bytes more outlive the page? null where nobody can say. */
  readonly hasRoom: (bytes: number) => Promise<boolean | null>;
  readonly refused: () => ReadonlySet<string>;
  readonly source: (id: string) => Promise<Blob | undefined>;
  readonly sourceIds: () => Promise<readonly string[]>;
  readonly deleteSource: (id: string) => Promise<void>;
  readonly putValue: (key: string, value: unknown) => Promise<void>;
  readonly value: (key: string) => Promise<unknown>;
}

/** What the commands need from outside; the composition root supplies it. */
export interface Services extends HotspotPorts, StudyPorts, PlanPorts {
  readonly casebook: Casebook;
  /** Answers of the brush index, by view. */
  readonly ask: (filter: Filter, questions: Readonly<Record<string, Question>>) => Promise<Answers>;
  /** A clause is about to follow a pointer: the index makes ready for it. */
  readonly prepare: (
    filter: Filter,
    moving: Clause,
    questions: Readonly<Record<string, Question>>,
  ) => Promise<void>;
  readonly keeper: Keeper;
  /** Plans and their units as they are kept; opened with the planning workspace. */
  readonly openPlanJournal: () => Promise<PlanJournal>;
  readonly measure: (name: `shirong:${string}`, start: number, detail?: Record<string, unknown>) => void;
  /** Calls back when what was set has been drawn. */
  readonly afterFrame: (done: () => void) => void;
  readonly saveFile: (name: string, content: Blob) => void;
  /** Lets the user pick a file to be written as it grows; absent where the browser has no such thing. null: none was picked. */
  readonly pickFile?: (name: string, mediaType: string) => Promise<FileSystemFileHandle | null>;
  readonly copyText: (text: string) => Promise<boolean>;
  readonly demoUrl: (file: string) => string;
  readonly dropQuery: () => void;
  /** Empties every store of this address and starts the page anew, empty. */
  readonly clearEverything: () => Promise<void>;
  readonly saveSettings: (settings: Pick<AppState, 'locale' | 'theme' | 'situation'>) => void;
}

interface Step {
  readonly filter: Filter;
  readonly questions: Readonly<Record<string, Question>>;
  readonly enteredAt: number;
  readonly gesture: boolean;
  readonly version: number;
}

export interface Application {
  readonly store: StoreApi<AppState>;
  readonly services: Services;
  readonly asker: Asker<Step>;
  /** Set at boot; the browser's history is the undo stack. */
  history: ViewHistory | null;
  /** Header words and cover of an export, in the screen's language. */
  exportColumns: (outline: ExportOutline) => ExportColumns;
  /** What tables and columns are called in a person's own queries, in the screen's language. */
  sqlNames: () => SqlNames;
  /** Ends the making of a plan's units. */
  cancelUnits: (() => void) | null;
  /** Ends the run of hotspots under way. */
  cancelHotspots: (() => void) | null;
  /** What a click on the map picks in the workspace that is open, set by it; false where it is nobody's. */
  pickPlace: ((place: LngLat) => boolean) | null;
  /** Undo and redo of the workspace in focus, where it has a history of its own. */
  stepHere: ((step: 'undo' | 'redo') => void) | null;
  /** The arrays of the plan that is open; see state/plan-state. */
  planDesk: PlanDesk | null;
  /** Takes a click on a unit of the plan in place of choosing its zone, while a section that asks for units is open. */
  pickUnit: ((place: LngLat, unit: number) => void) | null;
  /** Where plans are kept, once the planning workspace has asked for it. */
  planJournal: PlanJournal | null;
  /** The map, once it is there. */
  map: MapPort | null;
  /** The filter that a gesture under way asks with; the state shows it together with its answers. */
  moving: Filter | null;
  /** Until what was open is back, nothing is written over it. */
  booted: boolean;
  /** What is to be restored next time. */
  manifest: Manifest;
  /** How files of known layouts were read. */
  mappings: MappingMemory;
}

export function createApplication(services: Services, manifest: Manifest): Application {
  const store = createStore<AppState>(() => INITIAL_STATE);
  const asker = createAsker<Step, Answers>(
    (step) => services.ask(step.filter, step.questions),
    (answers, step) => receive(app, answers, step),
    (reason) => notify(store, 'error', 'error.unexpected', { reason: String(reason) }),
  );
  const app: Application = {
    store,
    services,
    asker,
    history: null,
    booted: false,
    cancelHotspots: null,
    cancelUnits: null,
    pickPlace: null,
    stepHere: null,
    planDesk: null,
    pickUnit: null,
    planJournal: null,
    map: null,
    moving: null,
    exportColumns: () => ({ headers: [], words: {} }),
    sqlNames: () => ({
      cases: 'cases',
      filtered: 'filtered',
      rowId: 'row',
      columns: [],
      words: {},
      terms: { count: 'n', hours: 'hours', percent: 'percent', month: 'month' },
    }),
    manifest,
    mappings: [],
  };
  return app;
}

/** Asks every view again. `enteredAt` is when the handler was entered (performance.now). */
export function refresh(app: Application, enteredAt: number, gesture = false): void {
  const state = app.store.getState();
  if (state.dataset.status !== 'ready') return;
  // A column or a camera that comes meanwhile does not end the gesture, which keeps its scale.
  const moves = gesture || app.moving !== null;
  app.asker.request({
    filter: app.moving ?? currentFilter(state),
    questions: questionsFor(state, moves),
    enteredAt,
    gesture: moves,
    version: state.dataset.version,
  });
}

/** Before a gesture begins: what its steps need is made while the pointer is still on its way. */
export function prepareGesture(app: Application, moving: Clause): void {
  const state = app.store.getState();
  if (state.dataset.status !== 'ready') return;
  app.services.prepare(currentFilter(state), moving, questionsFor(state, true)).catch(() => undefined);
}

function receive({ store, services, moving }: Application, answers: Answers, step: Step): void {
  const state = store.getState();
  // An answer about rows that have been swapped out since must not be shown beside the new ones.
  if (state.dataset.version !== step.version) return;
  const density = answers.density;
  const heatDomainMax = !step.gesture && density?.kind === 'density' ? density.peak : state.heatDomainMax;
  // During a gesture the points stay as they were: they are asked again on release.
  const kept = step.gesture && state.answers.points !== undefined ? { points: state.answers.points } : {};
  // One change of the state a step: what the pointer chose and what came of it are drawn in one go.
  const liveFilter = step.gesture && moving !== null ? step.filter : state.liveFilter;
  services.measure('shirong:brush', step.enteredAt, {
    rows: state.dataset.summary?.rowCount ?? 0,
    views: Object.keys(step.questions).length,
  });
  store.setState({ answers: { ...kept, ...answers }, heatDomainMax, liveFilter });
  services.afterFrame(() => services.measure('shirong:brush-frame', step.enteredAt));
}

let noticeId = 0;

export function notify(
  store: StoreApi<AppState>,
  kind: Notice['kind'],
  key: string,
  values?: Notice['values'],
): void {
  noticeId += 1;
  const notice: Notice =
    values === undefined ? { id: noticeId, kind, key } : { id: noticeId, kind, key, values };
  store.setState((state) => ({ notices: [...state.notices.slice(-3), notice] }));
}

export function dismissNotice(app: Application, id: number): void {
  app.store.setState((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) }));
}

export function setDatasetStatus(app: Application, status: AppState['dataset']['status']): void {
  app.store.setState((state) => ({ dataset: { ...state.dataset, status } }));
}
