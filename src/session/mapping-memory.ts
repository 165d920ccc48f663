import * as z from 'zod/mini';
import { type FieldId, isFieldId } from '../domain/field';
import type { CaseRecipe, Proposal, ProposalOverrides } from '../domain/recipe';
import { ENCODINGS } from '../domain/recipe';
import type { TimeRule } from '../domain/time-rule';
import { boundedText, columnIndex, placeSchema, timeRuleShape } from './recipe-schema';

/** How files of one layout were read the last time: columns go by their headers, so their order may change. */
export interface RememberedLayout {
  /** Format and header names: what makes two files alike. */
  readonly layout: string;
  /** What was decided by hand before the columns were looked at. */
  readonly overrides: ProposalOverrides;
  readonly columns: readonly RememberedColumn[];
  /** Headers of unmapped columns that were not kept. */
  readonly dropped: readonly string[];
  readonly place: CaseRecipe['place'] | null;
  /** How times of a column that can be read two ways are read. */
  readonly times?: readonly RememberedTimes[];
  readonly keepLast?: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** `occurrence` tells columns of one name apart, from 1. */
interface NamedColumn {
  readonly header: string;
  readonly occurrence: number;
}

export interface RememberedColumn extends NamedColumn {
  readonly field: FieldId;
}

export interface RememberedTimes extends NamedColumn {
  readonly rule: Omit<TimeRule, 'column'>;
}

/** The newest first. */
export type MappingMemory = readonly RememberedLayout[];

const MOST_LAYOUTS = 200;
const LONGEST_LAYOUT = 20_000;
export const MAPPING_FILE_KIND = 'shirong-mapping';

const named = { header: boundedText, occurrence: z.int().check(z.gte(1), z.lte(10_000)) };
const layoutSchema = z.strictObject({
  layout: z.string().check(z.minLength(1), z.maxLength(LONGEST_LAYOUT)),
  overrides: z.strictObject({
    table: z.optional(boundedText),
    encoding: z.optional(z.enum(ENCODINGS)),
    delimiter: z.optional(z.string().check(z.minLength(1), z.maxLength(8))),
    headerLine: z.optional(z.int().check(z.gte(0))),
    headerRows: z.optional(z.int().check(z.gte(1), z.lte(9))),
    area: z.optional(columnIndex),
  }),
  columns: z
    .array(z.strictObject({ field: z.string().check(z.refine((id) => isFieldId(id))), ...named }))
    .check(z.maxLength(200)),
  dropped: z.array(boundedText).check(z.maxLength(10_000)),
  place: z.nullable(placeSchema),
  times: z.optional(
    z.array(z.strictObject({ ...named, rule: z.strictObject(timeRuleShape) })).check(z.maxLength(1000)),
  ),
  keepLast: z.optional(z.boolean()),
  at: z.number(),
});
const memorySchema = z.array(layoutSchema).check(z.maxLength(MOST_LAYOUTS));
const fileSchema = z.strictObject({
  kind: z.literal(MAPPING_FILE_KIND),
  v: z.literal(1),
  layouts: memorySchema,
});

/** Of what the store held; a memory that is none of ours is none. */
export function parseMappingMemory(value: unknown): MappingMemory {
  const parsed = z.safeParse(memorySchema, value);
  return parsed.success ? (parsed.data as MappingMemory) : [];
}

export function mappingFileText(memory: MappingMemory): string {
  return JSON.stringify({ kind: MAPPING_FILE_KIND, v: 1, layouts: memory }, null, 1);
}

/** The layouts of a mapping file, or null where the value is no such file. */
export function parseMappingFile(value: unknown): MappingMemory | null {
  const parsed = z.safeParse(fileSchema, value);
  return parsed.success ? (parsed.data.layouts as MappingMemory) : null;
}

/** null where the headers say too little, or too much, to be known again by them. */
export function layoutOf({ format, headers, headerLine }: CaseRecipe): string | null {
  if (headerLine === 0) return null;
  const text = [format, ...[...headers].sort()].join('\u001F');
  return text.length > LONGEST_LAYOUT ? null : text;
}

export function rememberedLayout(memory: MappingMemory, recipe: CaseRecipe): RememberedLayout | null {
  const layout = layoutOf(recipe);
  return layout === null ? null : (memory.find((one) => one.layout === layout) ?? null);
}

/**
 * Adds what was confirmed, under the layout that was proposed at first and under the one that was confirmed: a header
 * row chosen by hand changes what the headers are.
 */
export function withLayout(
  memory: MappingMemory,
  proposed: string | null,
  recipe: CaseRecipe,
  overrides: ProposalOverrides,
  at: number,
): MappingMemory {
  const counted = countedHeaders(recipe.headers);
  const columns = Object.entries(recipe.mapping).flatMap(([field, column]) => {
    const named = column === undefined ? undefined : counted[column];
    return isFieldId(field) && named !== undefined ? [{ field, ...named }] : [];
  });
  const dropped = (recipe.dropped ?? []).flatMap((column) => recipe.headers[column] ?? []);
  const times = (recipe.times ?? []).flatMap(({ column, ...rule }) => {
    const name = counted[column];
    return name === undefined ? [] : [{ ...name, rule }];
  });
  const layouts = [...new Set([proposed, layoutOf(recipe)])].filter((layout) => layout !== null);
  const added = layouts.map((layout) => ({
    layout,
    overrides,
    columns,
    dropped,
    place: recipe.place ?? null,
    ...(times.length === 0 ? {} : { times }),
    ...(recipe.keepLast === true ? { keepLast: true } : {}),
    at,
  }));
  return [...added, ...memory.filter(({ layout }) => !layouts.includes(layout))].slice(0, MOST_LAYOUTS);
}

export function withoutLayout(memory: MappingMemory, layout: string): MappingMemory {
  return memory.filter((one) => one.layout !== layout);
}

/** Layouts of another memory come before one's own. */
export function joinedMemory(own: MappingMemory, opened: MappingMemory): MappingMemory {
  const known = new Set(opened.map(({ layout }) => layout));
  return [...opened, ...own.filter(({ layout }) => !known.has(layout))].slice(0, MOST_LAYOUTS);
}

/** The proposal with the remembered columns in place of the guessed ones. */
export function remembering(proposal: Proposal, remembered: RememberedLayout): Proposal {
  const counted = countedHeaders(proposal.recipe.headers);
  const columnOf = ({ header, occurrence }: NamedColumn) =>
    counted.findIndex((one) => one.header === header && one.occurrence === occurrence);
  const mapping: { [F in FieldId]?: number } = {};
  for (const one of remembered.columns) {
    const column = columnOf(one);
    if (column >= 0) mapping[one.field] = column;
  }
  const { place: _, dropped: __, times: proposed = [], keepLast: ___, ...recipe } = proposal.recipe;
  const times = joinedTimes(
    proposed,
    (remembered.times ?? []).map((one) => ({ column: columnOf(one), ...one.rule })),
  );
  const dropped = proposal.recipe.headers.flatMap((header, column) =>
    remembered.dropped.includes(header) ? [column] : [],
  );
  const confidence = Object.fromEntries(Object.keys(mapping).map((field) => [field, 1]));
  return {
    ...proposal,
    recipe: {
      ...recipe,
      mapping,
      ...(dropped.length === 0 ? {} : { dropped }),
      ...(remembered.place == null ? {} : { place: remembered.place }),
      ...(times.length === 0 ? {} : { times }),
      ...(remembered.keepLast === true ? { keepLast: true } : {}),
    },
    confidence,
  };
}

/** What this file's own values prove comes before what was settled for another one. */
export function joinedTimes(
  proved: readonly TimeRule[] = [],
  settled: readonly TimeRule[] = [],
): readonly TimeRule[] {
  const rules = new Map(settled.filter(({ column }) => column >= 0).map((rule) => [rule.column, rule]));
  for (const rule of proved) rules.set(rule.column, { ...rules.get(rule.column), ...rule });
  return [...rules.values()];
}

function countedHeaders(headers: readonly string[]): readonly NamedColumn[] {
  const seen = new Map<string, number>();
  return headers.map((header) => {
    const occurrence = (seen.get(header) ?? 0) + 1;
    seen.set(header, occurrence);
    return { header, occurrence };
  });
}
