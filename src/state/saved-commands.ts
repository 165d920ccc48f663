import { encodeLink } from '../session/link';
import {
  freeSavedName,
  MOST_SAVED,
  type RecentExport,
  type SavedKind,
  type SavedView,
} from '../session/saved-views';
import type { LinkState } from '../session/view-schema';
import { type Application, notify } from './application';
import { copyNotice } from './copy-notice';
import { switchDataset } from './library-commands';
import { changeExports, changeViews, savedStore } from './saved-state';
import { adoptLink, commitView, linkState } from './view-commands';
import { viewFile } from './view-file-commands';

/** What is on screen, with the table's order and columns in whatever workspace it is saved. */
function wholeLink(app: Application): LinkState {
  const state = app.store.getState();
  return structuredClone({
    ...linkState(state),
    table: { order: state.order, columns: state.visibleFields },
  });
}

export async function saveView(app: Application, name: string, kind: SavedKind): Promise<void> {
  if (name.trim() === '') return;
  const { summary } = app.store.getState().dataset;
  const link = wholeLink(app);
  await changeViews(app, (views) =>
    [
      {
        id: freeId(views),
        name: freeSavedName(views, name),
        kind,
        savedAt: Date.now(),
        dataName: (summary?.name ?? '').slice(0, 400),
        link,
      },
      ...views,
    ].slice(0, MOST_SAVED),
  );
  notify(app.store, 'good', 'notice.saved-view', { name: name.trim() });
}

/** Not a secret: randomUUID is absent on an insecure address. */
function freeId(views: readonly SavedView[]): string {
  let id = Date.now().toString(36);
  while (views.some((view) => view.id === id)) id += '0';
  return id;
}

export function renameSaved(app: Application, id: string, name: string): Promise<void> {
  return changeViews(app, (views) => {
    const others = views.filter((view) => view.id !== id);
    return views.map((view) =>
      view.id === id && name.trim() !== '' ? { ...view, name: freeSavedName(others, name) } : view,
    );
  });
}

/** The name stays; what it stands for is what is on screen now. */
export async function replaceSaved(app: Application, id: string): Promise<void> {
  const link = wholeLink(app);
  const dataName = (app.store.getState().dataset.summary?.name ?? '').slice(0, 400);
  await changeViews(app, (views) =>
    views.map((view) => (view.id === id ? { ...view, link, dataName, savedAt: Date.now() } : view)),
  );
}

export function deleteSaved(app: Application, id: string): Promise<void> {
  return changeViews(app, (views) => views.filter((view) => view.id !== id));
}

/** `here`: of this data; `kept`: of another data set that is kept; `absent`: of data that has to be opened first. */
export function placeOfLink(app: Application, link: LinkState): 'here' | 'kept' | 'absent' {
  const { summary } = app.store.getState().dataset;
  if (link.data === null || link.data === summary?.id) return 'here';
  return app.manifest.datasets.some(({ fingerprint }) => fingerprint === link.data) ? 'kept' : 'absent';
}

/** Opens the data that it was saved with first, where that is kept; else it waits for it, visibly. */
export async function applySaved(
  app: Application,
  { link, kind }: Pick<SavedView, 'link' | 'kind'>,
): Promise<void> {
  if (placeOfLink(app, link) === 'kept') {
    const dataset = app.manifest.datasets.find(({ fingerprint }) => fingerprint === link.data);
    if (dataset === undefined || !(await switchDataset(app, dataset.id))) return;
  }
  if (placeOfLink(app, link) !== 'here' || kind === 'view') adoptLink(app, link);
  else applyHere(app, link);
}

/** The filter alone on whatever data is open: only because somebody asks for just that. */
export function applyHere(app: Application, link: LinkState): void {
  const { view } = app.store.getState();
  commitView(app, { ...view, filter: link.view.filter }, 'undo.view');
}

/** As a link where it fits into one, else as a file; a link holds no data. */
export async function shareSaved(
  app: Application,
  { link, name }: SavedView,
  pageAddress: string,
): Promise<void> {
  const fragment = encodeLink(link) ?? encodeLink({ ...link, table: undefined });
  if (fragment !== null) {
    await copyNotice(app, `${pageAddress}#${fragment}`, 'notice.link-copied');
    return;
  }
  saveSavedFile(app, { link, name });
  notify(app.store, 'info', 'notice.saved-as-file');
}

export function saveSavedFile(app: Application, { link, name }: Pick<SavedView, 'link' | 'name'>): void {
  const file = viewFile(name, link);
  app.services.saveFile(file.name, file.content);
}

export function forgetExports(app: Application): Promise<void> {
  return changeExports(app, () => []);
}

export function applyExport(app: Application, { link }: RecentExport): Promise<void> {
  return applySaved(app, { link, kind: 'view' });
}

export function savedViews(app: Application): readonly SavedView[] {
  return savedStore(app).getState().views ?? [];
}
