import * as z from 'zod/mini';
import { isExtraField, type LoadedField } from '../domain/extra-field';
import { isFieldId } from '../domain/field';
import { UNIT_KINDS } from '../domain/hotspot-units';
import type { CaseWeight } from '../domain/placed-cases';
import { DENSITY_PERIODS, KERNELS, LEVEL_RULES } from '../domain/study';

/** What links and recipes of sets have in common. */
const metres = z.number().check(z.gte(20), z.lte(20_000));

export const unitRecipeSchema = z.strictObject({
  kind: z.enum(UNIT_KINDS),
  sideMetres: metres,
  neighbours: z.enum(['touching', 'band']),
});

const column = z.custom<LoadedField>(
  (value) => typeof value === 'string' && value.length <= 400 && (isExtraField(value) || isFieldId(value)),
);

export const caseWeightSchema: z.ZodMiniType<CaseWeight> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cases') }),
  z.strictObject({ kind: z.literal('area') }),
  z.strictObject({ kind: z.literal('column'), field: column }),
]);

export const densityRecipeSchema = z.strictObject({
  kernel: z.enum(KERNELS),
  bandwidthMetres: metres,
  period: z.enum(DENSITY_PERIODS),
  levels: z.enum(LEVEL_RULES),
});
