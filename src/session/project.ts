import * as z from 'zod/mini';
import { type Manifest, parseManifest, usedSources } from './manifest';

/**
 * What a project file says of itself (`shirong-project.json`, the first entry of the archive): what was open, where in
 * the archive each source lies and what its bytes must be, and what this machine had learned. The file comes from
 * anywhere, so it is hostile until it parses.
 */
export interface Project {
  readonly manifest: Manifest;
  readonly sources: readonly ProjectSource[];
  /** Values of the store that were worth taking along, by key; whoever reads one checks it as it would a stored one. */
  readonly memories: Readonly<Record<string, unknown>>;
  /** Sources that are plan files, by their ids; absent for none. */
  readonly plans?: readonly string[];
  /** Local wall clock of the machine that saved it, `YYYY-MM-DD HH:MM`. */
  readonly savedAt: string;
}

export interface ProjectSource {
  /** The key that the manifest names it by. */
  readonly id: string;
  /** Path inside the archive. */
  readonly entry: string;
  readonly byteLength: number;
  /** Of the bytes, see ingest/fingerprint. */
  readonly fingerprint: string;
}

/** Translation keys `project-error.<code>`. */
export const PROJECT_ERROR_CODES = [
  'not_a_project',
  'newer_version',
  'damaged',
  'bomb',
  'too_large',
  'missing_source',
  'wrong_source',
  'read_failed',
  'storage',
  'cancelled',
] as const;
export interface ProjectError {
  readonly code: (typeof PROJECT_ERROR_CODES)[number];
  /** The entry of the archive that is meant. */
  readonly entry?: string;
}

export const PROJECT_ENTRY = 'shirong-project.json';
/** Keys of the store that a project takes along. */
export const PROJECT_MEMORIES: readonly string[] = [
  'class-book',
  'mappings',
  'score-book',
  'work-time',
  'case-marks',
];

const KIND = 'shirong-project';
/**
 * Projects with plans say 2 and those with marks of cases 3, so that a program which does not know them says that it is
 * too old for them.
 */
const VERSION = 3;
const MOST_SOURCES = 1000;

const envelope = z.looseObject({ kind: z.literal(KIND), v: z.int().check(z.gte(1)) });
const name = z.string().check(z.minLength(1), z.maxLength(2000));
const body = z.strictObject({
  kind: z.literal(KIND),
  v: z.int().check(z.gte(1), z.lte(VERSION)),
  savedAt: z.string().check(z.regex(/^\d{4}-\d\d-\d\d \d\d:\d\d$/)),
  manifest: z.looseObject({ datasets: z.optional(z.array(z.unknown())) }),
  sources: z
    .array(
      z.strictObject({
        id: name,
        entry: z.string().check(z.regex(/^sources\/\d{1,4}$/)),
        byteLength: z.int().check(z.gte(0)),
        fingerprint: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
      }),
    )
    .check(z.maxLength(MOST_SOURCES)),
  memories: z.partialRecord(z.enum(PROJECT_MEMORIES), z.unknown()),
  plans: z.optional(z.array(name).check(z.maxLength(MOST_SOURCES))),
});

export function projectText({ manifest, sources, memories, plans, savedAt }: Project): string {
  const hasPlans = plans !== undefined && plans.length > 0;
  const v = memories['case-marks'] !== undefined ? 3 : hasPlans ? 2 : 1;
  const common = { kind: KIND, v, savedAt, manifest, sources, memories };
  return JSON.stringify(hasPlans ? { ...common, plans } : common);
}

/** The project that a text describes, or why it is none: not_a_project, newer_version, damaged, missing_source. */
export function parseProject(text: string): Project | ProjectError {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { code: 'not_a_project' };
  }
  const outer = z.safeParse(envelope, value);
  if (!outer.success) return { code: 'not_a_project' };
  if (outer.data.v > VERSION) return { code: 'newer_version' };
  const inner = z.safeParse(body, value);
  const manifest = inner.success ? parseManifest(inner.data.manifest) : null;
  if (!inner.success || manifest === null) return { code: 'damaged', entry: PROJECT_ENTRY };
  // A store's damaged data set is passed over for the sake of the others; a project that lacks one is no project.
  const { datasets } = inner.data.manifest;
  if (datasets !== undefined && datasets.length !== manifest.datasets.length)
    return { code: 'damaged', entry: PROJECT_ENTRY };
  const { sources, memories, plans, savedAt } = inner.data;
  const ids = new Set(sources.map(({ id }) => id));
  const entries = new Set(sources.map(({ entry }) => entry));
  if (ids.size < sources.length || entries.size < sources.length)
    return { code: 'damaged', entry: PROJECT_ENTRY };
  for (const id of [...usedSources(manifest), ...(plans ?? [])])
    if (!ids.has(id)) return { code: 'missing_source', entry: id };
  return { manifest, sources, memories, ...(plans !== undefined && { plans }), savedAt };
}

export function isProjectError(value: Project | ProjectError): value is ProjectError {
  return 'code' in value;
}

/**
 * Does a file begin as a project file does: an archive whose first entry is the project's description? Decided on its
 * first 64 bytes, not on its name.
 */
export function looksLikeProject(head: Uint8Array): boolean {
  const isArchive = head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;
  const at = 30;
  const first = String.fromCharCode(...head.subarray(at, at + PROJECT_ENTRY.length));
  return isArchive && first === PROJECT_ENTRY;
}
