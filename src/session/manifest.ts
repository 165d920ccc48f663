import * as z from 'zod/mini';
import { FIELDS } from '../domain/field';
import { COORDINATE_SYSTEM_IDS, SWAPS } from '../domain/place-reading';
import { ENCODINGS, SOURCE_FORMATS } from '../domain/recipe';
import { linkSchema } from './view-schema';

/**
 * What was open: enough to bring it back from the stored source bytes. A manifest that does not parse is treated
 * as none; the sources stay in the store.
 */
const text = z.string().check(z.maxLength(2000));
const column = z.int().check(z.gte(0), z.lte(100_000));
const mapping = z.strictObject(
  Object.fromEntries(FIELDS.map((field) => [field.id, z.optional(column)])) as {
    [F in (typeof FIELDS)[number]['id']]: z.ZodMiniOptional<typeof column>;
  },
);

const place = z.strictObject({
  system: z.enum(COORDINATE_SYSTEM_IDS),
  swap: z.enum(SWAPS),
  controls: z.optional(
    z
      .array(z.strictObject({ x: z.number(), y: z.number(), lng: z.number(), lat: z.number() }))
      .check(z.maxLength(100)),
  ),
});

const recipe = z.strictObject({
  format: z.enum(SOURCE_FORMATS),
  table: z.optional(text),
  encoding: z.enum(ENCODINGS),
  delimiter: z.string().check(z.minLength(1), z.maxLength(8)),
  quote: z.string().check(z.maxLength(1)),
  escape: z.optional(z.string().check(z.maxLength(1))),
  headerLine: z.int().check(z.gte(0)),
  headerRows: z.optional(z.int().check(z.gte(1), z.lte(9))),
  headers: z.array(text).check(z.maxLength(10_000)),
  mapping,
  dropped: z.optional(z.array(column).check(z.maxLength(10_000))),
  place: z.optional(place),
});

const manifestSchema = z.strictObject({
  v: z.literal(1),
  cases: z.nullable(z.strictObject({ source: text, name: text, recipe })),
  /** Source id of the zone set in use; null: the demo's own. */
  zones: z.nullable(z.strictObject({ source: text, name: text })),
  references: z.array(z.strictObject({ source: text, name: text })).check(z.maxLength(100)),
  state: z.nullable(linkSchema),
});

export type Manifest = z.infer<typeof manifestSchema>;

export const EMPTY_MANIFEST: Manifest = { v: 1, cases: null, zones: null, references: [], state: null };

export function parseManifest(value: unknown): Manifest | null {
  const parsed = z.safeParse(manifestSchema, value);
  return parsed.success ? parsed.data : null;
}

/** Ids of the sources that a manifest needs. */
export function namedSources(manifest: Manifest): ReadonlySet<string> {
  const named = [manifest.cases, manifest.zones, ...manifest.references];
  return new Set(named.flatMap((entry) => (entry === null ? [] : [entry.source])));
}

/** Sources that nothing names any more. */
export function unusedSources(manifest: Manifest, stored: readonly string[]): readonly string[] {
  const used = namedSources(manifest);
  return stored.filter((id) => !used.has(id));
}
