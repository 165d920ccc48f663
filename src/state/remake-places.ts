import * as z from 'zod/mini';
import { withoutSets } from '../domain/filter';
import type { LngLat } from '../domain/place';
import type { PlacedCases } from '../domain/placed-cases';
import { counted, inHotspotRoom, runHotspots } from '../jobs/find-hotspots';
import { rowsOfGrade } from '../jobs/find-repeats';
import {
  clusterSetSchema,
  emergingSetSchema,
  hotspotSetSchema,
  repeatGradeSetSchema,
  repeatSetSchema,
} from '../session/set-recipe-schema';
import { filterOfRecipe } from '../session/view-schema';
import { hotspotWeights } from './case-weights';
import { hotUnits } from './hot-units';
import { groundFor } from './hotspot-ground';
import type { SetMaker } from './set-makers';

const METRES_PER_DEGREE = 111_195;

/** Today's cases in the units that a hotspot's set names, or in all that are hot today, under the filter that found them. */
export const remakeHotspotSet: SetMaker = async (app, recipe, signal) => {
  const asked = z.safeParse(hotspotSetSchema, recipe);
  const kept = filterOfRecipe(recipe.filter);
  if (!asked.success || kept === null) return null;
  const { unit, method, measure, weight, places, unitsKey } = asked.data;
  const filter = withoutSets(kept, 'hotspot');
  const ground = await groundFor(app, unit);
  if (places !== undefined) {
    const made = await inHotspotRoom(app.services, signal, (room) => room.hotspotUnits(unit, ground));
    if (made === null || !made.ok || places.some((place) => place >= made.value.count)) return null;
    if (unitsKey !== undefined && made.value.key !== unitsKey) return null;
    return app.services.rowsOfUnits(filter, counted(made.value), Uint32Array.from(places));
  }
  const asking = { units: unit, method, measure, weight };
  const weights = await hotspotWeights(app, asking, signal);
  const found = await runHotspots(
    app.services,
    { filter, recipe: asking, ground, weights },
    () => undefined,
    signal,
  );
  if (found === null || !found.ok) return null;
  return app.services.rowsOfUnits(filter, counted(found.value.units), hotUnits(found.value));
};

/** Today's cases in the units that have the set's pattern today. */
export const remakeEmergingSet: SetMaker = async (app, recipe, signal) => {
  const asked = z.safeParse(emergingSetSchema, recipe);
  const kept = filterOfRecipe(recipe.filter);
  if (!asked.success || kept === null) return null;
  const { units, slice, reference, code } = asked.data;
  const filter = withoutSets(kept, 'emerging');
  const ground = await groundFor(app, units);
  const timeRange = app.store.getState().dataset.summary?.timeRange ?? null;
  const { runEmerging } = await import('../jobs/find-emerging');
  const found = await runEmerging(
    app.services,
    { filter, recipe: { units, slice, reference }, ground, timeRange },
    () => undefined,
    signal,
  );
  if (found === null || !found.ok) return null;
  const { codes } = found.value.result;
  const chosen = Uint32Array.from([...codes.keys()].filter((at) => codes[at] === code));
  return app.services.rowsOfUnits(filter, counted(found.value.units), chosen);
};

/** Today's cases of a repeat place, found by its class and middle; or of all places of a grade. */
export const remakeRepeatSet: SetMaker = async (app, recipe, signal) => {
  const one = z.safeParse(repeatSetSchema, recipe);
  const all = z.safeParse(repeatGradeSetSchema, recipe);
  const kept = filterOfRecipe(recipe.filter);
  if (kept === null || !(one.success || all.success)) return null;
  const { radiusMetres, fewestCases } = one.success ? one.data : all.data!;
  const cases = await app.services.placedCases(withoutSets(kept, 'repeat'));
  const found = await inHotspotRoom(app.services, signal, (room) =>
    room.findRepeats(cases, { radiusMetres, fewestCases }),
  );
  if (found === null) return null;
  if (!one.success) return rowsOfGrade(found.sites, all.data!.grade);
  const { lng, lat, major, minor } = one.data;
  const near = found.sites
    .filter((site) => site.major === major && site.minor === minor)
    .map((site) => ({ site, metres: metresApart([site.lng, site.lat], [lng, lat]) }))
    .filter(({ metres }) => metres <= radiusMetres)
    .sort((a, b) => a.metres - b.metres)[0];
  return near === undefined ? new Uint32Array(0) : near.site.rowIds.slice().sort();
};

/** Today's cluster at a point that belonged to it, or to a point within reach of that one. */
export const remakeClusterSet: SetMaker = async (app, recipe, signal) => {
  const asked = z.safeParse(clusterSetSchema, recipe);
  const kept = filterOfRecipe(recipe.filter);
  if (!asked.success || kept === null) return null;
  const { reachMetres, fewest, lng, lat } = asked.data;
  const cases = await app.services.placedCases(withoutSets(kept, 'cluster'));
  const rows = rowsByDistance(cases, [lng, lat], reachMetres);
  const found = await inHotspotRoom(app.services, signal, (room) =>
    room.findClusters(cases, { reachMetres, fewest }),
  );
  if (found === null) return null;
  for (const row of rows) {
    const cluster = found.clusters.find(({ rowIds }) => rowIds.includes(row));
    if (cluster !== undefined) return cluster.rowIds;
  }
  return new Uint32Array(0);
};

/** Rows within reach, the nearest first. */
function rowsByDistance({ rowIds, lngs, lats }: PlacedCases, place: LngLat, reachMetres: number) {
  return [...rowIds.keys()]
    .map((at) => ({ row: rowIds[at]!, metres: metresApart([lngs[at]!, lats[at]!], place) }))
    .filter(({ metres }) => metres <= reachMetres)
    .sort((a, b) => a.metres - b.metres)
    .map(({ row }) => row);
}

function metresApart([lng, lat]: LngLat, [otherLng, otherLat]: LngLat): number {
  const east = (lng - otherLng) * Math.cos((lat * Math.PI) / 180);
  return Math.hypot(east, lat - otherLat) * METRES_PER_DEGREE;
}
