import { type Clause, type ClauseKey, clauseKey, withClause, withoutClause } from '../domain/filter';
import type { Extent, LngLat } from '../domain/place';
import type { Order } from '../domain/question';
import type { Camera, LayerSettings, ViewState, Workspace } from '../domain/view';
import { decodeLink, encodeLink } from '../session/link';
import type { LinkState } from '../session/view-schema';
import { analysisSettings, applyAnalysis } from './analysis-settings';
import type { AppState } from './app-state';
import { type Application, notify, refresh } from './application';
import { remember } from './remember';

export function linkState(state: AppState): LinkState {
  return {
    v: 1,
    data: state.dataset.summary?.id ?? null,
    workspace: state.workspace,
    view: state.view,
    camera: state.camera,
    ...(state.workspace === 'hotspot' ? { analysis: analysisSettings(state) } : {}),
    ...(state.workspace === 'records' ? { table: { order: state.order, columns: state.visibleFields } } : {}),
  };
}

/** The address of the state; empty where it is too long for one: an address never says something untrue. */
export function linkFragment(state: AppState): string {
  const link = linkState(state);
  return encodeLink(link) ?? encodeLink({ ...link, table: undefined }) ?? '';
}

function noteDepth(app: Application): void {
  const depth = app.history?.depth();
  if (depth !== undefined) app.store.setState({ undoDepth: depth.undo, redoDepth: depth.redo });
}

/** A complete change of the view: one undo step. `label` is the translation key of what it did. */
export function commitView(
  app: Application,
  view: ViewState,
  label: string,
  enteredAt = performance.now(),
): void {
  app.moving = null;
  app.store.setState({ view, liveFilter: null });
  app.history?.push(view, label, linkFragment(app.store.getState()));
  noteDepth(app);
  refresh(app, enteredAt);
  remember(app);
}

/** The address and the manifest follow, without an undo step. */
export function touchView(app: Application): void {
  if (!app.booted) return;
  const state = app.store.getState();
  app.history?.touch(state.view, linkFragment(state));
  remember(app);
}

/** Translation key, with the field after a colon where the text names one. */
function labelOf(clause: Clause): string {
  return clause.kind === 'values' ? `undo.values:${clause.field}` : `undo.${clause.kind}`;
}

export function setClause(app: Application, clause: Clause, enteredAt = performance.now()): void {
  const { view } = app.store.getState();
  const filter = withClause(view.filter, clause);
  commitView(app, { ...view, filter }, labelOf(clause), enteredAt);
}

export function removeClause(app: Application, key: ClauseKey, enteredAt = performance.now()): void {
  const { view } = app.store.getState();
  const clause = view.filter.find((one) => clauseKey(one) === key);
  if (clause === undefined) {
    cancelGesture(app);
    return;
  }
  commitView(app, { ...view, filter: withoutClause(view.filter, key) }, labelOf(clause), enteredAt);
}

/** Some clauses away, then one set: a single undo step, named by the clause or else by the first that went. */
export function replaceClauses(
  app: Application,
  removed: readonly ClauseKey[],
  clause: Clause | null,
  enteredAt = performance.now(),
): void {
  const { view } = app.store.getState();
  const gone = view.filter.filter((one) => removed.includes(clauseKey(one)));
  const named = clause ?? gone[0];
  if (named === undefined) return;
  const rest = view.filter.filter((one) => !gone.includes(one));
  const filter = clause === null ? rest : withClause(rest, clause);
  commitView(app, { ...view, filter }, labelOf(named), enteredAt);
}

export function clearFilters(app: Application): void {
  const { view } = app.store.getState();
  if (view.filter.length > 0) commitView(app, { ...view, filter: [] }, 'undo.clear');
}

/** The filter under a moving pointer: shown with its answers, no undo step until the gesture ends. */
export function previewClause(
  app: Application,
  key: ClauseKey,
  clause: Clause | null,
  enteredAt: number,
): void {
  const { filter } = app.store.getState().view;
  app.moving = clause === null ? withoutClause(filter, key) : withClause(filter, clause);
  refresh(app, enteredAt, true);
}

/** A brush's clause: what is under the pointer while it moves, what is chosen once it ends; null takes it away. */
export function steerClause(
  app: Application,
  key: ClauseKey,
  clause: Clause | null,
  phase: 'move' | 'end',
): void {
  const enteredAt = performance.now();
  if (phase === 'move') previewClause(app, key, clause, enteredAt);
  else if (clause === null) removeClause(app, key, enteredAt);
  else setClause(app, clause, enteredAt);
}

export function cancelGesture(app: Application): void {
  if (app.moving === null && app.store.getState().liveFilter === null) return;
  app.moving = null;
  app.store.setState({ liveFilter: null });
  refresh(app, performance.now());
}

export function setLayers(app: Application, change: Partial<LayerSettings>): void {
  const { view } = app.store.getState();
  commitView(app, { ...view, layers: { ...view.layers, ...change } }, 'undo.layers');
}

export function toggleLayer(app: Application, id: string): void {
  const { hidden } = app.store.getState().view.layers;
  setLayers(app, {
    hidden: hidden.includes(id) ? hidden.filter((other) => other !== id) : [...hidden, id],
  });
}

/** In a workspace with a history of its own, that one's last step. */
export function undo(app: Application): void {
  if (app.stepHere === null) app.history?.undo();
  else app.stepHere('undo');
}

export function redo(app: Application): void {
  if (app.stepHere === null) app.history?.redo();
  else app.stepHere('redo');
}

/** After Back, Forward, undo or redo. */
export function showView(app: Application, view: ViewState, direction: 'undo' | 'redo', label: string): void {
  app.moving = null;
  app.store.setState({ view, liveFilter: null });
  noteDepth(app);
  refresh(app, performance.now());
  remember(app);
  if (label !== '') {
    notify(app.store, 'info', direction === 'undo' ? 'notice.undone' : 'notice.redone', { what: label });
  }
}

export function setWorkspace(app: Application, workspace: Workspace): void {
  app.store.setState({ workspace });
  touchView(app);
}

/** The camera came to rest. An extent filter follows it without adding undo steps. */
export function moveCamera(app: Application, camera: Camera, mapExtent: Extent): void {
  const before = app.store.getState();
  const follows = before.view.filter.some((clause) => clause.kind === 'extent');
  const view = follows
    ? { ...before.view, filter: withClause(before.view.filter, { kind: 'extent', extent: mapExtent }) }
    : before.view;
  app.store.setState({ camera, mapExtent, view });
  touchView(app);
  refresh(app, performance.now());
}

export function followExtent(app: Application, follow: boolean): void {
  const { mapExtent } = app.store.getState();
  if (!follow) removeClause(app, 'extent');
  else if (mapExtent !== null) setClause(app, { kind: 'extent', extent: mapExtent });
}

export function setTimeUnit(app: Application, timeUnit: AppState['timeUnit']): void {
  app.store.setState({ timeUnit });
  refresh(app, performance.now());
}

export function setOrder(app: Application, order: readonly Order[]): void {
  app.store.setState({ order });
}

/** A view from a link or a view file: applied where its data is loaded, else it waits, visibly. */
export function adoptLink(app: Application, link: LinkState): void {
  const { summary } = app.store.getState().dataset;
  if (link.data !== null && link.data !== summary?.id) {
    app.store.setState({ waiting: { data: link.data, view: link.view } });
    notify(app.store, 'warn', 'notice.waiting', { data: link.data });
    return;
  }
  app.store.setState({ workspace: link.workspace, ...tableState(link) });
  applyAnalysis(app, link.analysis);
  if (link.camera !== null) {
    app.store.setState({ camera: link.camera });
    app.map?.jumpTo(link.camera);
  }
  commitView(app, link.view, 'undo.view');
}

/** What a link says of the table, as state. */
export function tableState({ table }: LinkState): Partial<Pick<AppState, 'order' | 'visibleFields'>> {
  return table === undefined ? {} : { order: table.order, visibleFields: table.columns };
}

/** Called when rows were swapped in: filters that waited for just this data now apply. */
export function applyWaiting(app: Application): void {
  const { waiting, dataset } = app.store.getState();
  if (waiting === null || waiting.data !== dataset.summary?.id) return;
  app.store.setState({ waiting: null });
  commitView(app, waiting.view, 'undo.view');
  notify(app.store, 'good', 'notice.waiting-applied');
}

export function dropWaiting(app: Application): void {
  app.store.setState({ waiting: null });
}

/** An address pasted into a running page: the browser's new entry becomes a step, then the link is adopted. */
export function adoptFragment(app: Application, fragment: string): void {
  const state = app.store.getState();
  app.history?.adopt(state.view, 'undo.view', linkFragment(state));
  noteDepth(app);
  const link = decodeLink(fragment);
  if (link !== null) adoptLink(app, link);
}

export async function copyLink(app: Application, pageAddress: string): Promise<void> {
  const fragment = encodeLink(linkState(app.store.getState()));
  if (fragment === null) {
    notify(app.store, 'warn', 'notice.link-too-long');
    return;
  }
  const copied = await app.services.copyText(`${pageAddress}#${fragment}`);
  notify(app.store, copied ? 'good' : 'warn', copied ? 'notice.link-copied' : 'notice.copy-failed');
}

export function startLasso(app: Application): void {
  app.store.setState({ drawingLasso: true });
}

export function cancelLasso(app: Application): void {
  app.store.setState({ drawingLasso: false });
}

export function finishLasso(app: Application, ring: readonly LngLat[]): void {
  const enteredAt = performance.now();
  app.store.setState({ drawingLasso: false });
  if (ring.length >= 3) setClause(app, { kind: 'lasso', ring }, enteredAt);
}
