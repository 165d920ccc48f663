import { type BriefEntry, isBriefEntry, MOST_BRIEF_ENTRIES } from '../domain/brief';
import type { Application } from './application';
import { mapPicture } from './map-picture';
import { setStudies } from './study-commands';
import { linkFragment } from './view-commands';

/** A finding goes into the brief of the open data, with the address that shows it again. */
export async function addToBrief(
  app: Application,
  finding: Pick<BriefEntry, 'title' | 'sentences' | 'settings'>,
): Promise<void> {
  await openBrief(app);
  const state = app.store.getState();
  const { entries } = state.studies.brief;
  const now = new Date();
  const entry: BriefEntry = {
    ...finding,
    id: entries.reduce((last, { id }) => Math.max(last, id), 0) + 1,
    addedAt: now.getTime() - now.getTimezoneOffset() * 60_000,
    link: linkFragment(state),
  };
  // The map as it stands now; the words do not wait for it.
  const drawing = mapPicture(app);
  await keep(app, [...entries, entry].slice(-MOST_BRIEF_ENTRIES));
  const picture = await drawing;
  const { brief } = app.store.getState().studies;
  if (picture === null || !brief.entries.includes(entry)) return;
  await keep(
    app,
    brief.entries.map((one) => (one === entry ? { ...entry, picture } : one)),
  );
}

export async function removeFromBrief(app: Application, id: number): Promise<void> {
  await keep(
    app,
    app.store.getState().studies.brief.entries.filter((entry) => entry.id !== id),
  );
}

/** The brief of the data that is open; another data set has another. */
export async function openBrief(app: Application): Promise<void> {
  const data = dataOf(app);
  if (data === null || app.store.getState().studies.brief.data === data) return;
  const kept = await app.services.keeper.value(storeKey(data)).catch(() => null);
  if (dataOf(app) !== data) return;
  setStudies(app, { brief: { data, entries: Array.isArray(kept) ? kept.filter(isBriefEntry) : [] } });
}

async function keep(app: Application, entries: readonly BriefEntry[]): Promise<void> {
  const data = dataOf(app);
  if (data === null) return;
  setStudies(app, { brief: { data, entries } });
  await app.services.keeper.putValue(storeKey(data), entries).catch(() => undefined);
}

function dataOf(app: Application): string | null {
  return app.store.getState().dataset.summary?.id ?? null;
}

function storeKey(data: string): string {
  return `brief:${data}`;
}
