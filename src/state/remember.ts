import type { Manifest } from '../session/manifest';
import type { Application } from './application';

const PAUSE_MS = 300;
const timers = new WeakMap<Application, ReturnType<typeof setTimeout>>();

/** Writes the manifest soon; a burst of changes is one write. */
export function remember(app: Application): void {
  if (!app.booted) return;
  clearTimeout(timers.get(app));
  timers.set(
    app,
    setTimeout(() => void rememberNow(app), PAUSE_MS),
  );
}

/** Writes the manifest at once; resolves when it is durable. A refused write is no reason to stop working. */
export async function rememberNow(app: Application, change: Partial<Manifest> = {}): Promise<boolean> {
  clearTimeout(timers.get(app));
  const state = app.store.getState();
  app.manifest = {
    ...app.manifest,
    ...change,
    state: {
      v: 1,
      data: state.dataset.summary?.id ?? null,
      workspace: state.workspace,
      view: structuredClone(state.view) as NonNullable<Manifest['state']>['view'],
      camera: state.camera,
    },
  };
  try {
    await app.services.keeper.putValue('manifest', app.manifest);
    return true;
  } catch {
    return false;
  }
}
