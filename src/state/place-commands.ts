import type { MapProposal } from '../domain/map-reading';
import type { Extent } from '../domain/place';
import type { Landmarks, PlacePreview, PlaceProposal, PlaceReading } from '../domain/place-reading';
import type { CaseRecipe } from '../domain/recipe';
import type { LoadedReference } from './app-state';
import { type Application, refresh } from './application';

/** More would not tell more, and each is copied to the worker. */
const MOST_SEGMENTS = 200_000;

/** Boundaries and roads that are on the map now. */
export function landmarksOf(app: Application): Landmarks {
  const { zones, references } = app.store.getState();
  return { zoneSet: zones.zoneSet, roads: roadSegments(references) };
}

function roadSegments(references: readonly LoadedReference[]): Float64Array {
  const numbers: number[] = [];
  for (const { layer } of references) {
    for (const { geometry, properties } of layer.features) {
      if (properties.kind !== 'road') continue;
      if (geometry.type === 'LineString') addLine(numbers, geometry.coordinates);
      else if (geometry.type === 'MultiLineString')
        for (const line of geometry.coordinates) addLine(numbers, line);
      if (numbers.length >= MOST_SEGMENTS * 4) return Float64Array.from(numbers);
    }
  }
  return Float64Array.from(numbers);
}

function addLine(numbers: number[], line: readonly GeoJSON.Position[]): void {
  for (let i = 1; i < line.length; i++) {
    const [start, end] = [line[i - 1]!, line[i]!];
    numbers.push(start[0]!, start[1]!, end[0]!, end[1]!);
  }
}

/** What the file's numbers, its header and the landmarks say; null where its head cannot be read. */
export async function proposePlace(
  app: Application,
  file: File,
  recipe: CaseRecipe,
  hint: string | undefined,
  landmarks: Landmarks,
): Promise<PlaceProposal | null> {
  const proposed = await app.services.casebook.proposePlace(file, recipe, hint, landmarks);
  return proposed.ok ? proposed.value : null;
}

/** Layers and coordinate system of a map file; null where it is a table, or cannot be read. */
export async function proposeMap(
  app: Application,
  file: File,
  layer: string | undefined,
  landmarks: Landmarks,
): Promise<MapProposal | null> {
  const proposed = await app.services.casebook.proposeMap(file, layer, landmarks);
  return proposed.ok ? proposed.value : null;
}

export function previewPlace(
  app: Application,
  sample: PlaceProposal['sample'],
  reading: PlaceReading,
): Promise<PlacePreview | null> {
  return app.services.casebook.previewPlace(sample, reading);
}

/** What is out of the area where no boundaries are loaded; null: the extent that the points themselves give. */
export async function setBounds(app: Application, bounds: Extent | null): Promise<void> {
  const { dataset, zones } = app.store.getState();
  if (dataset.status !== 'ready' || zones.zoneSet !== null) return;
  const places = await app.services.casebook.locate(null, bounds ?? undefined);
  app.store.setState((state) => ({
    dataset: { ...state.dataset, places, version: state.dataset.version + 1 },
    answers: {},
  }));
  refresh(app, performance.now());
}
