import * as z from 'zod/mini';
import { COMPARISONS } from '../domain/compared-span';
import type { CubeReference } from '../domain/emerging';
import { HOTSPOT_MEASURES, HOTSPOT_METHODS, type HotspotRecipe } from '../domain/hotspot';
import type { UnitRecipe } from '../domain/hotspot-units';
import type { CaseWeight } from '../domain/placed-cases';
import type { DensityRecipe } from '../domain/study';
import { SLICE_UNITS, type SliceUnit } from '../domain/time-slices';
import { caseWeightSchema, densityRecipeSchema, unitRecipeSchema } from './analysis-parts-schema';

const weeks = z.int().check(z.gte(1), z.lte(520));

const metres = z.number().check(z.gte(20), z.lte(20_000));
const few = z.int().check(z.gte(1), z.lte(1000));

/** Analyses of the hotspot workspace. */
export const ANALYSIS_TABS = [
  'significant',
  'emerging',
  'repeat',
  'density',
  'tide',
  'change',
  'brief',
] as const;

/** How the analyses of the hotspot workspace are asked: what made a picture, as far as the filter does not say it. */
export const analysisSchema = z.strictObject({
  hotspot: z.strictObject({
    units: unitRecipeSchema,
    method: z.enum(HOTSPOT_METHODS),
    measure: z.enum(HOTSPOT_MEASURES),
    weight: z.optional(caseWeightSchema),
  }),
  density: densityRecipeSchema,
  comparison: z.enum(COMPARISONS),
  units: z.enum(['zones', 'grid']),
  trainingWeeks: weeks,
  testWeeks: weeks,
  // Links of an earlier version end here.
  tab: z.optional(z.enum(ANALYSIS_TABS)),
  weight: z.optional(caseWeightSchema),
  emerging: z.optional(
    z.strictObject({
      units: unitRecipeSchema,
      slice: z.enum(SLICE_UNITS),
      reference: z.enum(['whole_cube', 'slice']),
    }),
  ),
  repeat: z.optional(z.strictObject({ radiusMetres: metres, fewestCases: few })),
  clusters: z.optional(z.strictObject({ reachMetres: metres, fewest: few })),
  campaignDay: z.optional(z.nullable(z.number().check(z.gte(Date.UTC(1000, 0)), z.lt(Date.UTC(10_000, 0))))),
  campaignDays: z.optional(z.int().check(z.gte(1), z.lte(3650))),
});

export interface AnalysisSettings {
  readonly hotspot: HotspotRecipe;
  readonly density: DensityRecipe;
  readonly comparison: (typeof COMPARISONS)[number];
  readonly units: 'zones' | 'grid';
  readonly trainingWeeks: number;
  readonly testWeeks: number;
  readonly tab?: (typeof ANALYSIS_TABS)[number] | undefined;
  readonly weight?: CaseWeight | undefined;
  readonly emerging?:
    | { readonly units: UnitRecipe; readonly slice: SliceUnit; readonly reference: CubeReference }
    | undefined;
  readonly repeat?: { readonly radiusMetres: number; readonly fewestCases: number } | undefined;
  readonly clusters?: { readonly reachMetres: number; readonly fewest: number } | undefined;
  readonly campaignDay?: number | null | undefined;
  readonly campaignDays?: number | undefined;
}
