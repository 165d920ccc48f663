import type { Filter } from '../domain/filter';
import type { UnitRecipe } from '../domain/hotspot-units';
import type { RoadSet } from '../domain/road-set';
import type { RowSetSource } from '../domain/row-set';
import type { ZoneSet } from '../domain/zone-set';
import type { FoundEmerging } from '../jobs/find-emerging';
import type { UnitGround } from '../jobs/hotspot-units';
import { type AppState, currentFilter } from './app-state';
import type { Application } from './application';
import type { FoundHotspots, Made } from './hotspot-state';

/** Roads of the demo city, once they were asked for. */
let demoRoads: Promise<RoadSet | null> | null = null;

/** The loaded zones, and the roads where the recipe asks for them: the last ones loaded, else the demo city's own. */
export async function groundFor(app: Application, recipe: UnitRecipe): Promise<UnitGround> {
  const { zones, references, dataset } = app.store.getState();
  const { zoneSet } = zones;
  if (recipe.kind === 'plan') return { zoneSet, roads: null, planZones: await planZones(app) };
  if (recipe.kind !== 'roads') return { zoneSet, roads: null };
  const loaded = references.findLast(({ roads }) => roads !== undefined)?.roads;
  if (loaded !== undefined) return { zoneSet, roads: loaded };
  if (dataset.summary?.synthetic !== true) return { zoneSet, roads: null };
  demoRoads ??= fetchDemoRoads(app);
  const roads = await demoRoads;
  if (roads === null) demoRoads = null;
  return { zoneSet, roads };
}

/** The id changes with the ground and the names, which the plan's own does not: it is what units are remembered by. */
async function planZones(app: Application): Promise<ZoneSet | null> {
  const { planInForceAreas } = await import('./plan-areas');
  const made = await planInForceAreas(app, 'plan_zone', new AbortController().signal);
  if (made === null) return null;
  const zones = made.zones.map((zone) => ({ ...zone, name: zone.name || zone.id }));
  const { coordinates, ringStarts, zoneStarts } = made.geometry;
  const names = new TextEncoder().encode(JSON.stringify(zones.map(({ id, name }) => [id, name])));
  let hash = 0x811c_9dc5;
  for (const { buffer, byteOffset, byteLength } of [coordinates, ringStarts, zoneStarts, names]) {
    for (const byte of new Uint8Array(buffer, byteOffset, byteLength)) {
      hash = Math.imul(hash ^ byte, 0x0100_0193);
    }
  }
  return { ...made, zones, id: `${made.id} ${(hash >>> 0).toString(16)}` };
}

async function fetchDemoRoads({ services }: Application): Promise<RoadSet | null> {
  const file = 'roads.geojson';
  const response = await fetch(services.demoUrl(file)).catch(() => null);
  if (response?.ok !== true) return null;
  const read = await services.casebook.readRoads(await response.blob(), file);
  return read.ok ? read.value.roads : null;
}

/** What an analysis is asked of: the filter but for what was derived from that analysis itself. */
export function analysedFilter(state: AppState, source: RowSetSource): Filter {
  return currentFilter(state).filter((clause) => clause.kind !== 'set' || clause.source !== source);
}

/** A result of other rows or zones is not shown. */
export function shown<T>(found: Made<T> | null, { dataset }: AppState): Made<T> | null {
  return found?.version === dataset.version ? found : null;
}

export function shownHotspots(state: AppState): FoundHotspots | null {
  return shown(state.hotspot.found, state);
}

export function shownEmerging(state: AppState): Made<FoundEmerging> | null {
  return shown(state.emerging.found, state);
}

export function isOtherFilter(made: Made<unknown>, state: AppState, source: RowSetSource): boolean {
  return JSON.stringify(made.filter) !== JSON.stringify(analysedFilter(state, source));
}
