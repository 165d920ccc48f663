import { FIELDS } from '../domain/field';
import { type Application, notify, refresh, setDatasetStatus } from './application';
import { readStoredCases } from './dataset-commands';
import { currentDataset } from './dataset-list';
import { reviveSets } from './row-sets';

/** A database that is lost again and again is not started again and again. */
const MOST_RESTARTS = 5;

/** From now on a database that crashed or was ended is replaced, and gets the rows again from what is stored. */
export async function watchDatabase(app: Application): Promise<void> {
  for (let restarts = 0; restarts < MOST_RESTARTS; restarts += 1) {
    await app.services.casebook.whenDatabaseLost();
    if (!(await restartDatabase(app))) return;
  }
}

/** Filters, view and places stay as they are; false where the rows could not be brought back. */
async function restartDatabase(app: Application): Promise<boolean> {
  const { casebook } = app.services;
  notify(app.store, 'warn', 'notice.database-restarting');
  app.store.setState(({ dataset }) => ({ dataset: { ...dataset, engineReady: false } }));
  const back = await bringBack(app).catch(() => false);
  if (!back) {
    notify(app.store, 'error', 'notice.database-failed');
    return false;
  }
  await casebook.whenStored();
  await reviveSets(app);
  notify(app.store, 'good', 'notice.database-restarted');
  refresh(app, performance.now());
  return true;
}

async function bringBack(app: Application): Promise<boolean> {
  const { casebook } = app.services;
  const refills = await casebook.forgetDatabase();
  const { dataset, zones } = app.store.getState();
  if (dataset.summary === null) return true;
  if (refills) {
    const stored = await casebook.storePack();
    if (!stored.ok) return false;
    const fields = FIELDS.map((field) => field.id).filter((id) => stored.value.includes(id));
    app.store.setState((state) => ({
      dataset: {
        ...state.dataset,
        ...(state.dataset.summary !== null && { summary: { ...state.dataset.summary, fields } }),
        engineReady: true,
      },
    }));
    return true;
  }
  const open = currentDataset(app);
  if (open === null) return false;
  const read = await readStoredCases(app, open, zones.zoneSet, zones.source);
  if (!read.ok) setDatasetStatus(app, 'ready');
  return read.ok;
}
