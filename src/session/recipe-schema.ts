import * as z from 'zod/mini';
import { FIELDS } from '../domain/field';
import { COORDINATE_SYSTEM_IDS, SWAPS } from '../domain/place-reading';
import { ENCODINGS, SOURCE_FORMATS } from '../domain/recipe';
import { DATE_ORDERS, SERIAL_EPOCHS } from '../domain/time-rule';

/** Stored recipes are hostile input like everything that comes from a store or a file. */
export const boundedText = z.string().check(z.maxLength(2000));
export const columnIndex = z.int().check(z.gte(0), z.lte(100_000));

const mapping = z.strictObject(
  Object.fromEntries(FIELDS.map((field) => [field.id, z.optional(columnIndex)])) as {
    [F in (typeof FIELDS)[number]['id']]: z.ZodMiniOptional<typeof columnIndex>;
  },
);

export const placeSchema = z.strictObject({
  system: z.enum(COORDINATE_SYSTEM_IDS),
  swap: z.enum(SWAPS),
  controls: z.optional(
    z
      .array(z.strictObject({ x: z.number(), y: z.number(), lng: z.number(), lat: z.number() }))
      .check(z.maxLength(100)),
  ),
});

export const timeRuleShape = {
  order: z.optional(z.enum(DATE_ORDERS)),
  epoch: z.optional(z.literal(SERIAL_EPOCHS)),
};

export const recipeSchema = z.strictObject({
  format: z.enum(SOURCE_FORMATS),
  table: z.optional(boundedText),
  encoding: z.enum(ENCODINGS),
  delimiter: z.string().check(z.minLength(1), z.maxLength(8)),
  quote: z.string().check(z.maxLength(1)),
  escape: z.optional(z.string().check(z.maxLength(1))),
  headerLine: z.int().check(z.gte(0)),
  headerRows: z.optional(z.int().check(z.gte(1), z.lte(9))),
  area: z.optional(
    z.strictObject({
      firstLine: z.int().check(z.gte(1)),
      lastLine: z.int().check(z.gte(0)),
      firstColumn: columnIndex,
      lastColumn: columnIndex,
    }),
  ),
  headers: z.array(boundedText).check(z.maxLength(10_000)),
  mapping,
  dropped: z.optional(z.array(columnIndex).check(z.maxLength(10_000))),
  place: z.optional(placeSchema),
  times: z.optional(
    z.array(z.strictObject({ column: columnIndex, ...timeRuleShape })).check(z.maxLength(1000)),
  ),
  keepLast: z.optional(z.boolean()),
});
