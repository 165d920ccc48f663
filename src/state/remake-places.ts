import type { Filter } from '../domain/filter';
import { withoutSets } from '../domain/filter';
import { UNIT_KINDS, type UnitRecipe } from '../domain/hotspot-units';
import type { RowSetRecipe } from '../domain/row-set';
import { counted, inHotspotRoom } from '../jobs/find-hotspots';
import { parseFilter } from '../session/view-schema';
import type { Application } from './application';
import { groundFor } from './hotspot-ground';

const METRES_PER_DEGREE = 111_195;

/** Today's cases in the units that a hotspot's set names, under the filter that found them. */
export async function remakeHotspotSet(app: Application, recipe: RowSetRecipe): Promise<Uint32Array | null> {
  const units = unitRecipeOf(recipe.unit);
  const filter = typeof recipe.filter === 'string' ? parseFilter(recipe.filter) : null;
  const { places } = recipe;
  if (units === null || filter === null || !Array.isArray(places)) return null;
  const ground = await groundFor(app, units);
  const made = await inHotspotRoom(app.services, new AbortController().signal, (room) =>
    room.hotspotUnits(units, ground),
  );
  if (made === null || !made.ok) return null;
  const chosen = Uint32Array.from(places.filter((place) => isUnit(place, made.value.count)));
  if (chosen.length !== places.length) return null;
  return app.services.rowsOfUnits(withoutSets(filter, 'hotspot'), counted(made.value), chosen);
}

/** Today's cases of the class within the circle of a repeat place, under the page's filter. */
export async function remakeRepeatSet(app: Application, recipe: RowSetRecipe): Promise<Uint32Array | null> {
  const { lng, lat, major, minor, radiusMetres } = recipe;
  if (typeof lng !== 'number' || typeof lat !== 'number' || typeof radiusMetres !== 'number') return null;
  const filter: Filter = withoutSets(app.store.getState().view.filter, 'repeat');
  const cases = await app.services.placedCases(filter);
  const shrink = Math.cos((lat * Math.PI) / 180);
  return cases.rowIds.filter((_, at) => {
    const [ownMajor, ownMinor] = cases.classes[cases.classCodes[at]!] ?? [];
    if (ownMajor !== major || ownMinor !== minor) return false;
    const east = (cases.lngs[at]! - lng) * shrink;
    const north = cases.lats[at]! - lat;
    return Math.hypot(east, north) * METRES_PER_DEGREE <= radiusMetres;
  });
}

/** A recipe may come with a link. */
function unitRecipeOf(value: unknown): UnitRecipe | null {
  if (typeof value !== 'object' || value === null) return null;
  const { kind, sideMetres, neighbours } = value as Partial<Record<keyof UnitRecipe, unknown>>;
  const known = UNIT_KINDS.find((one) => one === kind);
  if (known === undefined || typeof sideMetres !== 'number' || !(sideMetres >= 20)) return null;
  if (neighbours !== 'touching' && neighbours !== 'band') return null;
  return { kind: known, sideMetres, neighbours };
}

function isUnit(place: unknown, count: number): place is number {
  return typeof place === 'number' && Number.isInteger(place) && place >= 0 && place < count;
}
