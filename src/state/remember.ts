import { keepable, type Manifest } from '../session/manifest';
import type { LinkState } from '../session/view-schema';
import type { Application } from './application';

const PAUSE_MS = 300;
const timers = new WeakMap<Application, ReturnType<typeof setTimeout>>();

/** Writes the manifest soon; a burst of changes is one write. */
export function remember(app: Application): void {
  if (!app.booted || holdsNothing(app)) return;
  clearTimeout(timers.get(app));
  timers.set(
    app,
    setTimeout(() => void rememberNow(app), PAUSE_MS),
  );
}

/** An empty app has nothing to bring back, and leaves no trace where all was cleared. */
function holdsNothing(app: Application): boolean {
  const { datasets, zones, references } = app.manifest;
  const { summary } = app.store.getState().dataset;
  return summary === null && zones === null && datasets.length + references.length === 0;
}

/** What is on the screen, as it is kept. */
export function currentLink(app: Application): LinkState {
  const state = app.store.getState();
  return {
    v: 1,
    data: state.dataset.summary?.id ?? null,
    workspace: state.workspace,
    view: structuredClone(state.view),
    camera: state.camera,
  };
}

/** Writes the manifest at once; resolves when it is durable. A refused write is no reason to stop working. */
export async function rememberNow(app: Application, change: Partial<Manifest> = {}): Promise<boolean> {
  clearTimeout(timers.get(app));
  setManifest(app, { ...app.manifest, ...change, state: currentLink(app) });
  try {
    const refused = app.services.keeper.refused();
    await app.services.keeper.putValue('manifest', keepable(app.manifest, refused));
    return true;
  } catch {
    return false;
  }
}

/** The manifest, and the list of data sets that the screen shows of it. */
export function setManifest(app: Application, manifest: Manifest): void {
  const before = app.manifest;
  app.manifest = manifest;
  const { datasets, open, undo } = manifest;
  const { library } = app.store.getState();
  if (
    library.datasets === datasets &&
    library.open === open &&
    library.undo === undo &&
    before.datasets === datasets
  ) {
    return;
  }
  app.store.setState({ library: { datasets, open, undo, unkept: app.services.keeper.refused() } });
}

/** Nothing may be written after this: what was kept is about to be emptied. */
export function stopRemembering(app: Application): void {
  clearTimeout(timers.get(app));
  app.booted = false;
}
