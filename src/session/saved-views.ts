import * as z from 'zod/mini';
import { boundedText } from './recipe-schema';
import { type LinkState, linkSchema } from './view-schema';

/** `view`: all of what a link holds; `filter`: of it the filter alone, whatever map, workspace and table are like then. */
export const SAVED_KINDS = ['view', 'filter'] as const;
export type SavedKind = (typeof SAVED_KINDS)[number];

export interface SavedView {
  /** Its own for life. */
  readonly id: string;
  readonly name: string;
  readonly kind: SavedKind;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  /** What the data was called. */
  readonly dataName: string;
  readonly link: LinkState;
}

export interface RecentExport {
  readonly at: number;
  readonly file: string;
  /** Id of a registered format. */
  readonly format: string;
  readonly rows: number;
  readonly masked: boolean;
  readonly dataName: string;
  /** The filter in the words that it was shown in then. */
  readonly words: readonly string[];
  /** The text of a person's own query, where the rows came from one. */
  readonly query: string | null;
  /** What was on screen. */
  readonly link: LinkState;
}

export const MOST_SAVED = 500;
export const MOST_EXPORTS = 50;

const name = z.string().check(z.minLength(1), z.maxLength(200));
const moment = z.number().check(z.gte(0), z.lt(8.64e15));

const savedSchema = z.strictObject({
  id: boundedText,
  name,
  kind: z.enum(SAVED_KINDS),
  savedAt: moment,
  dataName: boundedText,
  link: linkSchema,
});

const exportSchema = z.strictObject({
  at: moment,
  file: boundedText,
  format: boundedText,
  rows: z.number().check(z.gte(0)),
  masked: z.boolean(),
  dataName: boundedText,
  words: z.array(z.string().check(z.maxLength(4000))).check(z.maxLength(100)),
  query: z.nullable(z.string().check(z.maxLength(100_000))),
  link: linkSchema,
});

/** Each is judged by itself: a damaged one takes no other with it. */
export function parseSavedViews(value: unknown): readonly SavedView[] {
  if (!Array.isArray(value)) return [];
  const seen = new Set<string>();
  return value.slice(0, MOST_SAVED).flatMap((one) => {
    const parsed = z.safeParse(savedSchema, one);
    if (!parsed.success || seen.has(parsed.data.id)) return [];
    seen.add(parsed.data.id);
    return [parsed.data as SavedView];
  });
}

export function parseRecentExports(value: unknown): readonly RecentExport[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, MOST_EXPORTS).flatMap((one) => {
    const parsed = z.safeParse(exportSchema, one);
    return parsed.success ? [parsed.data as RecentExport] : [];
  });
}

/** A name that no other of them has: 未结案, 未结案 (2) … */
export function freeSavedName(views: readonly Pick<SavedView, 'name'>[], wanted: string): string {
  const taken = new Set(views.map((view) => view.name));
  const base = wanted.trim().slice(0, 190);
  if (!taken.has(base)) return base;
  let n = 2;
  while (taken.has(`${base} (${n})`)) n += 1;
  return `${base} (${n})`;
}
