import type { SqlColumn } from '../domain/sql-query';
import { type Application, notify } from './application';
import { fitTo } from './camera-commands';
import { addReference } from './reference-commands';
import { sqlStore } from './sql-state';
import { setWorkspace } from './view-commands';

const LONGITUDES = ['lon', 'lng', 'longitude'];
const LATITUDES = ['lat', 'latitude'];
/** A mark's arm, as a share of the width of all points together, and the least of it in degrees (about 15 m). */
const ARM_SHARE = 0.006;
const LEAST_ARM = 0.00014;

const shownLayers = new WeakMap<Application, string>();

/** Columns of a place in degrees, by their names; null where the result has none. */
export function pointColumns(
  app: Application,
  columns: readonly SqlColumn[],
): { readonly lon: number; readonly lat: number } | null {
  const named = app.sqlNames().columns;
  const at = (field: 'lon' | 'lat', others: readonly string[]): number => {
    const own = named.find((column) => column.field === field)?.name;
    return columns.findIndex(
      ({ name, kind }) => kind === 'number' && (name === own || others.includes(name.toLowerCase())),
    );
  };
  const [lon, lat] = [at('lon', LONGITUDES), at('lat', LATITUDES)];
  return lon < 0 || lat < 0 ? null : { lon, lat };
}

/** The points in sight become a layer of crosses, which the list of layers can take away; another result replaces it. */
export async function showSqlPoints(app: Application): Promise<void> {
  const { result } = sqlStore(app).getState();
  const at = result === null ? null : pointColumns(app, result.columns);
  if (result === null || at === null) return;
  const places = Array.from(
    { length: result.rowCount },
    (_, row) =>
      [
        Number(result.cells[at.lon]![row] ?? Number.NaN),
        Number(result.cells[at.lat]![row] ?? Number.NaN),
      ] as const,
  ).filter(([lon, lat]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 85);
  if (places.length === 0) {
    notify(app.store, 'warn', 'notice.sql-no-points');
    return;
  }
  const lons = places.map(([lon]) => lon);
  const width = lons.reduce((a, b) => Math.max(a, b)) - lons.reduce((a, b) => Math.min(a, b));
  const file = new Blob([JSON.stringify(crosses(places, Math.max(LEAST_ARM, width * ARM_SHARE)))]);
  const read = await app.services.casebook.readReference(file, `SQL (${places.length})`);
  if (!read.ok) {
    notify(app.store, 'warn', 'notice.sql-no-points');
    return;
  }
  const before = shownLayers.get(app);
  if (before !== undefined) {
    app.store.setState(({ references }) => ({
      references: references.filter(({ layer }) => layer.id !== before),
    }));
  }
  addReference(app, read.value, null);
  shownLayers.set(app, read.value.id);
  setWorkspace(app, 'situation');
  // The map first takes the room that the workspace gives it.
  await new Promise<void>((done) => app.services.afterFrame(() => app.services.afterFrame(done)));
  fitTo(app, read.value.extent);
  notify(app.store, 'good', 'notice.sql-points', { n: places.length });
}

/** Lines are drawn at any zoom, where single dots of a base map are not. */
function crosses(places: readonly (readonly [number, number])[], arm: number): GeoJSON.FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: places.map(([lon, lat]) => {
      const up = arm * Math.cos((lat * Math.PI) / 180);
      return {
        type: 'Feature',
        properties: { kind: 'boundary' },
        geometry: {
          type: 'MultiLineString',
          coordinates: [
            [
              [lon - arm, lat - up],
              [lon + arm, lat + up],
            ],
            [
              [lon - arm, lat + up],
              [lon + arm, lat - up],
            ],
          ],
        },
      };
    }),
  };
}
