import type { ImportError } from '../domain/import-report';
import type { ReferenceLayer } from '../domain/reference-layer';
import { type Application, notify } from './application';
import { keep } from './keep';
import { rememberNow } from './remember';

export async function importReference(
  app: Application,
  file: Blob,
  name: string,
  startedAt: number,
): Promise<ImportError | null> {
  const read = await app.services.casebook.readReference(file, name);
  if (!read.ok) return read.error;
  const layer = read.value;
  addReference(app, layer, layer.id);
  if (app.store.getState().dataset.status === 'empty') app.map?.fitTo(layer.extent);
  app.services.measure('shirong:import', startedAt, { features: layer.features.length });
  notify(app.store, 'good', 'notice.reference-loaded', { n: layer.features.length, file: name });
  app.services.dropQuery();
  await keep(app, [{ source: layer.id, bytes: file }], {
    references: [
      ...app.manifest.references.filter((reference) => reference.source !== layer.id),
      { source: layer.id, name },
    ],
  });
  return null;
}

export function addReference(app: Application, layer: ReferenceLayer, source: string | null): void {
  app.store.setState((state) => ({
    references: [...state.references.filter((other) => other.layer.id !== layer.id), { layer, source }],
  }));
}

export async function removeReference(app: Application, id: string): Promise<void> {
  const { references } = app.store.getState();
  app.store.setState({ references: references.filter((reference) => reference.layer.id !== id) });
  await rememberNow(app, {
    references: app.manifest.references.filter((reference) => reference.source !== id),
  });
}
