import type { ImportError } from '../domain/import-report';
import type { MapReading } from '../domain/map-reading';
import { ok, type Result } from '../domain/result';
import type { Roster } from '../domain/roster';
import type { LayerTarget, StoredLayer } from '../session/manifest';
import type { LoadedReference } from './app-state';
import { type Application, notify } from './application';
import { fitTo } from './camera-commands';
import { keep } from './keep';
import { rememberNow } from './remember';

type Opened =
  | { readonly id: string; readonly n: number; readonly reference: Omit<LoadedReference, 'source'> }
  | { readonly id: string; readonly n: number; readonly roster: Roster };

/** A base map, roads, facilities or a roster, read for what it is. */
async function openLayer(
  app: Application,
  file: Blob,
  name: string,
  target: LayerTarget | undefined,
  reading: MapReading | undefined,
): Promise<Result<Opened, ImportError>> {
  const { casebook } = app.services;
  switch (target) {
    case 'roads': {
      const read = await casebook.readRoads(file, name, reading);
      if (!read.ok) return read;
      const { roads } = read.value;
      return ok({ id: roads.id, n: roads.roads.length, reference: read.value });
    }
    case 'facilities': {
      const read = await casebook.readFacilities(file, name, reading);
      if (!read.ok) return read;
      const { facilities } = read.value;
      return ok({ id: facilities.id, n: facilities.facilities.length, reference: read.value });
    }
    case 'roster': {
      const read = await casebook.readRoster(file, name);
      return read.ok ? ok({ id: read.value.id, n: read.value.rows.length, roster: read.value }) : read;
    }
    case undefined: {
      const read = await casebook.readReference(file, name, reading);
      if (!read.ok) return read;
      const layer = read.value;
      return ok({ id: layer.id, n: layer.features.length, reference: { layer } });
    }
  }
}

export async function importLayer(
  app: Application,
  file: Blob,
  name: string,
  target: LayerTarget | undefined,
  startedAt: number,
  reading?: MapReading,
): Promise<ImportError | null> {
  const read = await openLayer(app, file, name, target, reading);
  if (!read.ok) return read.error;
  const opened = read.value;
  show(app, opened, opened.id);
  if ('reference' in opened && app.store.getState().dataset.status === 'empty') {
    fitTo(app, opened.reference.layer.extent);
  }
  app.services.measure('shirong:import', startedAt, { features: opened.n });
  notify(app.store, 'good', `notice.${target ?? 'reference'}-loaded`, { n: opened.n, file: name });
  app.services.dropQuery();
  const stored: StoredLayer = {
    source: opened.id,
    name,
    reading,
    ...(target === undefined ? {} : { target }),
  };
  await keep(app, [{ source: opened.id, bytes: file }], {
    references: [...app.manifest.references.filter(({ source }) => source !== opened.id), stored],
  });
  return null;
}

/** A stored layer back on the screen; false where it cannot be read any more. */
export async function showStoredLayer(app: Application, bytes: Blob, stored: StoredLayer): Promise<boolean> {
  const read = await openLayer(app, bytes, stored.name, stored.target, stored.reading);
  if (read.ok) show(app, read.value, stored.source);
  return read.ok;
}

function show(app: Application, opened: Opened, source: string): void {
  // The same bytes read as something else replace what they were.
  forget(app, opened.id);
  app.store.setState((state) =>
    'roster' in opened
      ? { rosters: [...state.rosters, opened.roster] }
      : { references: [...state.references, { ...opened.reference, source }] },
  );
}

function forget(app: Application, id: string): void {
  app.store.setState(({ references, rosters }) => ({
    references: references.filter(({ layer }) => layer.id !== id),
    rosters: rosters.filter((roster) => roster.id !== id),
  }));
}

export function addReference(app: Application, layer: LoadedReference['layer'], source: string | null): void {
  app.store.setState((state) => ({
    references: [...state.references.filter((other) => other.layer.id !== layer.id), { layer, source }],
  }));
}

export async function removeReference(app: Application, id: string): Promise<void> {
  forget(app, id);
  await rememberNow(app, {
    references: app.manifest.references.filter((reference) => reference.source !== id),
  });
}
