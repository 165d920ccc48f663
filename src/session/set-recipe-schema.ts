import * as z from 'zod/mini';
import { COMPARISONS } from '../domain/compared-span';
import { HOTSPOT_MEASURES, HOTSPOT_METHODS } from '../domain/hotspot';
import { SLICE_UNITS } from '../domain/time-slices';
import { caseWeightSchema, densityRecipeSchema, unitRecipeSchema } from './analysis-parts-schema';

/** What sets can be made from again. A recipe may come with a link: nothing but these shapes is followed. */
const lng = z.number().check(z.gte(-180), z.lte(180));
const lat = z.number().check(z.gte(-90), z.lte(90));
const metres = z.number().check(z.gte(20), z.lte(20_000));
const name = z.string().check(z.maxLength(400));
const moment = z.number().check(z.gte(Date.UTC(1000, 0)), z.lt(Date.UTC(10_000, 0)));
const span = z.strictObject({ from: moment, to: moment });
const few = z.int().check(z.gte(1), z.lte(1000));
/** Read by `filterOfRecipe`. */
const filter = z.unknown();

/** Units by number of the units with this key, from boundaries of this name; or, where none are named, all that are called hot when the analysis is made again. */
export const hotspotSetSchema = z.strictObject({
  unit: unitRecipeSchema,
  method: z.enum(HOTSPOT_METHODS),
  measure: z.enum(HOTSPOT_MEASURES),
  weight: z.optional(caseWeightSchema),
  places: z.optional(z.array(z.int().check(z.gte(0))).check(z.maxLength(100_000))),
  unitsKey: z.optional(name),
  boundaries: z.optional(name),
  filter,
});

export const emergingSetSchema = z.strictObject({
  units: unitRecipeSchema,
  slice: z.enum(SLICE_UNITS),
  reference: z.enum(['whole_cube', 'slice']),
  code: z.int().check(z.gte(-8), z.lte(8)),
  filter,
});

/** One place, by its middle and class. */
export const repeatSetSchema = z.strictObject({
  radiusMetres: metres,
  fewestCases: few,
  lng,
  lat,
  major: name,
  minor: name,
  filter,
});

/** Every place of a grade or a higher one. */
export const repeatGradeSetSchema = z.strictObject({
  radiusMetres: metres,
  fewestCases: few,
  grade: z.enum(['high', 'middle', 'repeat']),
  filter,
});

/** The cluster at a point that belonged to it. */
export const clusterSetSchema = z.strictObject({
  reachMetres: metres,
  fewest: few,
  lng,
  lat,
  filter,
});

/** Where the density is at least `level`, weight per km² and period. */
export const densitySetSchema = z.strictObject({
  density: densityRecipeSchema,
  weight: caseWeightSchema,
  level: z.number().check(z.gt(0)),
  span,
  filter,
});

/** Cases of both spans where the later one has clearly more, or fewer. */
export const changeSetSchema = z.strictObject({
  comparison: z.enum(COMPARISONS),
  units: z.enum(['zones', 'grid']),
  earlier: span,
  later: span,
  verdict: z.literal([1, -1]),
  filter,
});
