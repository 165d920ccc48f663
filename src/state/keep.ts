import { type Manifest, unusedSources } from '../session/manifest';
import { type Application, notify } from './application';
import { rememberNow } from './remember';
import { touchView } from './view-commands';

/**
 * Bytes first, then the manifest that names them, then what nothing names any more is let go. Where the browser refuses,
 * it is said, and the session goes on with what it has in memory.
 */
export async function keep(
  app: Application,
  sources: readonly { readonly source: string; readonly bytes: Blob }[],
  change: Partial<Manifest>,
): Promise<void> {
  const { keeper } = app.services;
  let kept = true;
  for (const { source, bytes } of sources) kept = (await keeper.putSource(source, bytes)) && kept;
  kept = (await rememberNow(app, change)) && kept;
  await dropUnused(app);
  if (!kept) notify(app.store, 'warn', 'error.storage');
  touchView(app);
}

/** Lets go of the bytes that no data set, layer or undo names. */
export async function dropUnused(app: Application): Promise<void> {
  const { keeper } = app.services;
  try {
    for (const unused of unusedSources(app.manifest, await keeper.sourceIds())) {
      await keeper.deleteSource(unused);
    }
  } catch {
    // What could not be deleted now is found unused the next time.
  }
}
