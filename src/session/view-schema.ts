import * as z from 'zod/mini';
import { CATEGORY_FIELDS, TIME_FIELDS } from '../domain/field';
import { GEO_QUALITIES } from '../domain/place';
import { type Camera, type ViewState, WORKSPACES, ZONE_MEASURES } from '../domain/view';

/**
 * Links, stored manifests and view files are hostile input: nothing but these shapes gets in, every list and text
 * is bounded, and every number is finite.
 */
const shortText = z.string().check(z.maxLength(400));
const finite = z.number();
const lng = z.number().check(z.gte(-180), z.lte(180));
const lat = z.number().check(z.gte(-90), z.lte(90));
const categoryField = z.enum(CATEGORY_FIELDS);
const timeField = z.enum(TIME_FIELDS);

const clause = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('time'), field: timeField, from: finite, to: finite }),
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
  z.strictObject({ kind: z.literal('mismatch'), level: z.enum(['district', 'street', 'community']) }),
  z.strictObject({ kind: z.literal('text'), text: shortText.check(z.minLength(1)) }),
]);

const viewState = z.strictObject({
  filter: z.array(clause).check(z.maxLength(60)),
  layers: z.strictObject({
    hidden: z.array(shortText).check(z.maxLength(100)),
    bandwidthMetres: z.number().check(z.gte(20), z.lte(5000)),
    zoneMeasure: z.enum(ZONE_MEASURES),
    includeDefault: z.boolean(),
  }),
});

const camera = z.strictObject({ lng, lat, zoom: z.number().check(z.gte(0), z.lte(24)) });

export const linkSchema = z.strictObject({
  v: z.literal(1),
  /** Fingerprint of the data the filters are meant for. */
  data: z.nullable(shortText),
  workspace: z.enum(WORKSPACES),
  view: viewState,
  camera: z.nullable(camera),
});

export interface LinkState {
  readonly v: 1;
  readonly data: string | null;
  readonly workspace: (typeof WORKSPACES)[number];
  readonly view: ViewState;
  readonly camera: Camera | null;
}

export function parseLinkState(value: unknown): LinkState | null {
  const parsed = z.safeParse(linkSchema, value);
  if (!parsed.success) return null;
  return parsed.data;
}
