import * as z from 'zod/mini';
import { type DatasetPart, MARK_FIELDS, PART_MODES } from '../domain/dataset-part';
import type { MapReading } from '../domain/map-reading';
import { boundedText, placeSchema, recipeSchema } from './recipe-schema';
import { type LinkState, linkSchema } from './view-schema';

/** A file in the store of sources, and what it is called. */
export interface StoredSource {
  readonly source: string;
  readonly name: string;
  /** Of map files: what was chosen of them. */
  readonly reading?: MapReading | undefined;
}

/** What a stored file of the map or the desk is read as; base maps, the first of them, say nothing. */
export const LAYER_TARGETS = ['roads', 'facilities', 'roster'] as const;
export type LayerTarget = (typeof LAYER_TARGETS)[number];

export interface StoredLayer extends StoredSource {
  readonly target?: LayerTarget | undefined;
}

/** A data set that can be opened again: the stored bytes and recipes of its parts give the same rows. */
export interface StoredDataset {
  /** Its own for life, whatever its content becomes. */
  readonly id: string;
  readonly name: string;
  readonly parts: readonly DatasetPart[];
  /** Of the content when it was read last: DatasetSummary.id; '' where it has not been read since it was stored. */
  readonly fingerprint: string;
  readonly rows: number;
  /** Milliseconds since 1970. */
  readonly openedAt: number;
  /** Boundaries that were in use with it. */
  readonly zones: StoredSource | null;
  /** The view when it was left. */
  readonly state: LinkState | null;
}

/** What the last import found, so that it can be taken back. */
export interface ImportUndo {
  readonly dataset: string;
  /** The import made the data set: to take it back is to remove it. */
  readonly created: boolean;
  readonly files: readonly string[];
  /** What was open before; null: the demo. */
  readonly open: string | null;
  /** The data set's parts before. */
  readonly parts: readonly DatasetPart[];
  readonly zones: StoredSource | null;
  readonly state: LinkState | null;
}

export interface Manifest {
  readonly v: 2;
  readonly datasets: readonly StoredDataset[];
  /** Id of the data set that is open; null: the demo, or none. */
  readonly open: string | null;
  /** Boundaries in use; null: the demo's own, or none. */
  readonly zones: StoredSource | null;
  readonly references: readonly StoredLayer[];
  readonly state: LinkState | null;
  readonly undo: ImportUndo | null;
}

export const EMPTY_MANIFEST: Manifest = {
  v: 2,
  datasets: [],
  open: null,
  zones: null,
  references: [],
  state: null,
  undo: null,
};

const reading = z.optional(
  z.strictObject({ layer: z.optional(boundedText), place: z.optional(placeSchema) }),
);
const storedSource = z.strictObject({ source: boundedText, name: boundedText, reading });
const parts = z
  .array(
    z.strictObject({
      source: boundedText,
      name: boundedText,
      byteLength: z.number().check(z.gte(0)),
      recipe: recipeSchema,
      mode: z.enum(PART_MODES),
      marks: z.optional(z.array(z.enum(MARK_FIELDS)).check(z.maxLength(MARK_FIELDS.length))),
    }),
  )
  .check(z.maxLength(1000));
const references = z
  .array(
    z.strictObject({
      source: boundedText,
      name: boundedText,
      reading,
      target: z.optional(z.enum(LAYER_TARGETS)),
    }),
  )
  .check(z.maxLength(100));

const datasetSchema = z.strictObject({
  id: boundedText,
  name: boundedText,
  parts,
  fingerprint: boundedText,
  rows: z.number().check(z.gte(0)),
  openedAt: z.number(),
  zones: z.nullable(storedSource),
  state: z.nullable(linkSchema),
});

const undoSchema = z.strictObject({
  dataset: boundedText,
  created: z.boolean(),
  files: z.array(boundedText).check(z.maxLength(1000)),
  open: z.nullable(boundedText),
  parts,
  zones: z.nullable(storedSource),
  state: z.nullable(linkSchema),
});

const manifestSchema = z.strictObject({
  v: z.literal(2),
  datasets: z.array(z.unknown()).check(z.maxLength(1000)),
  open: z.nullable(boundedText),
  zones: z.nullable(storedSource),
  references,
  state: z.nullable(linkSchema),
  undo: z.unknown(),
});

const firstManifestSchema = z.strictObject({
  v: z.literal(1),
  cases: z.nullable(z.strictObject({ source: boundedText, name: boundedText, recipe: recipeSchema })),
  zones: z.nullable(storedSource),
  references,
  state: z.nullable(linkSchema),
});

/**
 * What was kept, or null where it is none of ours. Data sets and the undo are judged one by one, so that a damaged one
 * takes no other with it. A manifest of the first version, which knew one file of cases, becomes one data set.
 */
export function parseManifest(value: unknown): Manifest | null {
  const parsed = z.safeParse(manifestSchema, value);
  if (!parsed.success) return parseFirstManifest(value);
  const datasets = parsed.data.datasets.flatMap((dataset) => {
    const one = z.safeParse(datasetSchema, dataset);
    return one.success ? [one.data as StoredDataset] : [];
  });
  const undo = z.safeParse(undoSchema, parsed.data.undo);
  const { open } = parsed.data;
  return {
    ...parsed.data,
    datasets,
    open: datasets.some(({ id }) => id === open) ? open : null,
    undo: undo.success ? (undo.data as ImportUndo) : null,
  };
}

function parseFirstManifest(value: unknown): Manifest | null {
  const parsed = z.safeParse(firstManifestSchema, value);
  if (!parsed.success) return null;
  const { cases, zones, references: kept, state } = parsed.data;
  const common = { v: 2, zones, references: kept, state, undo: null } as const;
  if (cases === null) return { ...common, datasets: [], open: null };
  const { source, name, recipe } = cases;
  const part = { source, name, byteLength: 0, recipe, mode: 'append' } as DatasetPart;
  const dataset: StoredDataset = {
    id: source,
    name,
    parts: [part],
    fingerprint: state?.data ?? '',
    rows: 0,
    openedAt: 0,
    zones,
    state: null,
  };
  return { ...common, datasets: [dataset], open: source };
}

export function openDataset({ datasets, open }: Manifest): StoredDataset | null {
  return datasets.find(({ id }) => id === open) ?? null;
}

/** The stored bytes of a data set; a source that several parts share counts once. */
export function storedBytes({ parts: all }: Pick<StoredDataset, 'parts'>): number {
  return [...new Map(all.map(({ source, byteLength }) => [source, byteLength])).values()].reduce(
    (sum, bytes) => sum + bytes,
    0,
  );
}

/** Sources that something names. */
export function usedSources({ datasets, zones, references: layers, undo }: Manifest): ReadonlySet<string> {
  return new Set(
    [
      ...datasets.flatMap((dataset) => [...dataset.parts, dataset.zones]),
      ...(undo === null ? [] : [...undo.parts, undo.zones]),
      zones,
      ...layers,
    ].flatMap((one) => (one === null ? [] : [one.source])),
  );
}

/** Sources that nothing names any more. */
export function unusedSources(manifest: Manifest, stored: readonly string[]): readonly string[] {
  const used = usedSources(manifest);
  return stored.filter((id) => !used.has(id));
}

/** The manifest without what cannot be brought back: data sets and layers whose bytes the store refused. */
export function keepable(manifest: Manifest, refused: ReadonlySet<string>): Manifest {
  if (refused.size === 0) return manifest;
  const kept = (one: StoredSource | null) => one === null || !refused.has(one.source);
  const datasets = manifest.datasets.filter(({ parts: all }) => all.every(kept));
  const { undo, open, zones } = manifest;
  return {
    ...manifest,
    datasets,
    open: datasets.some(({ id }) => id === open) ? open : null,
    zones: kept(zones) ? zones : null,
    references: manifest.references.filter(kept),
    undo: undo?.parts.every(kept) === true ? undo : null,
  };
}
