import type { ImportError, PlaceReport } from '../domain/import-report';
import type { MapReading } from '../domain/map-reading';
import type { ZoneSet } from '../domain/zone-set';
import { type Application, notify, refresh } from './application';
import { lookAtData } from './camera-commands';
import { keep } from './keep';
import { rememberNow } from './remember';

export async function importZones(
  app: Application,
  file: Blob,
  name: string,
  startedAt: number,
  reading?: MapReading,
): Promise<ImportError | null> {
  const read = await app.services.casebook.readZones(file, name, reading);
  if (!read.ok) return read.error;
  await showZones(app, read.value, read.value.id);
  lookAtData(app);
  await app.asker.idle();
  app.services.measure('shirong:import', startedAt, { zones: read.value.zones.length });
  notify(app.store, 'good', 'notice.zones-loaded', { n: read.value.zones.length, file: name });
  app.services.dropQuery();
  const { id } = read.value;
  await keep(app, [{ source: id, bytes: file }], { zones: { source: id, name, reading } });
  return null;
}

/** Boundaries for the rows that are loaded, or, before any are, for those to come. */
async function showZones(app: Application, zoneSet: ZoneSet | null, source: string | null): Promise<void> {
  const { dataset } = app.store.getState();
  let places: PlaceReport | null = null;
  if (dataset.status === 'ready') places = await app.services.casebook.locate(zoneSet);
  app.store.setState((state) => ({
    zones: { zoneSet, source },
    selectedZone: null,
    dataset: { ...state.dataset, places, version: state.dataset.version + 1 },
    answers: {},
  }));
  refresh(app, performance.now());
}

export async function removeZones(app: Application): Promise<void> {
  await showZones(app, null, null);
  await rememberNow(app, { zones: null });
}
