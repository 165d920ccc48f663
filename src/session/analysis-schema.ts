import * as z from 'zod/mini';
import { COMPARISONS } from '../domain/compared-span';
import { HOTSPOT_METHODS, type HotspotRecipe } from '../domain/hotspot';
import { UNIT_KINDS } from '../domain/hotspot-units';
import { DENSITY_PERIODS, type DensityRecipe, KERNELS, LEVEL_RULES } from '../domain/study';

const weeks = z.int().check(z.gte(1), z.lte(520));

/** How the analyses of the hotspot workspace are asked: what made a picture, as far as the filter does not say it. */
export const analysisSchema = z.strictObject({
  hotspot: z.strictObject({
    units: z.strictObject({
      kind: z.enum(UNIT_KINDS),
      sideMetres: z.number().check(z.gte(20), z.lte(20_000)),
      neighbours: z.enum(['touching', 'band']),
    }),
    method: z.enum(HOTSPOT_METHODS),
    measure: z.enum(['count', 'rate']),
  }),
  density: z.strictObject({
    kernel: z.enum(KERNELS),
    bandwidthMetres: z.number().check(z.gte(20), z.lte(20_000)),
    period: z.enum(DENSITY_PERIODS),
    levels: z.enum(LEVEL_RULES),
  }),
  comparison: z.enum(COMPARISONS),
  units: z.enum(['zones', 'grid']),
  trainingWeeks: weeks,
  testWeeks: weeks,
});

export interface AnalysisSettings {
  readonly hotspot: HotspotRecipe;
  readonly density: DensityRecipe;
  readonly comparison: (typeof COMPARISONS)[number];
  readonly units: 'zones' | 'grid';
  readonly trainingWeeks: number;
  readonly testWeeks: number;
}
