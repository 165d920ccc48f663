import * as z from 'zod/mini';
import type { PlanSettings } from '../domain/plan-settings';
import { ROAD_CLASSES } from '../domain/reference-layer';
import { CHIEF_LEVELS } from '../domain/responsibility-plan';
import { soundModel } from '../domain/workload';

const weight = z.number().check(z.gte(0), z.lte(1000));
const modelSchema = z.object({
  months: z.int().check(z.gte(1), z.lte(120)),
  caseWeights: z.record(z.string().check(z.maxLength(200)), weight),
  otherCase: weight,
  per100Metres: z.partialRecord(z.enum(ROAD_CLASSES), weight),
  strictFactor: weight,
  perShop: weight,
  perFacility: weight,
  perHectare: weight,
});
const draftSchema = z.object({
  by: z.enum(['number', 'load']),
  zones: z.int().check(z.gte(1), z.lte(100_000)),
  targetLoad: z.number().check(z.gte(0)),
  tolerance: z.number().check(z.gte(0.01), z.lte(1)),
  seatRule: z.enum(['largest_remainder', 'sainte_lague']),
  seed: z.int().check(z.gte(0), z.lte(0xffff_ffff)),
  candidates: z.int().check(z.gte(1), z.lte(9)),
  stayMetres: z.number().check(z.gte(0), z.lte(100_000)),
});
const schema = z.object({
  v: z.literal(1),
  model: modelSchema,
  spans: z.partialRecord(z.enum(CHIEF_LEVELS), z.int().check(z.gte(0), z.lte(1_000_000))),
  draft: draftSchema,
});

export function storedSettings(settings: PlanSettings): z.infer<typeof schema> {
  return structuredClone({ v: 1, ...settings }) as z.infer<typeof schema>;
}

/** What a store or a file has of it; null where that is none. */
export function parseSettings(value: unknown): PlanSettings | null {
  const parsed = z.safeParse(schema, value);
  if (!parsed.success) return null;
  const { model, spans, draft } = parsed.data;
  return {
    model: soundModel({ ...model, per100Metres: definedOnly(model.per100Metres) }),
    spans: definedOnly(spans),
    draft,
  };
}

function definedOnly<K extends string>(
  values: { readonly [P in K]?: number | undefined },
): {
  readonly [P in K]?: number;
} {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [P in K]?: number;
  };
}
