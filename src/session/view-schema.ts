import * as z from 'zod/mini';
import { isRowField, type RowField } from '../domain/extra-field';
import { BASES, CONVENTIONS } from '../domain/fact-context';
import { CATEGORY_FIELDS, NUMBER_FIELDS, TIME_FIELDS } from '../domain/field';
import type { Filter } from '../domain/filter';
import type { Span } from '../domain/period';
import { GEO_QUALITIES, PLACE_LEVELS } from '../domain/place';
import type { CaseWeight } from '../domain/placed-cases';
import { ZONE_AREAS } from '../domain/plan-areas';
import type { Order } from '../domain/question';
import { type RecipeValue, ROW_SET_SOURCES } from '../domain/row-set';
import { type Camera, type ViewState, WORKSPACES, ZONE_MEASURES } from '../domain/view';
import { type AnalysisSettings, analysisSchema } from './analysis-schema';

/**
 * Links, stored manifests and view files are hostile input: nothing but these shapes gets in, every list and text
 * is bounded, and every number is finite.
 */
const shortText = z.string().check(z.maxLength(400));
const finite = z.number();
/** Milliseconds of the wall clock within the years that dates are written in: others cannot be shown as one. */
const moment = z.number().check(z.gte(Date.UTC(1000, 0)), z.lt(Date.UTC(10_000, 0)));
const lng = z.number().check(z.gte(-180), z.lte(180));
const lat = z.number().check(z.gte(-90), z.lte(90));
const categoryField = z.enum(CATEGORY_FIELDS);
const timeField = z.enum(TIME_FIELDS);

/** 24 bits, one an hour. */
const dayHours = z.int().check(z.gte(0), z.lt(2 ** 24));
const measure = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('field'), field: z.enum(NUMBER_FIELDS) }),
  z.strictObject({ kind: z.literal('hours'), from: timeField, to: timeField }),
]);

/** What a set was made from: plain data, at most this deep. */
const RECIPE_DEPTH = 14;
const recipeValue = recipeOf(RECIPE_DEPTH);

function recipeOf(depth: number): z.ZodMiniType<RecipeValue> {
  const plain = [z.string().check(z.maxLength(4000)), finite, z.boolean(), z.null()] as const;
  if (depth === 0) return z.union(plain);
  const inner = recipeOf(depth - 1);
  return z.union([...plain, z.array(inner).check(z.maxLength(100_000)), z.record(shortText, inner)]);
}

/** How facts count: moment, time of the period, 口径. */
const counting = z.strictObject({
  asOf: z.nullable(moment),
  basis: z.enum(BASES),
  convention: z.enum(CONVENTIONS),
});

const rowField = z.custom<RowField>(
  (value) => typeof value === 'string' && value.length <= 400 && isRowField(value),
);
const columnTest = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('contains'), text: shortText.check(z.minLength(1)) }),
  z.strictObject({ op: z.literal('among'), values: z.array(shortText).check(z.maxLength(5000)) }),
  z.strictObject({ op: z.literal('empty') }),
  z.strictObject({ op: z.literal('filled') }),
]);

const clause = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('time'), field: timeField, from: moment, to: moment }),
  z.strictObject({
    kind: z.literal('class'),
    majors: z.array(shortText).check(z.maxLength(1000)),
    minors: z.array(z.tuple([shortText, shortText])).check(z.maxLength(5000)),
  }),
  z.strictObject({
    kind: z.literal('values'),
    field: categoryField,
    values: z.array(shortText).check(z.maxLength(5000)),
  }),
  z.strictObject({
    kind: z.literal('zone'),
    zoneSet: shortText,
    zones: z.array(shortText).check(z.maxLength(5000)),
  }),
  z.strictObject({
    kind: z.literal('extent'),
    extent: z.strictObject({ west: lng, south: lat, east: lng, north: lat }),
  }),
  z.strictObject({
    kind: z.literal('lasso'),
    ring: z.array(z.tuple([lng, lat])).check(z.minLength(3), z.maxLength(1000)),
  }),
  z.strictObject({
    kind: z.literal('quality'),
    qualities: z.array(z.enum(GEO_QUALITIES)).check(z.maxLength(GEO_QUALITIES.length)),
  }),
  z.strictObject({ kind: z.literal('mismatch'), level: z.enum(PLACE_LEVELS) }),
  z.strictObject({
    kind: z.literal('hours'),
    field: timeField,
    hours: z.tuple([dayHours, dayHours, dayHours, dayHours, dayHours, dayHours, dayHours]),
  }),
  z.strictObject({ kind: z.literal('number'), measure, from: z.nullable(finite), to: z.nullable(finite) }),
  z.strictObject({
    kind: z.literal('fact'),
    fact: shortText,
    holds: z.boolean(),
    choice: counting,
  }),
  z.strictObject({
    kind: z.literal('set'),
    source: z.enum(ROW_SET_SOURCES),
    recipe: z.record(shortText, recipeValue),
    frozenAt: finite,
  }),
  z.strictObject({
    kind: z.literal('plan'),
    plan: shortText,
    zones: z.array(z.int().check(z.gte(0))).check(z.maxLength(5000)),
    chiefs: z.array(shortText).check(z.maxLength(1000)),
  }),
  z.strictObject({ kind: z.literal('text'), text: shortText.check(z.minLength(1)) }),
  z.strictObject({ kind: z.literal('column'), field: rowField, test: columnTest }),
]);

const viewState = z.strictObject({
  filter: z.array(clause).check(z.maxLength(60)),
  layers: z.strictObject({
    hidden: z.array(shortText).check(z.maxLength(100)),
    bandwidthMetres: z.number().check(z.gte(20), z.lte(5000)),
    zoneMeasure: z.enum(ZONE_MEASURES),
    zoneArea: z.optional(z.enum(ZONE_AREAS)),
    includeDefault: z.boolean(),
  }),
  counting: z.optional(counting),
});

const camera = z.strictObject({ lng, lat, zoom: z.number().check(z.gte(0), z.lte(24)) });

/** Of the table: what it is sorted by, and its columns, null where nobody chose any. */
const orders = z
  .array(z.strictObject({ field: rowField, descending: z.boolean(), by: z.optional(z.literal('pinyin')) }))
  .check(z.maxLength(20));
const table = z.strictObject({
  order: z.custom<readonly Order[]>((value) => z.safeParse(orders, value).success),
  columns: z.nullable(z.array(rowField).check(z.maxLength(1000))),
});

export const linkSchema = z.strictObject({
  v: z.literal(1),
  /** Fingerprint of the data the filters are meant for. */
  data: z.nullable(shortText),
  workspace: z.enum(WORKSPACES),
  view: viewState,
  camera: z.nullable(camera),
  analysis: z.optional(analysisSchema),
  table: z.optional(table),
});

export interface LinkState {
  readonly v: 1;
  readonly data: string | null;
  readonly workspace: (typeof WORKSPACES)[number];
  readonly view: ViewState;
  readonly camera: Camera | null;
  /** Of a link to the hotspot workspace. */
  readonly analysis?: AnalysisSettings | undefined;
  /** Of a view in which the table matters. */
  readonly table?: TableSettings | undefined;
}

export interface TableSettings {
  readonly order: readonly Order[];
  readonly columns: readonly RowField[] | null;
}

export function parseLinkState(value: unknown): LinkState | null {
  const parsed = z.safeParse(linkSchema, value);
  if (!parsed.success) return null;
  return parsed.data;
}

const filterSchema = z.array(clause).check(z.maxLength(60));

/** A filter within the recipe of a set, as data or (older sets) as text; null where it is none. */
export function filterOfRecipe(value: RecipeValue | undefined): Filter | null {
  try {
    const parsed = z.safeParse(filterSchema, typeof value === 'string' ? JSON.parse(value) : value);
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** A filter, or any other plain value, as a recipe holds it. */
export function asRecipeValue(value: Filter | CaseWeight | Span): RecipeValue {
  const plain: RecipeValue = JSON.parse(JSON.stringify(value));
  return plain;
}
