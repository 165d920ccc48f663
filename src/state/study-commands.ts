import { earlierSpan } from '../domain/compared-span';
import { type Filter, findClause, withClause, withoutClause, withoutSets } from '../domain/filter';
import { valueInFrame } from '../domain/frame-value';
import { chosenEnds, closedSpan } from '../domain/open-days';
import type { Span } from '../domain/period';
import type { LngLat } from '../domain/place';
import type { PlacedCases } from '../domain/placed-cases';
import type { Result } from '../domain/result';
import { partOf, type TellShare } from '../domain/share-done';
import { streetLinesOf } from '../domain/street-lines';
import type { StudyRefusal } from '../domain/study';
import { inStudyRoom, type StudyRoom } from '../jobs/study-room';
import { weighCampaign } from '../jobs/weigh-campaign';
import type { AppState } from './app-state';
import { type Application, notify } from './application';
import { caseWeights } from './case-weights';
import { rememberDuty } from './duty';
import type { FoundStudy, StudiesState, StudyChoices, StudyKind, StudyRun, StudySurface } from './studies';
import { touchView } from './view-commands';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** Of a run: until the cases are there. */
const CASES_SHARE = 0.1;
/** Squares of change and back-test; bandwidth of the difference map and of the back-test's density. */
export const CHANGE_SIZES = { cellMetres: 300, bandwidthMetres: 500 } as const;
/** Without a time filter, changes compare the last four weeks of the data. */
const RECENT_WEEKS = 4;

const running = new WeakMap<Application, Map<StudyKind, AbortController>>();

export function setStudies(app: Application, change: Partial<StudiesState>): void {
  app.store.setState(({ studies }) => ({ studies: { ...studies, ...change } }));
}

export function chooseStudy(app: Application, change: Partial<StudyChoices>): void {
  const { choices, density } = app.store.getState().studies;
  setStudies(app, { choices: { ...choices, ...change } });
  // A density does not carry what it weighs: one of another weight would stand under the wrong unit.
  if (change.weight !== undefined) {
    cancelStudy(app, 'density');
    setStudies(app, { density: { ...density, running: false, found: null }, reading: null });
  }
  if (change.duty !== undefined) void rememberDuty(app, change.duty);
  touchView(app);
}

export function showSurface(app: Application, surface: StudySurface): void {
  setStudies(app, { surface });
}

export function cancelStudy(app: Application, kind: StudyKind): void {
  running.get(app)?.get(kind)?.abort();
}

/** The time that the filter lets through: its clause, with the data's own days where that is open; else all days of the data. */
export function filteredSpan({ view, dataset }: AppState): Span | null {
  const clause = view.filter.find((one) => one.kind === 'time' && one.field === 'reported_at');
  const range = dataset.summary?.timeRange ?? null;
  if (clause?.kind === 'time') {
    const { from, to } = chosenEnds(clause);
    if (from !== null && to !== null) return { from, to };
    return range === null ? null : closedSpan(clause, range);
  }
  if (range === null) return null;
  return { from: floorDay(range[0]), to: floorDay(range[1]) + DAY_MS };
}

/** What a change compares: the filter's time, or without one the last four weeks. */
export function comparedSpan(state: AppState): Span | null {
  const span = filteredSpan(state);
  if (span === null) return null;
  const hasClause = findClause(state.view.filter, 'time') !== undefined;
  return hasClause ? span : { from: Math.max(span.from, span.to - RECENT_WEEKS * WEEK_MS), to: span.to };
}

type RunKind = Exclude<StudyKind, 'why'>;
type StudyOf<K extends RunKind> = StudiesState[K] extends StudyRun<infer T> ? T : never;

/** Made from the state as it was at the start; what the user does meanwhile makes the result stale, never wrong. */
async function run<K extends RunKind>(
  app: Application,
  kind: K,
  span: Span | null,
  filter: Filter,
  work: (
    room: StudyRoom,
    cases: PlacedCases,
    signal: AbortSignal,
    tell: TellShare,
  ) => Promise<Result<StudyOf<K>, StudyRefusal>>,
): Promise<void> {
  const abort = start(app, kind);
  const set = (change: Partial<StudyRun<StudyOf<K>>>) =>
    setStudies(app, { [kind]: { ...app.store.getState().studies[kind], ...change } });
  const refuse = (refusal: StudyRefusal) => set({ running: false, refusal });
  if (span === null) {
    refuse('no_times');
    return;
  }
  const { dataset, view } = app.store.getState();
  const { version } = dataset;
  set({ running: true, share: 0, refusal: null });
  const tell = partOf((share) => set({ share }), CASES_SHARE, 1);
  const began = performance.now();
  try {
    const outcome = await inStudyRoom(
      app.services,
      async (room) => {
        const cases = await app.services.placedCases(filter);
        return { leftOut: cases.leftOut, result: await work(room, cases, abort.signal, tell) };
      },
      abort.signal,
    );
    if (outcome === null) return;
    const { leftOut, result } = outcome;
    if (!result.ok) {
      refuse(result.error);
      return;
    }
    const found: FoundStudy<StudyOf<K>> = {
      study: result.value,
      filter: view.filter,
      span,
      leftOut,
      version,
    };
    set({ found, refusal: null });
    app.services.measure('shirong:study', began, { kind });
  } catch (reason) {
    if (!abort.signal.aborted) notify(app.store, 'error', 'error.unexpected', { reason: String(reason) });
  } finally {
    if (running.get(app)?.get(kind) === abort) {
      running.get(app)?.delete(kind);
      set({ running: false });
    }
  }
}

function start(app: Application, kind: StudyKind): AbortController {
  const own = running.get(app) ?? new Map<StudyKind, AbortController>();
  own.get(kind)?.abort();
  const abort = new AbortController();
  own.set(kind, abort);
  running.set(app, own);
  return abort;
}

export async function runDensity(app: Application): Promise<void> {
  const state = app.store.getState();
  const { density, weight } = state.studies.choices;
  const { zoneSet } = state.zones;
  const span = filteredSpan(state);
  await run(
    app,
    'density',
    span,
    withoutSets(state.view.filter, 'density'),
    async (room, cases, signal, tell) => {
      if (zoneSet === null) return { ok: false, error: 'no_zones' };
      const weights = await caseWeights(app, weight, cases.rowIds, signal);
      return room.density({ zoneSet, cases, weights, span: span!, recipe: density }, tell);
    },
  );
  setStudies(app, { surface: 'density', reading: null });
}

export async function runChange(app: Application): Promise<void> {
  const state = app.store.getState();
  const { comparison, units } = state.studies.choices;
  const { zoneSet } = state.zones;
  const later = comparedSpan(state);
  const earlier = later === null ? null : earlierSpan(later, comparison);
  const filter =
    earlier === null || later === null ? state.view.filter : changeFilter(state.view.filter, earlier, later);
  await run(app, 'change', later, filter, async (room, cases, _signal, tell) => {
    if (zoneSet === null) return { ok: false, error: 'no_zones' };
    const spans = { earlier: earlier!, later: later! };
    return room.change({ ...CHANGE_SIZES, ...spans, zoneSet, cases, units }, tell);
  });
  setStudies(app, { surface: 'change' });
}

export async function runBackTest(app: Application): Promise<void> {
  const state = app.store.getState();
  const { trainingWeeks, testWeeks } = state.studies.choices;
  const { zoneSet } = state.zones;
  const streets = streetLinesOf(state.references.map(({ layer }) => layer));
  const whole = filteredSpan(state);
  const cut = whole === null ? 0 : whole.to - testWeeks * WEEK_MS;
  const training = { from: cut - trainingWeeks * WEEK_MS, to: cut };
  const test = { from: cut, to: whole?.to ?? 0 };
  const filter = overSpan(state.view.filter, training.from, test.to);
  await run(app, 'backTest', whole, filter, async (room, cases, _signal, tell) => {
    if (zoneSet === null) return { ok: false, error: 'no_zones' };
    return room.backTest({ ...CHANGE_SIZES, zoneSet, cases, training, test, streets }, tell);
  });
}

/** The clauses of place in the filter: what a campaign's areas are chosen by. */
function placeClauses(filter: Filter): Filter {
  return filter.filter(({ kind }) => kind === 'zone' || kind === 'lasso' || kind === 'extent');
}

export function chooseCampaignArea(app: Application, area: 'treated' | 'control'): boolean {
  const clauses = placeClauses(app.store.getState().view.filter);
  if (clauses.length === 0 && area === 'treated') return false;
  setStudies(app, { [area]: clauses.length === 0 ? null : clauses });
  return true;
}

export async function runCampaign(app: Application): Promise<void> {
  const state = app.store.getState();
  const { studies, view } = state;
  const { campaignDays } = studies.choices;
  const whole = filteredSpan(state);
  const day = whole === null ? 0 : campaignDayOf(studies.choices.campaignDay, whole);
  const before = { from: day - campaignDays * DAY_MS, to: day };
  const after = { from: day, to: day + campaignDays * DAY_MS };
  const base = view.filter.filter((clause) => !placeClauses([clause]).includes(clause));
  const filter = overSpan(base, before.from, after.to);
  await run(app, 'campaign', whole, filter, async (_room, cases, _signal, tell) => {
    const { treated, control } = studies;
    if (treated === null) return { ok: false, error: 'no_treated' };
    const rows = async (area: Filter) =>
      new Set((await app.services.placedCases([...filter, ...area])).rowIds);
    tell(0.3);
    const treatedRows = await rows(treated);
    tell(0.6);
    const controlRows = control === null ? null : await rows(control);
    tell(0.9);
    return weighCampaign(cases, treatedRows, controlRows, before, after);
  });
}

export function campaignDayOf(chosen: number | null, whole: Span): number {
  return chosen ?? floorDay((whole.from + whole.to) / 2);
}

/** A click reads the density there; false where none is shown. */
export function readDensity(app: Application, place: LngLat): boolean {
  const state = app.store.getState();
  const found = state.studies.density.found;
  if (found === null || found.version !== state.dataset.version || state.studies.surface !== 'density')
    return false;
  if (state.workspace !== 'hotspot' || state.view.layers.hidden.includes('study')) return false;
  setStudies(app, { reading: { place, value: valueInFrame(found.study.frame, found.study.values, place) } });
  return true;
}

/** The cases of a change: of both spans and what lies between, whatever the analysis itself made a filter of. */
export function changeFilter(filter: Filter, earlier: Span, later: Span): Filter {
  return overSpan(withoutSets(filter, 'change'), earlier.from, later.to);
}

function overSpan(filter: Filter, from: number, to: number): Filter {
  const rest = withoutClause(filter, 'time:reported_at');
  return withClause(rest, { kind: 'time', field: 'reported_at', from, to });
}

function floorDay(time: number): number {
  return Math.floor(time / DAY_MS) * DAY_MS;
}

/** The result for the rows that are loaded; one of other rows or zones is not shown. */
export function shownStudy<K extends RunKind>(
  { studies, dataset }: AppState,
  kind: K,
): FoundStudy<StudyOf<K>> | null {
  const found = studies[kind].found as FoundStudy<StudyOf<K>> | null;
  return found?.version === dataset.version ? found : null;
}

export function isStudyStale(state: AppState, kind: RunKind): boolean {
  const found = shownStudy(state, kind);
  if (found === null) return false;
  const own = (filter: Filter) =>
    JSON.stringify(kind === 'campaign' || kind === 'backTest' ? filter : withoutSets(filter, kind));
  return own(found.filter) !== own(state.view.filter);
}
